using CadreReports.Catalogue;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Tests.Storage;
using CadreReports.Workbooks;

namespace CadreReports.Tests.Submissions.Reviews;

public sealed class EarlierReportsTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    [Fact]
    public async Task A_provinces_past_is_what_was_accepted_of_it()
    {
        var (last, same, now) = (At("2022H2", "82"), At("2022H1", "82"), At("2023H1", "82"));
        Assert.Equal(Past.None, await PastAsync(now));
        var rejected = await last.SendAsync(last.Workbook.Type("BM05", "01", "total", null).Build());
        Assert.Equal(SubmissionState.Rejected, rejected.State);
        Assert.Equal(Past.None, await PastAsync(now));

        await last.SendAsync(last.Workbook.Type("BM05", "04", "total", 4017).Build());
        await same.SendAsync(same.Workbook.Build());
        var past = await PastAsync(now);
        Assert.Equal("2022H2/82/2;2022H1/82/1", past.Basis);
        Assert.Equal(new PeriodId(2022, 2), past.History.Previous!.Period);
        Assert.Equal(4017, past.History.Previous.Figures[new FigureRef("BM05", "04", "total")]);
        Assert.Equal("2023", past.History.Previous.Version.Version);
        Assert.Equal(["82"], past.History.LastYear!.Provinces.Select(p => p.Code));
        Assert.All(QueryCatalogue.Samples.Figures(new PeriodId(2022, 1), "82"), typed => Assert.Equal(typed.Value, past.History.LastYear.Figures[typed.Key]));

        // Nothing was accepted for the periods before.
        Assert.Equal(Past.None, await PastAsync(same));
    }

    [Fact]
    public async Task A_report_is_known_to_have_been_compared_with_last_years_when_it_was_judged_beside_it()
    {
        var (first, second, third, now) = (At("2022H1", "86"), At("2022H2", "86"), At("2023H1", "86"), At("2023H2", "86"));
        await second.SendAsync(second.Workbook.Build());
        await third.SendAsync(third.Workbook.Build());
        Assert.False((await PastAsync(now)).History.Previous!.WasComparedWithLastYear);

        // Judged beside the last half-year alone, it stays as it was, whatever arrives later.
        await first.SendAsync(first.Workbook.Build());
        Assert.False((await PastAsync(now)).History.Previous!.WasComparedWithLastYear);

        Assert.Equal("2022H2/86/1;2022H1/86/1", (await third.SendAsync(third.Workbook.Build())).Basis);
        Assert.True((await PastAsync(now)).History.Previous!.WasComparedWithLastYear);
    }

    /// <summary>The status board may be behind what was accepted for a moment; what a report is judged by stays for good.</summary>
    [Fact]
    public async Task What_was_accepted_counts_before_the_status_board_shows_it()
    {
        var (last, now) = (At("2022H2", "79"), At("2023H1", "79"));
        await last.SendAsync(last.Workbook.Build());
        await last.Pipeline.Account.Tables.GetTableClient(StorageNames.SubmissionsTable).DeleteEntityAsync("2022H2", "79");

        Assert.Equal("2022H2/79/1", (await PastAsync(now)).Basis);
    }

    [Fact]
    public async Task The_same_content_is_judged_anew_when_its_past_is_another()
    {
        var (last, now) = (At("2022H2", "87"), At("2023H1", "87"));
        var workbook = now.Workbook.Build();
        var first = await now.SendAsync(workbook);
        var again = await now.SendAsync(workbook);
        Assert.Equal((1, string.Empty, 1), (first.Number, first.Basis, again.Number));

        var earlier = await last.SendAsync(last.Workbook.Build());
        var second = await now.SendAsync(workbook);
        Assert.Equal((2, "2022H2/87/1", SubmissionState.Accepted), (second.Number, second.Basis, second.State));
        Assert.Equal(2, (await now.SendAsync(workbook)).Number);

        await last.ReturnAsync(earlier);
        Assert.Equal((3, string.Empty), (await now.SendAsync(workbook) is var third ? (third.Number, third.Basis) : default));
        Assert.Equal(4, (await now.SubmissionAsync()).Uploads - 1);
    }

    /// <summary>New An Giang has the code of old Kiên Giang, 91, and is made of it and of old An Giang, which had 89.</summary>
    [Fact]
    public async Task Across_the_merger_the_predecessors_are_added_up_under_the_codes_they_had()
    {
        var pipeline = new Pipeline(storage.ConnectionString);
        var (before, after) = (Pipeline.Catalogues.Period("2025H1")!, Pipeline.Catalogues.Period("2025H2")!);
        var province = after.Province("91")!;
        Assert.Equal("An Giang", province.Name);
        Assert.Equal("Kiên Giang", before.Province("91")!.Name);

        await AcceptAsync(pipeline, before, "91", ("04", 17), ("03", 3));
        Assert.Equal(Past.None, await pipeline.Earlier.FindAsync(after, province, default));
        await AcceptAsync(pipeline, before, "89", ("04", 25));
        var past = await pipeline.Earlier.FindAsync(after, province, default);

        Assert.Equal("2025H1/89/1;2025H1/91/1", past.Basis);
        Assert.Equal(["An Giang", "Kiên Giang"], past.History.Previous!.Provinces.Select(p => p.Name));
        Assert.Equal("2023", past.History.Previous.Version.Version);
        Assert.Equal((new FigureRef("BM05", "04", "total"), 42), Assert.Single(past.History.Previous.Figures) is var figure ? (figure.Key, figure.Value) : default);
        Assert.Null(past.History.LastYear);
    }

    [Fact]
    public async Task A_run_that_is_held_up_does_not_touch_what_another_completed()
    {
        var desk = At("2022H2", "92");
        var blob = await desk.PutAsync(desk.Workbook.Ask(6000).Build());
        using var gate = new HeldAt(StorageNames.FactsTable);
        var held = new Pipeline(storage.ConnectionString, gate).Ingest.RunAsync(blob, null, default);
        await gate.Reached;

        // The other run knows a rule that the held one does not.
        var version = (await desk.Pipeline.Ingest.RunAsync(blob, null, default))!;
        Assert.Equal(1, version.OpenQueries);
        var (facts, findings) = (await desk.Pipeline.Contents.FactsAsync(desk.Key, version, default), await desk.Pipeline.Contents.FindingsAsync(desk.Key, version, default));
        gate.Open();
        var late = (await held)!;

        Assert.Equal((version.Attempt, 1), (late.Attempt, late.OpenQueries));
        Assert.Equal(facts.Sum(f => f.Facts.Count), (await desk.Pipeline.Contents.FactsAsync(desk.Key, late, default)).Sum(f => f.Facts.Count));
        Assert.Equal(findings.Select(f => f.Id), (await desk.Pipeline.Contents.FindingsAsync(desk.Key, late, default)).Select(f => f.Id));
        var partitions = new HashSet<string>();
        await foreach (var row in desk.Pipeline.Account.Tables.GetTableClient(StorageNames.FactsTable).QueryAsync<Azure.Data.Tables.TableEntity>(
            "PartitionKey ge '2022H2|92|' and PartitionKey lt '2022H2|92}'"))
        {
            partitions.Add(row.PartitionKey);
        }

        Assert.Equal([$"2022H2|92|000001|{version.Attempt}"], partitions);
    }

    private Desk At(string period, string province) => new(storage.ConnectionString, period, province);

    private static Task<Past> PastAsync(Desk desk) =>
        desk.Pipeline.Earlier.FindAsync(desk.Period, desk.Period.Province(desk.Key.Province)!, default);

    /// <summary>Stores an accepted report with a few figures of one form.</summary>
    private static async Task AcceptAsync(Pipeline pipeline, Period period, string province, params (string Row, long Value)[] figures)
    {
        var catalogue = Pipeline.Catalogues.For(period);
        var form = new FormContent(catalogue.Form("BM05")!, "BM05");
        foreach (var (row, value) in figures)
        {
            form.Locate(form.Form.RowIndex(row), 10);
            form.LocateColumn(form.Form.ColumnIndex("total"), 4);
            form[form.Form.RowIndex(row), form.Form.ColumnIndex("total")] = value;
        }

        var key = new SubmissionKey(period.Id, province);
        var assessment = new Assessment(
            new WorkbookContent(new WorkbookIdentity(null, null, null, null), new Dictionary<string, CoverEntry>(), [form], []), [], []);
        var upload = new Upload($"{key}/a.xlsx", "0x1", period.Due, period.Due, 1, null);
        await pipeline.Store.ClaimAsync(key, upload, new string('a', 64), catalogue, string.Empty, period: null, default);
        await pipeline.Contents.WriteAsync(key, 1, "attempt", assessment, default);
        await pipeline.Store.CompleteAsync(key, 1, v => assessment.Judge(v with { Attempt = "attempt" }, [], locked: false), default);
        await pipeline.Store.RefreshAsync(key, default);
    }
}
