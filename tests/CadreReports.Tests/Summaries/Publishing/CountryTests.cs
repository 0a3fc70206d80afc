using System.Globalization;
using System.Text.Json;
using CadreReports.Catalogue;
using CadreReports.Messages;
using CadreReports.Tests.Storage;
using CadreReports.Tests.Submissions;
using CadreReports.Tests.Summaries.Exports;
using CadreReports.Tests.Validation;
using Xunit.Abstractions;

namespace CadreReports.Tests.Summaries.Publishing;

/// <summary>The whole country after the merger, 34 provinces, compared with the 63 before it, through the real store.</summary>
public sealed class CountryTests(StorageFixture storage, ITestOutputHelper output) : IClassFixture<StorageFixture>
{
    /// <summary>The 34 and who they were before 1/7/2025, by code, written down by hand.</summary>
    private static readonly Dictionary<string, string[]> Members = """
        01=01 04=04 11=11 12=12 14=14 20=20 22=22 38=38 40=40 42=42 46=46 08=08,02 15=10,15 19=19,06 24=27,24 25=25,26,17
        31=31,30 33=33,34 37=37,35,36 44=45,44 48=48,49 51=51,62 52=64,52 56=56,58 66=66,54 68=68,67,60 75=75,70 79=79,74,77
        80=72,80 82=87,82 86=86,83,84 91=89,91 92=92,94,93 96=96,95
        """
        .Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('='))
        .ToDictionary(pair => pair[0], pair => pair[1].Split(','), StringComparer.Ordinal);

    /// <summary>Did not report for 2025H1: there is nothing to compare new Đồng Tháp with.</summary>
    private const string SilentBefore = "87";

    /// <summary>Has not reported yet for 2025H2.</summary>
    private const string SilentNow = "96";

    private static readonly Period Before = Pipeline.Catalogues.Period("2025H1")!;
    private static readonly Period Now = Pipeline.Catalogues.Period("2025H2")!;

    [Fact]
    public async Task Thirty_four_provinces_are_compared_with_the_sixty_three_that_they_were()
    {
        Assert.Equal((34, 63), (Members.Count, Members.Values.Sum(m => m.Length)));
        var parts = new PublisherParts(new Pipeline(storage.ConnectionString));
        await AcceptAsync(parts, Before, Members.Values.SelectMany(m => m).Where(code => code != SilentBefore));
        await AcceptAsync(parts, Now, Members.Keys.Where(code => code != SilentNow));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await parts.Publisher.RunAsync(new SummariseMessage("2025H2", Region.CountryCode), default);
        output.WriteLine($"Published in {watch.Elapsed.TotalSeconds:0.0} s");

        var scope = Now.Scope(Region.CountryCode)!;
        var published = (await parts.Publisher.FindAsync(Now, scope, default))!;
        Assert.Equal(33, published.Versions.Count);
        Assert.Equal("2025H1/45/1;2025H1/44/1".Split(';').Order(StringComparer.Ordinal), published.Versions.Single(v => v.Province == "44").Basis.Split(';').Order(StringComparer.Ordinal));
        var files = await parts.FilesAsync(Now, scope);
        var json = JsonDocument.Parse(files["json"]).RootElement;
        Assert.Equal((34, 33), (json.GetProperty("counts").GetProperty("expected").GetInt32(), json.GetProperty("counts").GetProperty("in").GetInt32()));

        var figures = json.GetProperty("forms").EnumerateArray().SelectMany(f => f.GetProperty("figures").EnumerateArray()).ToList();
        var totals = CsvTable.Read(files["csv"]).Where(l => l["Cấp số liệu"] == "tổng").ToDictionary(l => l["Mã số liệu"], l => l["Giá trị"], StringComparer.Ordinal);
        var compared = 0;
        foreach (var figure in figures)
        {
            var name = figure.GetProperty("figure").GetString()!;
            var own = Members.Keys.Where(code => code != SilentNow && Value(Now, code, name) is not null).ToList();
            var total = own.Sum(code => Value(Now, code, name)!.Value);
            Assert.Equal((total, own.Count), (figure.GetProperty("total").GetInt64(), figure.GetProperty("from").GetInt32()));
            Assert.Equal(total.ToString(CultureInfo.InvariantCulture), totals[name]);
            if (figure.GetProperty("previous") is not { ValueKind: JsonValueKind.Object } previous)
            {
                continue;
            }

            compared++;
            var both = own.Where(code => Members[code].All(m => m != SilentBefore && Value(Before, m, name) is not null)).ToList();
            Assert.Equal(
                (both.Count, own.Count, both.Sum(code => Members[code].Sum(m => Value(Before, m, name)!.Value)), both.Sum(code => Value(Now, code, name)!.Value)),
                (previous.GetProperty("from").GetInt32(), previous.GetProperty("of").GetInt32(), previous.GetProperty("then").GetInt64(), previous.GetProperty("now").GetInt64()));
            Assert.Equal(JsonValueKind.Null, previous.GetProperty("values").GetProperty("82").ValueKind);
        }

        // Stocks that mean the same on both sides of the merger, party members among them.
        Assert.InRange(compared, 20, figures.Count);
        Assert.Contains(figures, f => f.GetProperty("figure").GetString() == "BM01.19.total" && f.GetProperty("previous").ValueKind == JsonValueKind.Object);
    }

    private static async Task AcceptAsync(PublisherParts parts, Period period, IEnumerable<string> codes)
    {
        var catalogue = Pipeline.Catalogues.For(period);
        await Parallel.ForEachAsync(codes, new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (code, _) =>
        {
            var report = ReportContent.Blank(catalogue);
            foreach (var form in catalogue.Forms.Where(f => !f.IsList && f.IsCollectedIn(period.Id)))
            {
                foreach (var indicator in form.Indicators)
                {
                    foreach (var figure in indicator.Measures.Select(m => new FigureRef(form.Code, indicator.Code, form.Measures[m].Code)))
                    {
                        report.Set(figure, Value(period, code, figure.ToString()));
                    }
                }
            }

            await parts.AcceptAsync(period, code, report);
        });
    }

    /// <summary>An invented figure that follows from what it is about; one in eleven is blank.</summary>
    private static long? Value(Period period, string province, string figure)
    {
        var mixed = 17L;
        foreach (var sign in $"{period.Id}|{province}|{figure}")
        {
            mixed = ((mixed * 31) + sign) % 1_000_003;
        }

        return mixed % 11 == 0 && figure != "BM01.19.total" ? null : mixed;
    }
}
