using System.Buffers;
using System.Globalization;

namespace CadreReports.Spreadsheets.Streaming;

/// <summary>
/// Writes a workbook forward only: a cell is gone once it is written, so memory does not grow with the sheets. The same
/// calls always give the same bytes.
/// </summary>
internal sealed class StreamedWorkbook : IDisposable
{
    private const string OfficeRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string SpreadsheetTypes = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const int LongestSheetName = 31;

    private static readonly SearchValues<char> NotInSheetNames = SearchValues.Create("[]:*?/\\");

    private readonly StreamedPackage package;
    private readonly IReadOnlyList<string> sheets;
    private readonly HashSet<string> written = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<DefinedName> names = [];
    private readonly HashSet<string> takenNames = new(StringComparer.OrdinalIgnoreCase);
    private readonly StyleTable styles = new();
    private StreamedSheet? current;
    private int charts;
    private bool isFinished;

    /// <param name="output">Receives the xlsx; need not be seekable and is left open.</param>
    /// <param name="sheets">The names of all sheets in their order; they may be written in another one.</param>
    /// <param name="properties">What the workbook says of itself.</param>
    /// <exception cref="ArgumentException">A name is no sheet's name, or is there twice.</exception>
    public StreamedWorkbook(Stream output, IReadOnlyList<string> sheets, WorkbookProperties properties)
    {
        this.sheets = [.. sheets];
        if (sheets.Count == 0 || sheets.Distinct(StringComparer.OrdinalIgnoreCase).Count() < sheets.Count || sheets.Any(s => !IsSheetName(s)))
            throw new ArgumentException("Sheets need names of their own that Excel allows.", nameof(sheets));
        package = new StreamedPackage(output);
        package.WriteRelationships("_rels/.rels", DocumentProperties.Relationships);
        DocumentProperties.Write(package, properties);
    }

    /// <summary>A name of cells; of one sheet when it has one.</summary>
    private sealed record DefinedName(string Name, string Cells, int? Sheet, bool IsHidden);

    /// <summary>Begins a sheet; the one before must be disposed.</summary>
    /// <param name="name">One of the names given at the start, not yet written.</param>
    /// <param name="layout">Columns, panes and print set-up.</param>
    /// <exception cref="ArgumentException">There is no such sheet.</exception>
    /// <exception cref="InvalidOperationException">Another sheet is being written, or this one was.</exception>
    public StreamedSheet Begin(string name, SheetLayout layout)
    {
        Require(name);
        if (current is not null || isFinished || !written.Add(name))
            throw new InvalidOperationException($"The sheet {name} cannot be begun now.");
        var number = sheets.Index().First(s => s.Item == name).Index + 1;
        var stream = package.Begin(PartName("worksheets/sheet", number), SpreadsheetTypes + "worksheet+xml");
        return current = new StreamedSheet(this, number, name, layout, styles, stream);
    }

    /// <summary>Names a cell or range of the workbook, such as <c>Total_BM01_02_total</c>.</summary>
    /// <param name="name">A valid name, unique in the workbook.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="range">In A1 notation, without dollars: <c>D7</c> or <c>A1:B3</c>.</param>
    /// <exception cref="ArgumentException">The name is taken, or there is no such sheet.</exception>
    public void Define(string name, string sheet, string range)
    {
        Require(sheet);
        if (!takenNames.Add(name))
            throw new ArgumentException($"The name {name} is taken.", nameof(name));
        names.Add(new DefinedName(name, SheetReference.Absolute(sheet, range), null, IsHidden: false));
    }

    /// <summary>Writes what stands behind the sheets and closes the package.</summary>
    /// <exception cref="InvalidOperationException">A sheet was not written.</exception>
    public void Finish()
    {
        if (current is not null || isFinished || written.Count < sheets.Count)
            throw new InvalidOperationException("Not all sheets are written.");
        isFinished = true;
        package.Write("xl/styles.xml", SpreadsheetTypes + "styles+xml", styles.Write);
        package.Write("xl/workbook.xml", SpreadsheetTypes + "sheet.main+xml", Write);
        package.WriteRelationships("xl/_rels/workbook.xml.rels", [
            .. sheets.Select((_, i) => (OfficeRelationships + "worksheet", string.Create(CultureInfo.InvariantCulture, $"worksheets/sheet{i + 1}.xml"))),
            (OfficeRelationships + "styles", "styles.xml"),
        ]);
        package.WriteContentTypes();
        package.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        current?.Dispose();
        package.Dispose();
    }

    /// <exception cref="ArgumentException">There is no such sheet.</exception>
    internal void Require(string sheet)
    {
        if (!sheets.Contains(sheet, StringComparer.Ordinal))
            throw new ArgumentException($"The workbook has no sheet {sheet}.", nameof(sheet));
    }

    /// <summary>Names cells for one sheet only.</summary>
    internal void DefineLocal(string name, StreamedSheet sheet, string cells, bool isHidden) =>
        names.Add(new DefinedName(name, cells, sheet.Place - 1, isHidden));

    /// <summary>Writes the charts of a sheet whose cells are written.</summary>
    internal void End(StreamedSheet sheet)
    {
        current = null;
        if (sheet.Charts.Count == 0)
        {
            return;
        }

        var first = charts + 1;
        foreach (var placed in sheet.Charts)
        {
            using var stream = package.Begin(PartName("charts/chart", ++charts), DrawingPart.ChartContentType);
            placed.Write(stream);
        }

        package.Write(PartName("drawings/drawing", sheet.Place), DrawingPart.ContentType, part => DrawingPart.Write(part, sheet.Charts));
        package.WriteRelationships(
            PartName("drawings/_rels/drawing", sheet.Place) + ".rels",
            sheet.Charts.Select((_, i) => (DrawingPart.ChartRelationshipType, "/" + PartName("charts/chart", first + i))));
        package.WriteRelationships(
            PartName("worksheets/_rels/sheet", sheet.Place) + ".rels",
            [(DrawingPart.RelationshipType, "/" + PartName("drawings/drawing", sheet.Place))]);
    }

    private void Write(MarkupWriter part)
    {
        part.Raw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"""u8)
            .Raw("""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">"""u8)
            .Raw("<workbookPr/><bookViews><workbookView/></bookViews><sheets>"u8);
        foreach (var (index, name) in sheets.Index())
        {
            part.Raw("<sheet name=\""u8).Text(name).Raw("\" sheetId=\""u8).Number(index + 1).Raw("\" r:id=\"rId"u8).Number(index + 1).Raw("\"/>"u8);
        }

        part.Raw("</sheets>"u8);
        if (names.Count > 0)
        {
            part.Raw("<definedNames>"u8);
            foreach (var name in names.OrderBy(n => n.Name, StringComparer.OrdinalIgnoreCase).ThenBy(n => n.Sheet))
            {
                part.Raw("<definedName name=\""u8).Text(name.Name).Raw("\""u8);
                if (name.Sheet is { } sheet)
                    part.Raw(" localSheetId=\""u8).Number(sheet).Raw("\""u8);
                part.Raw(name.IsHidden ? " hidden=\"1\">"u8 : ">"u8).Text(name.Cells).Raw("</definedName>"u8);
            }

            part.Raw("</definedNames>"u8);
        }

        part.Raw("</workbook>"u8);
    }

    private static string PartName(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"xl/{name}{number}.xml");

    private static bool IsSheetName(string name) =>
        name.Length is > 0 and <= LongestSheetName && !name.AsSpan().ContainsAny(NotInSheetNames) && name[0] != '\'' && name[^1] != '\'' &&
        CellText.Clean(name) == name;
}
