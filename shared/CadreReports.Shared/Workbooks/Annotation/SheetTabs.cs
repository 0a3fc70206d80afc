using System.Globalization;
using System.Xml.Linq;
using CadreReports.Workbooks.Reading;

namespace CadreReports.Workbooks.Annotation;

/// <summary>The workbook's list of sheets: which there are, and one more in front of them.</summary>
internal sealed class SheetTabs
{
    private const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
    private const string ExtendedProperties = "docProps/app.xml";
    private const int LongestName = 31;

    /// <summary>The elements of a workbook that stand behind its defined names.</summary>
    private static readonly string[] AfterNames =
    [
        "calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing",
        "fileRecoveryPr", "webPublishObjects", "extLst",
    ];

    private readonly CopiedPackage copy;
    private readonly XElement root;
    private readonly XElement sheets;
    private List<SheetPart> worksheets;

    public SheetTabs(CopiedPackage copy)
    {
        this.copy = copy;
        root = copy.Xml(copy.Source.MainPart).Root!;
        Dialect = Dialect.Of(root);
        sheets = root.Element(Dialect.Main + "sheets") ?? throw new InvalidDataException("The workbook has no list of sheets.");
        worksheets = [.. WorkbookParts.Read(copy.Source).Sheets];
    }

    public Dialect Dialect { get; }

    /// <summary>The sheets of cells in their order, without an earlier result.</summary>
    public IReadOnlyList<SheetPart> Worksheets => worksheets;

    /// <summary>The sheet as it is named in the workbook, if people can see it; else null.</summary>
    public string? Visible(string sheet) => sheets.Elements(Dialect.Main + "sheet")
        .Where(s => (string?)s.Attribute("state") is null or "visible")
        .Select(s => (string?)s.Attribute("name"))
        .FirstOrDefault(name => string.Equals(name, sheet, StringComparison.OrdinalIgnoreCase));

    /// <summary>Leaves out the results of earlier checks that the workbook carries, and gives what they remember.</summary>
    public EarlierFills TakeOutResult()
    {
        var earlier = EarlierFills.Read(copy, worksheets, out var results);
        foreach (var result in results)
        {
            var elements = sheets.Elements(Dialect.Main + "sheet").ToList();
            var index = elements.FindIndex(s => string.Equals((string?)s.Attribute("name"), result.Name, StringComparison.Ordinal));
            elements[index].Remove();
            copy.Unrelate(copy.Source.MainPart, result.Part);
            copy.Remove(result.Part);
            NamesOfSheets().Where(n => Number(n.Attribute("localSheetId")!) == index).Remove();
            Renumber(number => number > index ? number - 1 : number);
        }

        worksheets = [.. worksheets.Except(results)];
        return earlier;
    }

    /// <summary>Puts the result in front of all sheets and shows it first.</summary>
    public void PutInFront(ResultSheet result)
    {
        var part = copy.FreeName("xl/worksheets/sheet", ".xml");
        var name = FreeSheetName();
        copy.Add(part, SheetType, output => PartMarkup.Save(new XDocument(result.Build()), output));
        copy.WriteLast(part);
        var id = copy.Relate(copy.Source.MainPart, "worksheet", part, Dialect);
        var number = 1 + sheets.Elements().Select(s => s.Attribute("sheetId") is { } own ? Number(own) : 0).DefaultIfEmpty().Max();
        sheets.AddFirst(Dialect.Element(
            "sheet", new XAttribute("name", name), new XAttribute("sheetId", number), new XAttribute(Dialect.Relations + "id", id)));
        Renumber(index => index + 1);
        NameRepeatedRows(name, ResultSheet.HeaderRow);
        ShowFirst();
        DropCalculationOrder();
        DropTitles();
    }

    private IEnumerable<XElement> NamesOfSheets() =>
        root.Elements(Dialect.Main + "definedNames").Elements().Where(n => n.Attribute("localSheetId") is not null);

    private void Renumber(Func<int, int> number)
    {
        foreach (var name in NamesOfSheets())
        {
            name.SetAttributeValue("localSheetId", number(Number(name.Attribute("localSheetId")!)));
        }

        foreach (var attribute in root.Elements(Dialect.Main + "bookViews").Elements().Attributes().Where(a => a.Name.LocalName is "activeTab" or "firstSheet").ToList())
        {
            attribute.SetValue(Math.Max(0, number(Number(attribute))));
        }
    }

    private string FreeSheetName()
    {
        var taken = sheets.Elements().Select(s => (string?)s.Attribute("name")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var name = AnnotationTexts.SheetName;
        for (var n = 2; taken.Contains(name); n++)
        {
            var end = string.Create(CultureInfo.InvariantCulture, $" ({n})");
            name = AnnotationTexts.SheetName[..Math.Min(AnnotationTexts.SheetName.Length, LongestName - end.Length)] + end;
        }

        return name;
    }

    private void NameRepeatedRows(string sheet, int row)
    {
        var names = root.Element(Dialect.Main + "definedNames");
        if (names is null)
        {
            names = Dialect.Element("definedNames");
            if (root.Elements().FirstOrDefault(e => AfterNames.Contains(e.Name.LocalName)) is { } next)
            {
                next.AddBeforeSelf(names);
            }
            else
            {
                root.Add(names);
            }
        }

        names.AddFirst(Dialect.Element(
            "definedName",
            new XAttribute("name", "_xlnm.Print_Titles"),
            new XAttribute("localSheetId", 0),
            string.Create(CultureInfo.InvariantCulture, $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'!${row}:${row}")));
    }

    private void ShowFirst()
    {
        var view = root.Elements(Dialect.Main + "bookViews").Elements().FirstOrDefault();
        if (view is null)
        {
            view = Dialect.Element("workbookView");
            sheets.AddBeforeSelf(Dialect.Element("bookViews", view));
        }

        view.SetAttributeValue("activeTab", 0);
        view.SetAttributeValue("firstSheet", 0);
    }

    // They count and name the sheets that the original has; programs write them anew.
    private void DropTitles()
    {
        if (copy.Source.Has(ExtendedProperties))
        {
            copy.Xml(ExtendedProperties).Root!.Elements().Where(e => e.Name.LocalName is "TitlesOfParts" or "HeadingPairs").Remove();
        }
    }

    // It may name sheets by their place; programs make it again when it is missing.
    private void DropCalculationOrder()
    {
        if (copy.Related(copy.Source.MainPart, "calcChain") is { } chain)
        {
            copy.Unrelate(copy.Source.MainPart, chain);
            copy.Remove(chain);
        }
    }

    private static int Number(XAttribute attribute) =>
        int.TryParse(attribute.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidDataException("The workbook's numbering of sheets is damaged.");
}
