using CadreReports.Catalogue;
using CadreReports.Messages;
using CadreReports.Periods;
using CadreReports.Reminders;
using CadreReports.Reminders.Delivery;
using CadreReports.Storage;
using CadreReports.Tests.Storage;
using CadreReports.Tests.Submissions;

namespace CadreReports.Tests.Periods;

public sealed class PeriodCrashTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private const string Reason = "Mạng của tỉnh hỏng trong hai ngày.";

    private readonly Pipeline pipeline = new(storage.ConnectionString);
    private readonly List<SummariseMessage> asked = [];

    /// <summary>Dying at any request and trying again leaves one act, one line about it and the summaries asked for.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dying_anywhere_and_trying_again_acts_once(bool afterwards)
    {
        var (broke, province) = (true, afterwards ? "04" : "01");
        for (var at = 1; broke; at++)
        {
            Assert.True(at <= Pipeline.Catalogues.Periods.Count, "An act makes more requests than this test expects.");
            var period = Pipeline.Catalogues.Periods[at - 1];
            var wish = period.State switch
            {
                PeriodState.Locked => PeriodWish.Enter(PeriodState.Reopened, province, Reason),
                PeriodState.Open => PeriodWish.DueAt(period.Due.AddDays(2), province, Reason),
                _ => throw new InvalidOperationException("An act makes more requests than this test has periods for."),
            };
            var policy = new BreakAt(at, afterwards);
            try
            {
                await PeriodParts.Desk(new Pipeline(storage.ConnectionString, policy)).ActAsync(period.Id, wish, "centre", default);
            }
            catch (BrokenException)
            {
            }

            broke = policy.Broke;
            var before = await AskedAsync(period.Id);
            Assert.Null((await PeriodParts.Desk(pipeline).ActAsync(period.Id, wish, "centre", default)).Refusal);
            Assert.Equal("mien-bac", Assert.Single((await AskedAsync(period.Id)).Skip(before.Count)));

            // And once more: nothing is added.
            Assert.Null((await PeriodParts.Desk(pipeline).ActAsync(period.Id, wish, "centre", default)).Added);
            var act = Assert.Single(await pipeline.Periods.ActsAsync(period.Id, default), a => a.Province == province);
            var line = Assert.Single(await PeriodParts.AuditAsync(pipeline, period.Id), l => l.Province == province);
            Assert.Equal((act.At, "centre"), (line.At, line.Who));
            var letter = Assert.Single(await new Outbox(pipeline.Account, TimeProvider.System).ListAsync(period.Id, default), e => e.Notice.Province == province);
            Assert.Equal(period.State == PeriodState.Locked ? NoticeKind.Reopened : NoticeKind.Extended, letter.Notice.Kind);
        }
    }

    private async Task<IReadOnlyList<string>> AskedAsync(PeriodId period)
    {
        var queue = pipeline.Account.Queues.GetQueueClient(StorageNames.SummariseQueue);
        foreach (var message in (await queue.ReceiveMessagesAsync(32)).Value)
        {
            asked.Add(Envelope.Read<SummariseMessage>(message.Body.ToString()).Body);
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        }

        return [.. asked.Where(m => m.Period == period.ToString()).Select(m => m.Region)];
    }
}
