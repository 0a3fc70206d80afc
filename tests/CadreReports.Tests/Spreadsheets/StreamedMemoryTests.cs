using CadreReports.Spreadsheets.Streaming;

namespace CadreReports.Tests.Spreadsheets;

/// <summary>Runs while no other test does: what is alive is counted for the whole process.</summary>
[CollectionDefinition(nameof(StreamedMemoryTests), DisableParallelization = true)]
public sealed class StreamedMemoryAlone;

[Collection(nameof(StreamedMemoryTests))]
public sealed class StreamedMemoryTests
{
    [Fact]
    public void Memory_does_not_grow_with_the_rows()
    {
        var small = Alive(rows: 2_000);
        var large = Alive(rows: 40_000);
        Assert.True(large < small + 100_000, $"{large} bytes are alive after 40,000 rows, {small} after 2,000.");

        // What is kept on purpose is seen, so the measure measures.
        Assert.True(Alive(rows: 40_000, linked: true) > small + 1_000_000);
    }

    /// <summary>What the writer keeps while it writes; the least of some tries, for what else happens in the process only adds.</summary>
    private static long Alive(int rows, bool linked = false) => Enumerable.Range(0, 4).Min(_ => AliveOnce(rows, linked));

    private static long AliveOnce(int rows, bool linked)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
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

        return GC.GetTotalMemory(forceFullCollection: true) - before;
    }
}
