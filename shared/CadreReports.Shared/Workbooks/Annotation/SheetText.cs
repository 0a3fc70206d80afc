using System.Text.RegularExpressions;
using System.Xml.Linq;
using CadreReports.Spreadsheets;

namespace CadreReports.Workbooks.Annotation;

/// <summary>Texts as a workbook's XML can hold them.</summary>
internal static partial class SheetText
{
    /// <summary>A text element: without characters that XML cannot hold, cut to what a cell may hold, never read as an escape.</summary>
    public static XElement Element(Dialect dialect, string text) => dialect.Element(
        "t", new XAttribute(XNamespace.Xml + "space", "preserve"), Escape().Replace(CellText.Clean(text), "_x005F_"));

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
