using CadreReports.Spreadsheets.Streaming;

namespace CadreReports.Tests.Spreadsheets;

public sealed class StreamedMemoryTests
{
    [Fact]
    public void Memory_does_not_grow_with_the_rows()
    {
        var small = Kept(rows: 2_000);
        var large = Kept(rows: 40_000);
        Assert.True(large < small + 100_000, $"{large} bytes are kept after 40,000 rows, {small} after 2,000.");

        // What is kept on purpose is seen, so the measure measures.
        Assert.True(Kept(rows: 40_000, linked: true) > small + 1_000_000);
    }

    /// <summary>What the writer keeps while it writes, before it is closed.</summary>
    private static long Kept(int rows, bool linked = false)
    {
        using var workbook = new StreamedWorkbook(Stream.Null, ["A"], SampleStream.Properties);
        using var sheet = workbook.Begin("A", SampleStream.Layout);
        for (var r = 0; r < rows; r++)
        {
            sheet.NextRow();
            for (var c = 1; c <= 10; c++)
            {
                if (linked && c == 1)
                    sheet.Link(1, $"Tỉnh {r}", "A", $"A{r + 1}", CellStyle.Default);
                else if (c % 2 == 0)
                    sheet.Number(c, (long)r * c, CellStyle.Default with { NumberFormat = "#,##0" });
                else
                    sheet.Text(c, $"Tỉnh {r} cột {c}", CellStyle.Default with { Bold = c == 3 });
            }
        }

        return KeptBytes.Of(new object[] { workbook, sheet });
    }
}
