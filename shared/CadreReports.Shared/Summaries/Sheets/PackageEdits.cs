using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CadreReports.Summaries.Sheets;

/// <summary>Corrections to what ClosedXML writes, for parts that it gives no say in.</summary>
internal static partial class PackageEdits
{
    private const string WorkbookPart = "xl/workbook.xml";
    private const string StylesPart = "xl/styles.xml";
    private const string SheetFolder = "xl/worksheets/sheet";
    private const string PrintTitles = "_xlnm.Print_Titles";

    /// <summary>What to do to the root element of the part with this name; null for nothing.</summary>
    public static Action<XElement>? For(string part) => part switch
    {
        WorkbookPart => MakePrintTitlesAbsolute,
        StylesPart => SetDefaultFont,
        _ when part.StartsWith(SheetFolder, StringComparison.Ordinal) => SortColumns,
        _ => null,
    };

    /// <summary>Repeated rows and columns are written as relative references, which LibreOffice does not print.</summary>
    private static void MakePrintTitlesAbsolute(XElement workbook)
    {
        foreach (var name in workbook.Descendants(workbook.Name.Namespace + "definedName").Where(n => (string?)n.Attribute("name") == PrintTitles))
            name.Value = RowsOrColumns().Replace(name.Value, "!$$$1:$$$2");
    }

    /// <summary>
    /// The first font is the unit that column widths are counted in. Left as it is, widths depend on whether the
    /// reader's machine has a font that the report does not use.
    /// </summary>
    private static void SetDefaultFont(XElement styles)
    {
        var space = styles.Name.Namespace;
        styles.Element(space + "fonts")?.Elements(space + "font").FirstOrDefault()?.Element(space + "name")?.SetAttributeValue("val", ReportStyle.FontName);
    }

    /// <summary>Column definitions must ascend.</summary>
    private static void SortColumns(XElement sheet)
    {
        if (sheet.Element(sheet.Name.Namespace + "cols") is { } columns)
            columns.ReplaceNodes(columns.Elements().OrderBy(c => int.Parse(c.Attribute("min")!.Value, CultureInfo.InvariantCulture)).ToList());
    }

    [GeneratedRegex(@"!([A-Z]+|[0-9]+):([A-Z]+|[0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex RowsOrColumns();
}
