using System.Globalization;
using CadreReports.Spreadsheets;
using CadreReports.Spreadsheets.Streaming;

namespace CadreReports.Charts;

/// <summary>
/// The workbook inside a document that a chart's figures are edited in: categories in column A, a series in each column
/// from B, the mark behind them, names in the first row.
/// </summary>
internal static class ChartWorkbook
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public const string RelationshipType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package";

    /// <summary>The sheet's name is what Word itself calls it.</summary>
    private const string Sheet = "Sheet1";

    private const double CategoryWidth = 36;
    private const double SeriesWidth = 18;

    private static readonly PageMargins Margins = new(Side: 0.5, Top: 0.5, Bottom: 0.5, HeaderAndFooter: 0.3);

    /// <param name="chart">The chart whose figures it holds.</param>
    /// <param name="output">Receives the xlsx and is left open.</param>
    public static void Write(Chart chart, Stream output)
    {
        var title = chart.Title ?? chart.AlternativeText;
        using var workbook = new StreamedWorkbook(output, [Sheet], new WorkbookProperties(title, title, string.Empty, Date: null, []));
        var layout = new SheetLayout([CategoryWidth, .. chart.Series.Select(_ => SeriesWidth)], Paper.A4, Landscape: false, Margins);
        var figure = CellStyle.Default with { NumberFormat = chart.NumberFormat };
        using (var sheet = workbook.Begin(Sheet, layout))
        {
            sheet.NextRow();
            foreach (var (index, series) in chart.Series.Index())
            {
                sheet.Text(index + 2, series.Name, CellStyle.Default);
            }

            foreach (var (row, category) in chart.Categories.Index())
            {
                sheet.NextRow();
                sheet.Text(1, category, CellStyle.Default);
                foreach (var (index, series) in chart.Series.Index())
                {
                    if (series.Values[row] is { } value && double.IsFinite(value))
                        sheet.Number(index + 2, value, figure);
                }

                if (chart.Mark is { } mark)
                    sheet.Number(chart.Series.Count + 2, mark, figure);
            }
        }

        workbook.Finish();
    }

    /// <summary>Where the name of a series stands.</summary>
    public static string NameCell(int series) => string.Create(CultureInfo.InvariantCulture, $"{Sheet}!${Column(series)}$1");

    /// <summary>Where the categories stand.</summary>
    public static string CategoryCells(Chart chart) => Cells("A", chart);

    /// <summary>Where the figures of a series stand.</summary>
    public static string ValueCells(Chart chart, int series) => Cells(Column(series), chart);

    private static string Column(int series) => CellAddress.ColumnLetters(series + 2);

    private static string Cells(string column, Chart chart) =>
        string.Create(CultureInfo.InvariantCulture, $"{Sheet}!${column}$2:${column}${chart.Categories.Count + 1}");
}
