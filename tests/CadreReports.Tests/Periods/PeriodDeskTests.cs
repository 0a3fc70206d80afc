using CadreReports.Catalogue;
using CadreReports.Periods;
using CadreReports.Storage;
using CadreReports.Tests.Storage;
using CadreReports.Tests.Submissions;

namespace CadreReports.Tests.Periods;

public sealed class PeriodDeskTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private const string Reason = "Mạng của tỉnh hỏng trong hai ngày.";

    private readonly Pipeline pipeline = new(storage.ConnectionString);

    [Fact]
    public async Task Acts_at_once_are_numbered_without_a_gap_and_each_is_looked_at_after_those_before_it()
    {
        var period = Pipeline.Catalogues.Period("2023H1")!;
        var provinces = period.Provinces.Take(12).Select(p => p.Code).ToList();
        var wishes = provinces.Select((p, i) => PeriodWish.DueAt(period.Due.AddHours(i + 1), p, Reason))
            .Concat([PeriodWish.Enter(PeriodState.Locked), PeriodWish.Enter(PeriodState.Locked), PeriodWish.Enter(PeriodState.Reopened, reason: Reason)])
            .Concat(provinces.Select(p => PeriodWish.Enter(PeriodState.Locked, p)));
        var results = await Task.WhenAll(wishes.Select(wish =>
            new PeriodRegister(Pipeline.Catalogues, StorageAccount.Open(storage.ConnectionString)).AddAsync(period.Id, wish, "centre", TimeProvider.System, default)));

        var acts = await pipeline.Periods.ActsAsync(period.Id, default);
        Assert.Equal(Enumerable.Range(1, acts.Count), acts.Select(a => a.Number));
        Assert.Equal(acts.Select(a => a.At).Order(), acts.Select(a => a.At));
        Assert.Equal(acts.Count, results.Count(r => r.Added is not null));
        Assert.Single(acts, a => a is { State: PeriodState.Locked, Province: null });
        var before = period;
        foreach (var act in acts)
        {
            Assert.Null(PeriodRules.Check(before, new PeriodWish(act.Kind, act.Province, act.State, act.Due, act.Reason, act.Asked), act.At));
            before = PeriodTimeline.Apply(period, [.. acts.Take(act.Number)]);
        }

        Assert.Equal(Told(before), Told((await pipeline.Periods.FindAsync("2023H1", default))!));
    }

    [Fact]
    public async Task Every_act_has_its_line_without_the_reason()
    {
        var period = Pipeline.Catalogues.Period("2023H2")!;
        var desk = PeriodParts.Desk(pipeline);
        await desk.ActAsync(period.Id, PeriodWish.Enter(PeriodState.Open), "a", default);
        await desk.ActAsync(period.Id, PeriodWish.DueAt(period.Due.AddDays(1).ToUniversalTime()), "b", default);
        await desk.ActAsync(period.Id, PeriodWish.DueAt(period.Due.AddDays(2), "82", Reason), "a", default);
        await desk.ActAsync(period.Id, PeriodWish.Confirm(true), "b", default);
        await desk.ActAsync(period.Id, PeriodWish.Confirm(true), "a", default);
        await desk.ActAsync(period.Id, PeriodWish.Confirm(false), "a", default);
        await desk.ActAsync(period.Id, PeriodWish.Enter(PeriodState.Locked, "83"), "a", default);
        await desk.ActAsync(period.Id, PeriodWish.Follow("83"), "a", default);
        await desk.ActAsync(period.Id, PeriodWish.TakeBack("82"), "a", default);
        await desk.ActAsync(period.Id, PeriodWish.Enter(PeriodState.Locked), "a", default);
        await desk.ActAsync(period.Id, PeriodWish.Enter(PeriodState.Reopened, "84", Reason), "a", default);
        await desk.ActAsync(period.Id, PeriodWish.Enter(PeriodState.Published), "a", default);

        Assert.Equal(
            [
                "a period.open  ", "b period.due  2023-12-11T17:00+07:00", "a period.extension 82 2023-12-12T17:00+07:00",
                "b period.confirmation  ", "a period.confirmation.end  ", "a period.lock 83 ",
                "a period.follow 83 ", "a period.extension.end 82 ", "a period.lock  ", "a period.reopen 84 ", "a period.publish  ",
            ],
            (await PeriodParts.AuditAsync(pipeline, period.Id)).OrderBy(l => l.Subject, StringComparer.Ordinal).Select(l => $"{l.Who} {l.Action} {l.Province} {l.Detail}"));
        var stands = (await pipeline.Periods.AllAsync(default)).Single(p => p.Id == period.Id);
        Assert.Equal(Told((await pipeline.Periods.FindAsync(period.Id, default))!), Told(stands));
        Assert.Equal((PeriodState.Published, TimeSpan.FromHours(7)), (stands.State, stands.Due.Offset));
        Assert.Equal("84", Assert.Single(stands.Terms).Key);
    }

    private static (PeriodState State, DateTimeOffset Due, DateTimeOffset? ClosedAt, string Terms) Told(Period period) =>
        (period.State, period.Due, period.ClosedAt, string.Join(';', period.Terms));
}
