using System.Text.Json.Nodes;
using CadreReports.Catalogue;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Tests.Storage;

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

        // Nothing before the first declared period.
        Assert.Equal(Past.None, await PastAsync(same));
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
        var merged = QueryCatalogue.With(MoveToMerger);
        var (north, south) = (At("2022H2", "89"), At("2022H2", "91"));
        var province = merged.Province("91", new DateOnly(2025, 12, 31))!;
        Assert.Equal(["89", "91"], province.Predecessors.Select(p => p.Code).Order());
        var period = merged.Period("2023H1")!;
        Assert.Same(province, period.Province("91"));
        var earlier = new Pipeline(storage.ConnectionString, null, merged).Earlier;

        await south.SendAsync(south.Workbook.Type("BM05", "04", "total", 4017).Type("BM05", "05", "total", null).Build());
        Assert.Equal(Past.None, await earlier.FindAsync(period, province, default));
        await north.SendAsync(north.Workbook.Type("BM05", "04", "total", 4025).Build());
        var past = await earlier.FindAsync(period, province, default);

        Assert.Equal("2022H2/89/1;2022H2/91/1", past.Basis);
        Assert.Equal(["An Giang", "Kiên Giang"], past.History.Previous!.Provinces.Select(p => p.Name));
        Assert.Equal(8042, past.History.Previous.Figures[new FigureRef("BM05", "04", "total")]);
        Assert.DoesNotContain(new FigureRef("BM05", "05", "total"), past.History.Previous.Figures);
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

    /// <summary>Lets the last period have its cut-off after the merger of 2025.</summary>
    private static void MoveToMerger(JsonArray periods)
    {
        var period = periods.Single(p => (string?)p!["id"] == "2023H1")!;
        period["cutOff"] = "2025-12-31";
        period["due"] = "2026-01-10T17:00:00+07:00";
        period["regionSet"] = "34";
        period.AsObject().Remove("conference");
    }
}
