using CadreReports.Catalogue;
using CadreReports.Periods;
using CadreReports.Submissions;
using CadreReports.Tests.Storage;
using CadreReports.Tests.Submissions.Reviews;

namespace CadreReports.Tests.Periods;

/// <summary>What arrives around a lock, from the inbox to its receipt.</summary>
public sealed class ClosedFiguresTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private const string Reason = "Sửa số liệu đảng viên theo kết luận kiểm tra.";

    [Fact]
    public async Task What_arrived_before_the_lock_counts_whenever_it_is_read_and_what_came_after_is_kept_and_answered()
    {
        var desk = new Desk(storage.ConnectionString, "2022H1", "82");
        var workbook = desk.Workbook.Build();
        var inTime = await desk.PutAsync(workbook);
        await NextSecondAsync();
        await ActAsync(desk, PeriodWish.Enter(PeriodState.Locked));
        await NextSecondAsync();
        var late = await desk.PutAsync(workbook);
        var (again, other) = (await desk.PutAsync(workbook), await desk.PutAsync(desk.Workbook.Type("BM05", "04", "total", 4000).Build()));

        // Read in the wrong order: the same content late, and only then the one in time.
        var locked = (await desk.Pipeline.Ingest.RunAsync(late, null, default))!;
        var counts = (await desk.Pipeline.Ingest.RunAsync(inTime, null, default))!;
        var repeated = (await desk.Pipeline.Ingest.RunAsync(again, null, default))!;
        var changed = (await desk.Pipeline.Ingest.RunAsync(other, null, default))!;
        Assert.Equal((1, SubmissionState.Locked, null), (locked.Number, locked.State, locked.AcceptedAt));
        Assert.Equal((2, SubmissionState.Accepted), (counts.Number, counts.State));
        Assert.Equal((1, SubmissionState.Locked), (repeated.Number, repeated.State));
        Assert.Equal((3, SubmissionState.Locked), (changed.Number, changed.State));
        Assert.Equal("locked", (await desk.Pipeline.Files.ReceiptAsync(desk.Key, 3, default))!.Status);
        var stands = await desk.SubmissionAsync();
        Assert.Equal((3, 2, 4), (stands.Latest.Number, stands.Current!.Number, stands.Uploads));
        Assert.NotNull(await desk.Pipeline.Files.OpenArchivedAsync(desk.Key, changed.Sha256, default));

        // Reopened for this province alone: the same content is judged anew there, and locked out elsewhere.
        await ActAsync(desk, PeriodWish.Enter(PeriodState.Reopened, "82", Reason));
        var reopened = await desk.SendAsync(desk.Workbook.Type("BM05", "04", "total", 4000).Build());
        Assert.Equal((4, SubmissionState.Accepted), (reopened.Number, reopened.State));
        var neighbour = new Desk(storage.ConnectionString, "2022H1", "83");
        Assert.Equal(SubmissionState.Locked, (await neighbour.SendAsync(neighbour.Workbook.Build())).State);

        // What came while it was open counts also when it is read after it has been closed again.
        var last = await desk.PutAsync(desk.Workbook.Type("BM05", "04", "total", 4001).Build());
        await NextSecondAsync();
        await ActAsync(desk, PeriodWish.Follow("82"));
        await NextSecondAsync();
        Assert.Equal(SubmissionState.Accepted, (await desk.Pipeline.Ingest.RunAsync(last, null, default))!.State);
        Assert.Equal(SubmissionState.Locked, (await desk.SendAsync(desk.Workbook.Type("BM05", "04", "total", 4002).Build())).State);
        Assert.Equal(5, (await desk.SubmissionAsync()).Current!.Number);
        await desk.AssertConsistentAsync();
    }

    [Fact]
    public async Task Nothing_is_said_about_the_figures_of_a_locked_province_and_all_others_go_on()
    {
        var (locked, open) = (new Desk(storage.ConnectionString, "2022H2", "82"), new Desk(storage.ConnectionString, "2022H2", "83"));
        var versions = new[] { await locked.SendAsync(locked.Workbook.Ask(6000).Build()), await open.SendAsync(open.Workbook.Ask(6000).Build()) };
        await ActAsync(locked, PeriodWish.Enter(PeriodState.Locked, "82"));

        Assert.Equal(
            ReviewRefusal.PeriodLocked, (await locked.ExplainAsync(versions[0], Desk.Sentence, await locked.FindingAsync(versions[0], QueryCatalogue.First))).Refusal);
        Assert.Null((await open.ExplainAsync(versions[1], Desk.Sentence, await open.FindingAsync(versions[1], QueryCatalogue.First))).Refusal);
        await ActAsync(locked, PeriodWish.Follow("82"));
        Assert.Null((await locked.ExplainAsync(versions[0], Desk.Sentence, await locked.FindingAsync(versions[0], QueryCatalogue.First))).Refusal);
    }

    /// <summary>Provinces send while the centre locks: each upload is judged by when it arrived, and nothing is in between.</summary>
    [Fact]
    public async Task A_lock_among_uploads_divides_them_by_their_arrival()
    {
        string[] provinces = ["70", "72", "74", "75", "77", "79", "80", "82", "83", "84", "86", "87"];
        var desks = provinces.Select(p => new Desk(storage.ConnectionString, "2023H1", p)).ToList();
        var workbooks = desks.Select(d => d.Workbook.Build()).ToList();
        var locking = Task.Run(async () =>
        {
            await Task.Delay(2000);
            return await ActAsync(desks[0], PeriodWish.Enter(PeriodState.Locked));
        });
        var versions = await Task.WhenAll(desks.Select((desk, i) => Task.Run(async () =>
        {
            await Task.Delay(i * 350);
            return await desk.SendAsync(workbooks[i]);
        })));

        var at = (await locking).Added!.At;
        Assert.All(versions, v => Assert.Equal(v.ReceivedAt > at ? SubmissionState.Locked : SubmissionState.Accepted, v.State));
        Assert.Equal([SubmissionState.Accepted, SubmissionState.Locked], versions.Select(v => v.State).Distinct().Order());
    }

    private static Task<PeriodResult> ActAsync(Desk desk, PeriodWish wish) =>
        desk.Pipeline.Periods.AddAsync(desk.Period.Id, wish, "centre", TimeProvider.System, default);

    /// <summary>Storage stamps whole seconds, so what is later is so only in another second.</summary>
    private static Task NextSecondAsync() => Task.Delay(1100);
}
