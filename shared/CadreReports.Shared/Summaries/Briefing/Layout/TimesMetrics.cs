using System.Globalization;
using System.Text;

namespace CadreReports.Summaries.Briefing.Layout;

/// <summary>
/// How wide texts in Times New Roman are. The advance widths are those of the font itself, so that lines can be counted
/// where no fonts are installed; Vietnamese marks add none.
/// </summary>
internal static class TimesMetrics
{
    private const int Unknown = 500;

    private static readonly Dictionary<char, int> Regular = Widths(
        (180, "'"), (200, "|"), (250, " ,.\u00a0"), (278, "/:;\\ijlt"), (333, "!()-I[]`fr‘’"), (350, "•"), (389, "Js"), (408, "\""),
        (444, "?acez“”"), (469, "^"), (480, "{}"), (500, "#$*0123456789_bdghknopquvxyđ–"), (541, "~"), (549, "≤≥"), (556, "FPS"),
        (564, "+<=>×−"), (611, "ELTZ"), (667, "BCR"), (722, "ADGHKNOQUVXYwĐ"), (778, "&m"), (833, "%"), (889, "M"), (921, "@"),
        (944, "W"), (1000, "—…"));

    private static readonly Dictionary<char, int> Bold = Widths(
        (220, "|"), (250, " ,.\u00a0"), (278, "'/\\il"), (333, "!()-:;[]`fjt‘’"), (350, "•"), (389, "Is"), (394, "{}"), (444, "cerz"),
        (500, "#$*0123456789?J_agovxy–“”"), (520, "~"), (549, "≤≥"), (555, "\""), (556, "Sbdhknpquđ"), (570, "+<=>×−"), (581, "^"),
        (611, "FP"), (667, "BELTZ"), (722, "ACDNRUVXYwĐ"), (778, "GHKOQ"), (833, "&m"), (930, "@"), (944, "M"), (1000, "%W—…"));

    /// <summary>Width on one line, in points.</summary>
    public static double Width(string text, double size, bool bold = false)
    {
        var widths = bold ? Bold : Regular;
        var sum = 0;
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Control or UnicodeCategory.Format))
                sum += widths.GetValueOrDefault(letter, Unknown);
        }

        return sum * size / 1000;
    }

    /// <summary>How many lines a text takes, broken at spaces and, where a word is too long for a line, within it.</summary>
    /// <param name="text">With its own line ends.</param>
    /// <param name="width">Of a line, in points.</param>
    /// <param name="size">Of the font, in points.</param>
    /// <param name="bold">Whether it is bold.</param>
    /// <param name="firstIndent">How much shorter the first line is.</param>
    public static int Lines(string text, double width, double size, bool bold = false, double firstIndent = 0)
    {
        var space = Width(" ", size, bold);
        var lines = 0;
        foreach (var paragraph in text.Split('\n'))
        {
            lines++;
            var used = lines == 1 ? firstIndent : 0;
            var isEmpty = true;
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var needed = Width(word, size, bold);
                if (!isEmpty && used + space + needed > width)
                {
                    lines++;
                    used = 0;
                    isEmpty = true;
                }

                used += (isEmpty ? 0 : space) + needed;
                isEmpty = false;
                for (; used > width && needed > width; used -= width)
                    lines++;
            }
        }

        return lines;
    }

    private static Dictionary<char, int> Widths(params (int Width, string Letters)[] groups) =>
        groups.SelectMany(g => g.Letters, (g, letter) => (letter, g.Width)).ToDictionary(pair => pair.letter, pair => pair.Width);
}
