namespace CadreReports.Spreadsheets.Streaming;

/// <summary>What follows the cells of a sheet, kept until they are written.</summary>
/// <param name="sheet">The sheet's number, from 1.</param>
/// <param name="styles">The workbook's looks.</param>
internal sealed class SheetTail(int sheet, StyleTable styles)
{
    private readonly List<(int Row, int Column, string Target)> links = [];
    private readonly List<(int FirstRow, int FirstColumn, int LastRow, int LastColumn)> merges = [];
    private readonly List<int> breaks = [];
    private readonly List<PlacedChart> charts = [];

    /// <summary>The looks that depend on what stands in the cells.</summary>
    public ConditionalFormats Formats { get; } = new(sheet, styles);

    /// <summary>The charts that lie over the sheet.</summary>
    public IReadOnlyList<PlacedChart> Charts => charts;

    /// <summary>Lets a cell lead to another one: <c>'Biểu 1'!A1</c>.</summary>
    public void Link(int row, int column, string target) => links.Add((row, column, target));

    /// <summary>Joins cells into one.</summary>
    public void Merge(int firstRow, int firstColumn, int lastRow, int lastColumn) => merges.Add((firstRow, firstColumn, lastRow, lastColumn));

    /// <summary>Ends a page behind a row.</summary>
    public void BreakPage(int row) => breaks.Add(row);

    /// <summary>Lays a chart over cells.</summary>
    public void Add(PlacedChart chart) => charts.Add(chart);

    /// <summary>Writes all of it in the order of the schema, and closes the worksheet.</summary>
    /// <param name="part">The worksheet part, behind its cells.</param>
    /// <param name="layout">Columns, panes and print set-up.</param>
    /// <param name="name">The sheet's name.</param>
    /// <param name="filter">The range that filters are offered on, in A1 notation; null for none.</param>
    /// <param name="onePage">Whether it is one page high, and not as many as it needs.</param>
    public void Write(MarkupWriter part, SheetLayout layout, string name, string? filter, bool onePage)
    {
        if (filter is not null)
            part.Raw("<autoFilter ref=\""u8).Text(filter).Raw("\"/>"u8);
        WriteMerges(part);
        Formats.Write(part);
        WriteLinks(part);
        SheetPage.Write(part, layout, name, onePage, breaks);
        if (charts.Count > 0)
            part.Raw("<drawing xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"rId1\"/>"u8);
        Formats.WriteExtension(part);
        part.Raw("</worksheet>"u8);
    }

    private void WriteMerges(MarkupWriter part)
    {
        if (merges.Count == 0)
        {
            return;
        }

        part.Raw("<mergeCells count=\""u8).Number(merges.Count).Raw("\">"u8);
        foreach (var (firstRow, firstColumn, lastRow, lastColumn) in merges)
        {
            part.Raw("<mergeCell ref=\""u8).Text(CellAddress.Format(firstRow, firstColumn))
                .Raw(":"u8).Text(CellAddress.Format(lastRow, lastColumn)).Raw("\"/>"u8);
        }

        part.Raw("</mergeCells>"u8);
    }

    private void WriteLinks(MarkupWriter part)
    {
        if (links.Count == 0)
        {
            return;
        }

        part.Raw("<hyperlinks>"u8);
        foreach (var (row, column, target) in links)
        {
            part.Raw("<hyperlink ref=\""u8).Text(CellAddress.Format(row, column)).Raw("\" location=\""u8).Text(target).Raw("\"/>"u8);
        }

        part.Raw("</hyperlinks>"u8);
    }
}
