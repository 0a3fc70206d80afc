using System.Globalization;
using BenchmarkDotNet.Attributes;
using CadreReports.Spreadsheets;
using CadreReports.Spreadsheets.Streaming;

namespace CadreReports.Benchmarks;

/// <summary>
/// A workbook written forward only, with all its looks, against ClosedXML writing the same cells bare. The tables are
/// invented: as many sheets and rows as a summary has, a column for every province.
/// </summary>
[Config(typeof(BenchmarkSettings))]
public class WriterBenchmarks
{
    private const int Sheets = 12;
    private const int Rows = 60;

    private static readonly PageMargins Margins = new(0.5, 0.5, 0.5, 0.3);
    private static readonly CellStyle Name = new() { Grid = true, Wrap = true };
    private static readonly CellStyle Heading = new() { Grid = true, Bold = true, Fill = "F3E3D6", Horizontal = HorizontalAlignment.Center };
    private static readonly CellStyle Figure = new() { Grid = true, NumberFormat = SheetStyle.WholeNumber, Horizontal = HorizontalAlignment.Right };

    private BareCells cells = null!;

    [Params(20, 63)]
    public int Provinces { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        using var output = new MemoryStream();
        Write(output);
        cells = BareCells.Of(output.ToArray());
        var expected = Sheets * ((Rows * (Provinces + 2)) + Provinces + 2);
        if (cells.Count != expected)
        {
            throw new InvalidOperationException($"{cells.Count} cells were written and not {expected}.");
        }
    }

    [Benchmark(Baseline = true, Description = "ClosedXML, the same cells bare")]
    public long ClosedXml() => cells.WriteWithClosedXml();

    [Benchmark(Description = "CadreReports streamed writer, with styles")]
    public long Streamed()
    {
        using var output = new MemoryStream();
        Write(output);
        return output.Length;
    }

    private void Write(Stream output)
    {
        var names = Enumerable.Range(1, Sheets).Select(s => string.Create(CultureInfo.InvariantCulture, $"BM{s:00}")).ToList();
        using var workbook = new StreamedWorkbook(output, names, new WorkbookProperties("Tổng hợp", "Miền Nam", "Ban", new DateTime(2023, 6, 15), []));
        foreach (var (s, name) in names.Index())
        {
            var layout = new SheetLayout([40, 14, .. Enumerable.Repeat(12d, Provinces)], Paper.A3, Landscape: true, Margins) { FrozenRows = 1, FrozenColumns = 2 };
            using var sheet = workbook.Begin(name, layout);
            for (var row = 0; row <= Rows; row++)
            {
                sheet.NextRow(row == 0 ? 30 : null);
                sheet.Text(1, row == 0 ? "Chỉ tiêu" : string.Create(CultureInfo.InvariantCulture, $"Chỉ tiêu số {row} của biểu"), row == 0 ? Heading : Name);
                sheet.Text(2, row == 0 ? "Đơn vị tính" : "người", row == 0 ? Heading : Name);
                for (var province = 0; province < Provinces; province++)
                {
                    if (row == 0)
                        sheet.Text(province + 3, string.Create(CultureInfo.InvariantCulture, $"Tỉnh {province + 1}"), Heading);
                    else
                        sheet.Number(province + 3, (s + 1L) * row * ((province * 37) + 11), Figure);
                }
            }
        }

        workbook.Finish();
    }
}
