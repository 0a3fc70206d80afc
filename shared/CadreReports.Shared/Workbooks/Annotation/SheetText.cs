using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace CadreReports.Workbooks.Annotation;

/// <summary>Texts as a workbook's XML can hold them.</summary>
internal static partial class SheetText
{
    /// <summary>The most characters that a cell or a note may hold.</summary>
    public const int MaxLength = 32_767;

    /// <summary>A text element: without characters that XML cannot hold, cut to what a cell may hold, never read as an escape.</summary>
    public static XElement Element(Dialect dialect, string text) => dialect.Element(
        "t", new XAttribute(XNamespace.Xml + "space", "preserve"), Escape().Replace(Clean(text), "_x005F_"));

    /// <summary>The characters that may stand in a cell, cut to their number.</summary>
    public static string Clean(string text)
    {
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

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
