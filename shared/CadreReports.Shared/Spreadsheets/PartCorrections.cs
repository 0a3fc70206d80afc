using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CadreReports.Spreadsheets;

/// <summary>Corrections to parts of a workbook as ClosedXML writes them, where it gives no say.</summary>
internal static partial class PartCorrections
{
    /// <summary>The part that holds the sheets' names and the defined names.</summary>
    public const string WorkbookPart = "xl/workbook.xml";

    /// <summary>The part that holds fonts and formats.</summary>
    public const string StylesPart = "xl/styles.xml";

    /// <summary>How the name of every worksheet's part begins.</summary>
    public const string SheetPrefix = "xl/worksheets/sheet";

    private const string PrintTitles = "_xlnm.Print_Titles";

    /// <summary>Repeated rows and columns are written as relative references, which LibreOffice does not print.</summary>
    /// <param name="workbook">The root element of the workbook part.</param>
    public static void MakePrintTitlesAbsolute(XElement workbook)
    {
        foreach (var name in workbook.Descendants(workbook.Name.Namespace + "definedName").Where(n => (string?)n.Attribute("name") == PrintTitles))
        {
            name.Value = RowsOrColumns().Replace(name.Value, "!$$$1:$$$2");
        }
    }

    /// <summary>
    /// The first font is the unit that column widths are counted in. Left as it is, widths depend on whether the
    /// reader's machine has a font that the workbook does not use.
    /// </summary>
    /// <param name="styles">The root element of the styles part.</param>
    /// <param name="font">The font that the workbook uses.</param>
    public static void SetDefaultFont(XElement styles, string font)
    {
        var space = styles.Name.Namespace;
        styles.Element(space + "fonts")?.Elements(space + "font").FirstOrDefault()?.Element(space + "name")?.SetAttributeValue("val", font);
    }

    /// <summary>Column definitions must ascend.</summary>
    /// <param name="sheet">The root element of a worksheet part.</param>
    public static void SortColumns(XElement sheet)
    {
        if (sheet.Element(sheet.Name.Namespace + "cols") is { } columns)
        {
            columns.ReplaceNodes(columns.Elements().OrderBy(c => int.Parse(c.Attribute("min")!.Value, CultureInfo.InvariantCulture)).ToList());
        }
    }

    [GeneratedRegex(@"!\$?([A-Z]+|[0-9]+):\$?([A-Z]+|[0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex RowsOrColumns();
}
