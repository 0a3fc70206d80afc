using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CadreReports.Catalogue;
using CadreReports.Local;
using CadreReports.Local.Samples;
using CadreReports.Status;
using CadreReports.Submissions;
using CadreReports.Tests.Summaries.Exports;
using CadreReports.Time;
using DocumentFormat.OpenXml.Packaging;
using MimeKit;
using Spectre.Console;

namespace CadreReports.Tests.EndToEnd;

/// <summary>The main job as the README's command does it.</summary>
public sealed partial class LocalRunTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cadre-reports-run-").FullName;

    public LocalRunTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task From_uploads_to_a_summary_whose_sums_a_second_reader_confirms()
    {
        await using var output = new StringWriter();
        var console = Console(output);
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

        // The same sums stand in the files for programs.
        var wanted = expected.ToDictionary(f => f.Key.ToString(), f => f.Value, StringComparer.Ordinal);
        var data = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(options.Results, "2023H1-mien-nam.json"))).RootElement;
        Assert.Equal(
            wanted.OrderBy(f => f.Key, StringComparer.Ordinal),
            data.GetProperty("forms").EnumerateArray().SelectMany(f => f.GetProperty("figures").EnumerateArray())
                .Where(f => f.GetProperty("total").ValueKind == JsonValueKind.Number)
                .Select(f => KeyValuePair.Create(f.GetProperty("figure").GetString()!, f.GetProperty("total").GetInt64()))
                .OrderBy(f => f.Key, StringComparer.Ordinal));
        var lines = CsvTable.Read(await File.ReadAllBytesAsync(Path.Combine(options.Results, "2023H1-mien-nam.csv")));
        Assert.Equal(wanted.Count, lines.Count(l => l["Cấp số liệu"] == "tổng"));
        Assert.All(lines.Where(l => l["Cấp số liệu"] == "tổng"), l => Assert.Equal(wanted[l["Mã số liệu"]], long.Parse(l["Giá trị"], CultureInfo.InvariantCulture)));
        Assert.All(
            lines.Where(l => l["Cấp số liệu"] == "tỉnh").GroupBy(l => l["Mã số liệu"], StringComparer.Ordinal),
            own => Assert.Equal(wanted[own.Key], own.Sum(l => long.Parse(l["Giá trị"], CultureInfo.InvariantCulture))));

        // What the board reads first stands in the document too, written as people write it.
        using var briefing = WordprocessingDocument.Open(Path.Combine(options.Results, "2023H1-mien-nam.docx"), isEditable: false);
        var words = briefing.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.All(
            (FigureRef[])[new("BM01", "02", "total"), new("BM01", "19", "total"), new("BM03", "01", "total")],
            figure => Assert.Contains(expected[figure].ToString("N0", CultureInfo.GetCultureInfo("vi-VN")), words, StringComparison.Ordinal));

        // Reports arrive over days, and each is judged by when it did.
        var due = catalogues.Period("2023H1")!.Due;
        var arrivals = data.GetProperty("provinces").EnumerateArray().Where(p => p.GetProperty("in").GetBoolean())
            .ToDictionary(p => p.GetProperty("code").GetString()!, StringComparer.Ordinal);
        foreach (var sending in new SampleSchedule(catalogues).Of(SampleWorkbooks.LastPeriod).Where(s => s.Expected == SubmissionState.Accepted))
        {
            var (sent, arrival) = (sending.SentAt, arrivals[sending.Province]);
            Assert.InRange(arrival.GetProperty("receivedAt").GetDateTimeOffset(), sent, sent.AddMinutes(10));
            Assert.Equal(
                sent <= due ? "onTime" : sent <= due.AddDays(5) ? "withinGrace" : "afterGrace", arrival.GetProperty("timeliness").GetString());
            Assert.Equal(sending.Number, arrival.GetProperty("uploads").GetInt32());
        }

        var counts = data.GetProperty("counts");
        Assert.Equal((12, 4, 1), (counts.GetProperty("onTime").GetInt32(), counts.GetProperty("withinGrace").GetInt32(), counts.GetProperty("afterGrace").GetInt32()));
        Assert.True(arrivals.Values.Select(a => VietnamTime.Of(a.GetProperty("receivedAt").GetDateTimeOffset()).Date).Distinct().Count() >= 8);

        // The provinces whose report is missing or wrong heard of it, and so did those above them.
        await LettersSayAsync(options.Results);

        // The samples show what a summary can show.
        Assert.Contains(data.GetProperty("limitations").EnumerateArray(), p => p.GetProperty("items").EnumerateArray().Any(i => i.GetProperty("periods").GetInt32() == 3 && i.GetProperty("state").GetString() != "fixed"));
        Assert.Contains(data.GetProperty("queries").EnumerateArray(), q => q.GetProperty("findings").EnumerateArray().Any(f => f.GetProperty("answers").GetArrayLength() > 0));
        Assert.NotEmpty(data.GetProperty("outliers").EnumerateArray());
        Assert.Contains(data.GetProperty("forms").EnumerateArray().SelectMany(f => f.GetProperty("figures").EnumerateArray()), f => f.GetProperty("previous").ValueKind == JsonValueKind.Object);
    }

    private static async Task LettersSayAsync(string folder)
    {
        var letters = new Dictionary<string, MimeMessage>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*.eml"))
        {
            letters.Add(Path.GetFileNameWithoutExtension(file), await MimeMessage.LoadAsync(file));
        }

        (string Name, string To, string[] Words)[] expected =
        [
            ("2023H1-93-2023-06-15-nhac-bao-cao", "nhap-lieu.93@mau.example", ["Ban Tổ chức Tỉnh ủy Hậu Giang", "/ky/2023H1/tinh/93"]),
            ("2023H1-93-2023-06-16-bao-qua-han", "nguoi-duyet.93@mau.example", ["Ban Tổ chức Tỉnh ủy Hậu Giang", "/ky/2023H1/tinh/93"]),
            ("2023H1-94-2023-06-15-nhac-bao-cao", "nhap-lieu.94@mau.example", ["BM02", "D11", "328", "276", "Lệch 52", "/ky/2023H1/tinh/94"]),
            ("2023H1-94-2023-06-16-bao-qua-han", "nguoi-duyet.94@mau.example", ["1 lỗi", "/ky/2023H1/tinh/94"]),
            ("2023H1-95-2023-06-15-nhac-bao-cao", "nhap-lieu.95@mau.example", ["chưa nhận được báo cáo", "17:00 ngày 10/6/2023", "/api/templates/2023H1/95"]),
            ("2023H1-95-2023-06-16-bao-qua-han", "nguoi-duyet.95@mau.example", ["chưa nhận được báo cáo", "/ky/2023H1/tinh/95"]),
            ("2023H1-trung-uong-2023-06-16-tinh-hinh", "chuyen-vien@mau.example", ["Bạc Liêu", "Hậu Giang", "Sóc Trăng"]),
        ];
        Assert.Equal(expected.Select(e => e.Name), letters.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, to, words) in expected)
        {
            var letter = letters[name];
            Assert.Contains(to, letter.To.Mailboxes.Select(m => m.Address));

            // Lines end where there is room for no more, in the HTML nowhere.
            var text = string.Join(' ', letter.TextBody!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));
            Assert.All(words, word => Assert.Contains(word, letter.HtmlBody, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_second_start_goes_on_with_the_data_of_the_first_and_what_was_tried_with_them()
    {
        var options = new LocalOptions(Once: false, Path.Combine(folder, "out"), Path.Combine(folder, "data"), Port: 0);
        var end = new SampleSchedule(CatalogueSet.Load()).End;
        var moved = end.AddDays(3);
        await ServeAsync(options, async client =>
        {
            Assert.InRange(await client.ClockAsync(default), end, end.AddMinutes(10));
            await client.MoveClockAsync(moved, default);
            await client.SendAsync(SampleWorkbooks.LastPeriod, "60", Encoding.UTF8.GetBytes("thử"), default);
            await Assert.ThrowsAsync<InvalidOperationException>(() => LocalRun.RunAsync(options, Console(new StringWriter()), default));
            while ((await client.StatusAsync(SampleWorkbooks.LastPeriod, SampleWorkbooks.Region, default)).Provinces[0].Status != "rejected")
            {
                await Task.Delay(200);
            }

            while (new KeptClock(Path.Combine(options.Data, "clock")).Next() < moved)
            {
                await Task.Delay(200);
            }
        });
        await ServeAsync(options, async client =>
        {
            Assert.InRange(await client.ClockAsync(default), moved, moved.AddMinutes(10));
            var province = (await client.StatusAsync(SampleWorkbooks.LastPeriod, SampleWorkbooks.Region, default)).Provinces[0];
            Assert.Equal(("60", "rejected", 2, 1), (province.Code, province.Status, province.Version, province.Accepted));
        });
    }

    /// <summary>Starts the local run, does something with it once it serves, and stops it in order.</summary>
    private static async Task ServeAsync(LocalOptions options, Func<LocalClient, Task> act)
    {
        var shown = new StringWriter();
        var output = TextWriter.Synchronized(shown);
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        var run = LocalRun.RunAsync(options, Console(output), stop.Token);
        Match serving;
        while (!(serving = ServingLine().Match(Shown())).Success)
        {
            Assert.False(run.IsCompleted, Shown());
            await Task.Delay(200);
        }

        Assert.DoesNotContain(LocalTexts.NotAsExpected, Shown(), StringComparison.Ordinal);
        await SignInAsync(new Uri(serving.Value), Shown());
        using var client = new LocalClient(new Uri(serving.Value));
        await act(client);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);

        string Shown()
        {
            // The synchronised writer locks itself.
            lock (output)
            {
                return shown.ToString();
            }
        }
    }

    /// <summary>The accounts that are shown open the system, each for what it says.</summary>
    private static async Task SignInAsync(Uri address, string shown)
    {
        // Whoever keeps the cookie of one is signed in when the next one comes.
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = address };
        var roles = new List<string?>();
        foreach (Match line in AccountLine().Matches(shown))
        {
            using var response = await http.PostAsJsonAsync("api/session", new { account = line.Groups["account"].Value, password = line.Groups["password"].Value });
            Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
            roles.Add((await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("role").GetString());
        }

        Assert.Equal(["provinceClerk", "provinceApprover", "centralAnalyst", "centralAdministrator"], roles);
    }

    [Theory]
    [InlineData("--once --out x", true)]
    [InlineData("--out", false)]
    [InlineData("--twice", false)]
    public void The_command_line_is_read_or_refused(string arguments, bool read) =>
        Assert.Equal(read, LocalOptions.Parse(arguments.Split(' ')) is not null);

    private static IAnsiConsole Console(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 200;
        return console;
    }

    [GeneratedRegex(@"(?<account>mau-[a-z-]+)\W+(?<password>\w{4}(-\w{4}){3})\s")]
    private static partial Regex AccountLine();

    [GeneratedRegex(@"http://localhost:\d+")]
    private static partial Regex ServingLine();
}
