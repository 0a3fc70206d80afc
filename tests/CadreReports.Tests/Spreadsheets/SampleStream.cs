using CadreReports.Charts;
using CadreReports.Spreadsheets;
using CadreReports.Spreadsheets.Streaming;
using CadreReports.Tests.Charts;

namespace CadreReports.Tests.Spreadsheets;

/// <summary>Streamed workbooks to test with.</summary>
internal static class SampleStream
{
    public const string Overview = "Tổng quan";
    public const string Comparison = "So sánh";
    public const string Figures = "Số liệu";
    public const string Quoted = "Bà 'Rịa' & <Vũng Tàu>";

    public static readonly PageMargins Margins = new(0.5, 0.55, 0.65, 0.3);

    public static readonly WorkbookProperties Properties = new(
        "Tổng hợp <miền Nam>",
        "6 tháng đầu năm 2023",
        "Ban Tổ chức Trung ương",
        new DateTime(2023, 6, 15, 8, 30, 0, DateTimeKind.Unspecified),
        [new("Period", "2023H1"), new("Ghi & chú", "\u0001\"a\"")]);

    private static readonly CellStyle Style = new() { Grid = true, Wrap = true };

    public static SheetLayout Layout { get; } =
        new([20, 12, 12, 12, 8], Paper.A4, Landscape: false, Margins) { Footer = "Miền Nam & 6 tháng", PageWord = "Trang" };

    public static byte[] Save(IReadOnlyList<string> sheets, Action<StreamedWorkbook> write)
    {
        using var output = new MemoryStream();
        using (var workbook = new StreamedWorkbook(output, sheets, Properties))
        {
            write(workbook);
            workbook.Finish();
        }

        return output.ToArray();
    }

    /// <summary>A workbook that uses all that there is; its sheets are written in another order than they stand in.</summary>
    public static byte[] WithEverything() => Save([Overview, Comparison, Figures, Quoted], workbook =>
    {
        WriteComparison(workbook);
        WriteOverview(workbook);
        workbook.Begin(Quoted, Layout with { FrozenColumns = 1, FilterRow = 1 }).Dispose();
        WriteFigures(workbook);
        workbook.Define("Total_BM01_02_total", Comparison, "B3");
        workbook.Define("Bảng", Quoted, "A1:B3");
    });

    private static void WriteComparison(StreamedWorkbook workbook)
    {
        using var sheet = workbook.Begin(Comparison, Layout with
        {
            FrozenColumns = 2,
            FrozenRows = 2,
            FilterRow = 2,
            RepeatedRows = (1, 2),
            RepeatedColumns = (1, 2),
            TabColour = "A61C1C",
        });
        sheet.NextRow(24);
        sheet.Text(1, "=1+1", Style with { Bold = true, FontSize = 15, FontColour = "A61C1C" });
        sheet.Merge(1, 1, 1, 4);
        sheet.NextRow();
        for (var c = 1; c <= 4; c++)
        {
            sheet.Text(c, $"Cột {c}", Style with { Bold = true, Fill = "F3E3D6", Horizontal = HorizontalAlignment.Center });
        }

        for (var r = 1; r <= 30; r++)
        {
            sheet.NextRow(r % 5 == 0 ? 30 : null);
            sheet.Text(1, $"Tỉnh {r} \u0002", Style);
            sheet.Number(2, (r * 1234L) - 12000, Style with { NumberFormat = "#,##0" });
            sheet.Number(3, (r * 3.25m) - 20, Style with { NumberFormat = "0.0\"%\"", Indent = 1, Horizontal = HorizontalAlignment.Right });
            sheet.Number(4, r * 7L, Style);
            sheet.Blank(5, Style with { Hatched = true });
            if (r == 12)
                sheet.BreakPage();
        }

        sheet.ColourScale("B3:B32", "FFFFFF", "A61C1C");
        sheet.Signs("C3:C32", "A61C1C", "2E7D32");
        sheet.DataBar("C3:C32", "D9A441");
        sheet.DataBar("D3:D32", "1F4E99", 0, 150.5m);
    }

    private static void WriteOverview(StreamedWorkbook workbook)
    {
        using var sheet = workbook.Begin(Overview, Layout with { Landscape = true, Paper = Paper.A3, FrozenRows = 1, OnePageIfNear = true });
        sheet.NextRow();
        sheet.Link(1, Comparison, Comparison, "A1", Style with { Underline = true, FontColour = "1F4E99" });
        sheet.NextRow();
        sheet.Moment(2, new DateTime(2023, 6, 10, 17, 0, 0, DateTimeKind.Unspecified), Style with { NumberFormat = SheetStyle.TimeFormat });
        foreach (var (index, chart) in SampleCharts.All.Index())
        {
            var row = 4 + (index * 26);
            sheet.Add(chart, row, 1, row + 24, 8);
            sheet.Add(SampleCharts.InCells(chart, Figures, FirstRow(index)), row, 10, row + 24, 17);
        }
    }

    private static void WriteFigures(StreamedWorkbook workbook)
    {
        using var sheet = workbook.Begin(Figures, Layout);
        foreach (var (index, chart) in SampleCharts.All.Index())
        {
            sheet.Skip(FirstRow(index) - sheet.Row - 1);
            WriteFigures(sheet, chart);
        }
    }

    private static void WriteFigures(StreamedSheet sheet, Chart chart)
    {
        sheet.NextRow();
        for (var s = 0; s < chart.Series.Count; s++)
        {
            sheet.Text(s + 2, chart.Series[s].Name, CellStyle.Default);
        }

        for (var c = 0; c < chart.Categories.Count; c++)
        {
            sheet.NextRow();
            sheet.Text(1, chart.Categories[c], CellStyle.Default);
            for (var s = 0; s < chart.Series.Count; s++)
            {
                if (chart.Series[s].Values[c] is { } value)
                    sheet.Number(s + 2, value, CellStyle.Default);
            }

            if (chart.Mark is { } mark)
                sheet.Number(chart.Series.Count + 2, mark, CellStyle.Default);
        }
    }

    private static int FirstRow(int chart) => (chart * 25) + 1;
}
