using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using CadreReports.Azurite;
using CadreReports.Catalogue;
using CadreReports.Local;
using CadreReports.Local.Samples;
using CadreReports.Submissions;
using Spectre.Console;

namespace CadreReports.Tests.EndToEnd;

/// <summary>The main job as the README's command does it.</summary>
public sealed class LocalRunTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cadre-reports-run-").FullName;

    public LocalRunTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task From_uploads_to_a_summary_whose_sums_a_second_reader_confirms()
    {
        await using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        var options = new LocalOptions(Once: true, Path.Combine(folder, "out"), Path.Combine(folder, "data"), Port: 0);
        Assert.True(await LocalRun.RunAsync(options, console, default), output.ToString());
        Assert.Contains("17/20", output.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(options.Data));

        var json = await File.ReadAllTextAsync(Path.Combine(options.Results, "status.json"));
        var board = JsonSerializer.Deserialize<StatusBoard>(json, JsonSerializerOptions.Web)!;
        var provinces = board.Provinces.ToDictionary(p => p.Code, StringComparer.Ordinal);
        Assert.Equal(("2023H1", "mien-nam", 20), (board.Period, board.Region, provinces.Count));
        Assert.Equal(17, provinces.Values.Count(p => p.Status == "accepted"));
        Assert.Equal("missing", provinces[SampleWorkbooks.AbsentProvince].Status);
        Assert.Equal("rejected", provinces[SampleWorkbooks.UnbalancedProvince].Status);
        Assert.Equal("rejected", provinces[SampleWorkbooks.UnreadableProvince].Status);
        Assert.Equal(0, provinces[SampleWorkbooks.UnreadableProvince].Facts);

        // The sums of the summary, against sums of the sample files; both read by another reader than ours.
        var catalogues = CatalogueSet.Load();
        var catalogue = catalogues.For(catalogues.Period("2023H1")!);
        var expected = new Dictionary<FigureRef, long>();
        foreach (var upload in new SampleWorkbooks(catalogues).Uploads(SampleWorkbooks.LastPeriod).Where(u => u.Expected == SubmissionState.Accepted))
        {
            foreach (var (figure, value) in SecondReader.Workbook(upload.Content, catalogue))
            {
                expected[figure] = expected.GetValueOrDefault(figure) + value;
            }
        }

        await using var summary = File.OpenRead(Path.Combine(options.Results, "2023H1-mien-nam.xlsx"));
        var totals = SecondReader.Summary(summary, catalogue);
        Assert.Equal(350, expected.Count);
        Assert.Equal(
            expected.OrderBy(f => f.Key.ToString(), StringComparer.Ordinal), totals.OrderBy(f => f.Key.ToString(), StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_second_start_finds_the_data_of_the_first()
    {
        var data = Path.Combine(folder, "storage");
        await using (var first = await AzuriteServer.StartAsync(data))
        {
            var container = new BlobContainerClient(first.ConnectionString, "kept");
            await container.CreateAsync();
            await container.UploadBlobAsync("a", new BinaryData("nội dung"));
        }

        await using var second = await AzuriteServer.StartAsync(data);
        var blob = new BlobContainerClient(second.ConnectionString, "kept").GetBlobClient("a");
        Assert.Equal("nội dung", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Theory]
    [InlineData("--once --out x", true)]
    [InlineData("--out", false)]
    [InlineData("--twice", false)]
    public void The_command_line_is_read_or_refused(string arguments, bool read) =>
        Assert.Equal(read, LocalOptions.Parse(arguments.Split(' ')) is not null);
}
