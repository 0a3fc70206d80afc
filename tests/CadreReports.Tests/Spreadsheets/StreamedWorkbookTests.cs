using CadreReports.Spreadsheets;
using CadreReports.Spreadsheets.Streaming;
using CadreReports.Tests.Charts;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace CadreReports.Tests.Spreadsheets;

public sealed class StreamedWorkbookTests
{
    private static readonly PageMargins Margins = new(0.5, 0.55, 0.65, 0.3);

    private static readonly WorkbookProperties Properties = new(
        "Tổng hợp <miền Nam>", "6 tháng đầu năm 2023", "Ban Tổ chức Trung ương", new DateTime(2023, 6, 15, 8, 30, 0, DateTimeKind.Unspecified), [new("Period", "2023H1"), new("Ghi & chú", "\u0001\"a\"")]);

    [Fact]
    public void A_workbook_with_everything_is_valid()
    {
        using var file = new MemoryStream(WithEverything());
        if (Environment.GetEnvironmentVariable("DUMP") is { } dump) File.WriteAllBytes(dump, file.ToArray());
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        foreach (var version in (FileFormatVersions[])[FileFormatVersions.Office2013, FileFormatVersions.Office2019, FileFormatVersions.Microsoft365])
        {
            Assert.Empty(new OpenXmlValidator(version).Validate(document).Select(e => $"{version} {e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        }
    }

    private static byte[] WithEverything() => Save(["Tổng quan", "So sánh", "Số liệu", "Bà 'Rịa' & <Vũng Tàu>"], workbook =>
    {
        var style = new CellStyle { Grid = true, Wrap = true };
        using (var sheet = workbook.Begin("So sánh", Layout() with { FrozenColumns = 2, FrozenRows = 2, FilterRow = 2, RepeatedRows = (1, 2), RepeatedColumns = (1, 2), TabColour = "A61C1C" }))
        {
            sheet.NextRow(24);
            sheet.Text(1, "=1+1", style with { Bold = true, FontSize = 15, FontColour = "A61C1C" });
            sheet.Merge(1, 1, 1, 4);
            sheet.NextRow();
            for (var c = 1; c <= 4; c++)
                sheet.Text(c, $"Cột {c}", style with { Bold = true, Fill = "F3E3D6", Horizontal = HorizontalAlignment.Center });
            for (var r = 1; r <= 30; r++)
            {
                sheet.NextRow(r % 5 == 0 ? 30 : null);
                sheet.Text(1, $"Tỉnh {r} \u0002", style);
                sheet.Number(2, (r * 1234L) - 12000, style with { NumberFormat = "#,##0" });
                sheet.Number(3, (r * 3.25m) - 20, style with { NumberFormat = "0.0\"%\"", Indent = 1, Horizontal = HorizontalAlignment.Right });
                sheet.Number(4, r * 7L, style);
                sheet.Blank(5, style with { Hatched = true });
                if (r == 12)
                    sheet.BreakPage();
            }

            sheet.ColourScale("B3:B32", "FFFFFF", "A61C1C");
            sheet.Signs("C3:C32", "A61C1C", "2E7D32");
            sheet.DataBar("C3:C32", "D9A441");
            sheet.DataBar("D3:D32", "1F4E99", 0, 150.5m);
        }

        using (var sheet = workbook.Begin("Tổng quan", Layout() with { Landscape = true, Paper = Paper.A3, FrozenRows = 1, OnePageIfNear = true }))
        {
            sheet.NextRow();
            sheet.Link(1, "So sánh", "So sánh", "A1", style with { Underline = true, FontColour = "1F4E99" });
            sheet.NextRow();
            sheet.Moment(2, new DateTime(2023, 6, 10, 17, 0, 0, DateTimeKind.Unspecified), style with { NumberFormat = SheetStyle.TimeFormat });
            foreach (var (index, chart) in SampleCharts.All.Index())
            {
                var row = 4 + (index * 26);
                sheet.Add(chart, row, 1, row + 24, 8);
                sheet.Add(SampleCharts.InCells(chart, "Số liệu", (index * 25) + 1), row, 10, row + 24, 17);
            }
        }

        using (var sheet = workbook.Begin("Bà 'Rịa' & <Vũng Tàu>", Layout() with { FrozenColumns = 1, FilterRow = 1 }))
        {
        }

        using (var sheet = workbook.Begin("Số liệu", Layout()))
        {
            foreach (var (index, chart) in SampleCharts.All.Index())
            {
                sheet.Skip((index * 25) - sheet.Row);
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
                }
            }
        }

        workbook.Define("Total_BM01_02_total", "So sánh", "B3");
        workbook.Define("Bảng", "Bà 'Rịa' & <Vũng Tàu>", "A1:B3");
    });

    private static SheetLayout Layout() => new([20, 12, 12, 12, 8], Paper.A4, Landscape: false, Margins) { Footer = "Miền Nam & 6 tháng", PageWord = "Trang" };

    private static byte[] Save(IReadOnlyList<string> sheets, Action<StreamedWorkbook> write)
    {
        using var output = new MemoryStream();
        using (var workbook = new StreamedWorkbook(output, sheets, Properties))
        {
            write(workbook);
            workbook.Finish();
        }

        return output.ToArray();
    }
}
