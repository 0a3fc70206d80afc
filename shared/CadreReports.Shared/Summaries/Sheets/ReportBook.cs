using CadreReports.Spreadsheets;
using CadreReports.Spreadsheets.Streaming;

namespace CadreReports.Summaries.Sheets;

/// <summary>The workbook of a report while its sheets are written.</summary>
/// <param name="workbook">Where they go.</param>
/// <param name="footer">Stands at the left below every page.</param>
internal sealed class ReportBook(StreamedWorkbook workbook, string footer)
{
    public static readonly PageMargins Margins = new(Side: 0.5, Top: 0.55, Bottom: 0.65, HeaderAndFooter: 0.3);

    private readonly Dictionary<(int All, string? Fill), FigureLook> outOf = [];

    /// <summary>Begins a sheet; its footer is that of the report.</summary>
    public ReportSheet Begin(string name, SheetLayout layout)
    {
        layout = layout with { Footer = footer, PageWord = SummaryTexts.Page };
        return new ReportSheet(name, workbook.Begin(name, layout), layout);
    }

    /// <summary>A page that is as wide as its columns, at a percentage: its page breaks hold in every program.</summary>
    /// <param name="widths">The columns.</param>
    /// <param name="paper">A4 or A3.</param>
    /// <param name="landscape">Lying or standing.</param>
    /// <param name="printed">How many columns are printed; null for all.</param>
    public static SheetLayout Scaled(IReadOnlyList<double> widths, Paper paper, bool landscape, int? printed = null) => new(widths, paper, landscape, Margins)
    {
        PrintedColumns = printed,
        Scale = new PageFit(paper, landscape, Margins).Percent(widths.Take(printed ?? widths.Count).Sum(PageFit.ColumnWidth)),
    };

    /// <summary>Names a cell.</summary>
    public void Define(string name, CellPlace cell) => workbook.Define(name, cell.Sheet, cell.Address);

    /// <summary>A number of provinces shown against how many there are, such as 17/20; the cell's value stays 17.</summary>
    public Cell OutOf(int column, int count, int all, string? fill = null, int last = 0)
    {
        if (!outOf.TryGetValue((all, fill), out var look))
        {
            outOf.Add((all, fill), look = Look.OutOf(all, fill));
        }

        return Cell.Whole(column, count, look, last);
    }
}
