using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using CadreReports.Tests.Storage;

namespace CadreReports.Tests.Submissions.Reviews;

/// <summary>
/// The process dies at every request in turn while an approver confirms. What was left then, the message on the queue or a
/// second try brings to the end, and there is one confirmation and one letter that it was accepted.
/// </summary>
public sealed class ConfirmationCrashTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly string[] Provinces =
        ["60", "70", "72", "74", "75", "77", "79", "80", "82", "83", "84", "86", "87", "89", "91", "92", "93", "94", "95", "96"];

    [Theory]
    [InlineData(false, "2022H1")]
    [InlineData(true, "2022H2")]
    public async Task Dying_anywhere_confirms_once(bool afterwards, string period)
    {
        var broke = true;
        var (lost, kept) = (0, 0);
        for (var at = 1; broke; at++)
        {
            // One report for each request; those of a third period for what is left, half of them for each way of dying.
            var rest = at - 1 - Provinces.Length;
            Assert.True(rest < (Provinces.Length / 2) - 1, "Confirming makes more requests than this test expects.");
            var desk = rest < 0
                ? new Desk(storage.ConnectionString, period, Provinces[at - 1])
                : new Desk(storage.ConnectionString, "2023H1", Provinces[(2 * rest) + (afterwards ? 1 : 0)]);
            await desk.AskConfirmationAsync();
            Assert.Equal(SubmissionState.AwaitingConfirmation, (await desk.SendAsync(desk.Workbook.Build())).State);
            var pending = await desk.PendingAsync();
            var policy = new BreakAt(at, afterwards);
            await Record.ExceptionAsync(() => desk.Over(policy).Review.ConfirmAsync(desk.Key, desk.Period, 1, 0, "approver", default));
            broke = policy.Broke;
            if ((await desk.LogAsync()).Count == 1)
            {
                Assert.True(await desk.PendingAsync() > pending, $"Nothing was left at request {at}.");
                await desk.DeliverAsync();
                Assert.Equal(SubmissionState.Accepted, (await desk.VersionAsync(1)).State);
                kept += broke ? 1 : 0;
            }
            else
            {
                Assert.Equal(SubmissionState.AwaitingConfirmation, (await desk.VersionAsync(1)).State);
                lost++;
            }

            foreach (var who in (string[])["approver", "another"])
            {
                var result = await desk.ConfirmAsync(1, who);
                Assert.Equal((null, SubmissionState.Accepted, "approver"), (result.Refusal, result.Version!.State, result.Version.Confirmed!.By));
            }

            Assert.Equal(LogKind.Confirm, Assert.Single(await desk.LogAsync()).Kind);
            await desk.AssertConsistentAsync();
            var planned = (await desk.Pipeline.Outbox.ListAsync(desk.Key.Period, default)).Select(e => e.Notice.Key).Where(k => k.StartsWith(desk.Key.Province, StringComparison.Ordinal)).ToList();
            Assert.Contains($"{desk.Key.Province}|awaiting|v1", planned);
            Assert.Contains($"{desk.Key.Province}|accepted|v1", planned);
            Assert.Equal(planned.Count, planned.Distinct().Count());
        }

        // It died before the entry was written, and after.
        Assert.True(lost > 2 && kept > 2, $"{lost} {kept}");
    }

    /// <summary>Of many who confirm at once, and a centre that changes its mind, one is written down.</summary>
    [Fact]
    public async Task Confirming_at_once_is_written_down_once()
    {
        var desk = new Desk(storage.ConnectionString, "2023H1", Provinces[^1]);
        await desk.AskConfirmationAsync();
        await desk.SendAsync(desk.Workbook.Build());
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => desk.Over(null).Review.ConfirmAsync(desk.Key, desk.Period, 1, 0, $"approver-{i}", default)));
        var entry = Assert.Single(await desk.LogAsync());
        Assert.All(results, r => Assert.Equal((null, entry.Who), (r.Refusal, r.Version!.Confirmed!.By)));
        await desk.AssertConsistentAsync();
    }
}
