using System.Buffers;
using System.Text;
using System.Xml;

namespace CadreReports.Spreadsheets;

/// <summary>Texts as the cells of a workbook can hold them.</summary>
internal static class CellText
{
    /// <summary>The most characters that a cell or a note may hold.</summary>
    public const int MaxLength = 32_767;

    /// <summary>What is not, or not always, a character of XML.</summary>
    private static readonly SearchValues<char> Doubtful = SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Select(c => (char)c).Where(c => char.IsSurrogate(c) || !XmlConvert.IsXmlChar(c) || c == '\r')]);

    /// <summary>The characters that may stand in a cell, cut to their number: those that XML cannot hold are left out.</summary>
    public static string Clean(string text)
    {
        if (text.Length <= MaxLength && !text.AsSpan().ContainsAny(Doubtful))
        {
            return text;
        }

        var clean = new StringBuilder(Math.Min(text.Length, MaxLength));
        for (var i = 0; i < text.Length && clean.Length < MaxLength; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) && clean.Length + 2 <= MaxLength)
                {
                    clean.Append(text[i]).Append(text[++i]);
                }
            }
            else if (XmlConvert.IsXmlChar(text[i]) && text[i] != '\r')
            {
                clean.Append(text[i]);
            }
        }

        return clean.ToString();
    }

    /// <summary>Whether an editor would take the text for a formula, or lose its first character.</summary>
    public static bool NeedsQuotePrefix(string? text) => text is ['=' or '+' or '-' or '@' or '\'' or '\t' or '\r' or '\n', ..];
}
