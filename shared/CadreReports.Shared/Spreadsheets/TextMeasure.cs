using System.Globalization;
using System.Text;

namespace CadreReports.Spreadsheets;

/// <summary>
/// Estimates how wide a text in Times New Roman is and how many lines it takes, since the workbook is written where no
/// fonts are installed. Widths are in thousandths of the font size; Vietnamese marks add none.
/// </summary>
internal static class TextMeasure
{
    /// <summary>Width in pixels of one unit of column width (a digit of the workbook's standard font at 96 dpi).</summary>
    private const double PixelsPerUnit = 7;

    private const double PixelsPerPoint = 96d / 72d;
    private const double Padding = 7;
    private const double LineSpacing = 1.22;
    private const double Bold = 1.05;

    /// <summary>A little more than measured, because screens round every letter.</summary>
    private const double Reserve = 1.01;

    /// <summary>Width of a text on one line, in units of column width.</summary>
    public static double Units(string text, double points, bool bold = false) =>
        ((Pixels(text, points, bold) * Reserve) + Padding) / PixelsPerUnit;

    /// <summary>The widest word, in units of column width.</summary>
    public static double WidestWord(string text, double points, bool bold = false) =>
        text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(w => Units(w, points, bold)).DefaultIfEmpty(0).Max();

    /// <summary>Lines that a text takes when wrapped at words into a cell of this many units, less an indentation in units.</summary>
    public static int Lines(string text, double units, double points, bool bold = false, double indent = 0)
    {
        var room = Math.Max(((units - indent) * PixelsPerUnit) - Padding, 1) / Reserve;
        var space = Pixels(" ", points, bold);
        var lines = 0;
        foreach (var paragraph in text.Split('\n'))
        {
            lines++;
            var used = 0d;
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var width = Pixels(word, points, bold);
                if (used > 0 && used + space + width > room)
                {
                    lines++;
                    used = width;
                }
                else
                {
                    used += (used > 0 ? space : 0) + width;
                }
            }
        }

        return lines;
    }

    /// <summary>Height in points of a row that holds so many lines.</summary>
    public static double RowHeight(int lines, double points) => Math.Ceiling((lines * points * LineSpacing) + 4);

    private static double Pixels(string text, double points, bool bold)
    {
        var width = 0;
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            width += Width(letter);
        }

        return width / 1000d * points * PixelsPerPoint * (bold ? Bold : 1);
    }

    private static int Width(char letter) => letter switch
    {
        'i' or 'j' or 'l' or 't' or ' ' or '.' or ',' or ':' or ';' or '/' => 270,
        'f' or 'r' or 's' or 'I' or 'J' or '(' or ')' or '-' or '!' => 360,
        'a' or 'c' or 'e' or 'z' or '?' => 445,
        'm' => 778,
        'w' or 'A' or 'D' or 'G' or 'H' or 'K' or 'N' or 'O' or 'Q' or 'U' or 'V' or 'X' or 'Y' or 'Đ' or '&' => 722,
        'M' or 'W' or '%' or '@' or '…' or '—' => 920,
        'B' or 'C' or 'E' or 'F' or 'L' or 'P' or 'R' or 'S' or 'T' or 'Z' => 640,
        '≤' or '≥' or '=' or '+' or '×' or '−' or '<' or '>' => 570,
        _ => CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark ? 0 : 500,
    };
}
