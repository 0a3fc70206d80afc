using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using CadreReports.Catalogue;
using CadreReports.Periods;
using CadreReports.Storage;

namespace CadreReports.Tests.Housekeeping;

/// <summary>A round comes four times an hour, mostly for nothing.</summary>
public sealed class IdleRoundTests : OwnStorage
{
    /// <summary>However many half-years the catalogue knows.</summary>
    [Fact]
    public async Task A_round_that_finds_nothing_asks_for_no_work_and_does_not_go_from_period_to_period()
    {
        var log = new LookLog();
        var house = new Household(Connection, log);
        var period = new PeriodId(2022, 2);
        var blob = $"{period}/82/{Guid.NewGuid():N}.xlsx";
        var etag = await house.Pipeline.PutAsync(blob, Household.Workbook(period, "82"));
        await house.Pipeline.Ingest.RunAsync(blob, etag, default);
        Assert.Null((await house.Pipeline.Periods.AddAsync(
            new PeriodId(2021, 2), PeriodWish.Enter(PeriodState.Reopened, "82", "Tỉnh gửi bổ sung."), "centre", house.Clock, default)).Refusal);
        await house.DeliverAsync();
        await house.PassAsync(TimeSpan.FromDays(2));
        while ((await house.ReconcileAsync()).Repairs.Count > 0)
        {
            await house.DeliverAsync();
        }

        // A letter has its message for later.
        var before = await PendingAsync();
        log.Looks.Clear();
        Assert.Empty((await house.ReconcileAsync()).Repairs);
        var looks = log.Looks.ToLookup(path => path, StringComparer.Ordinal);
        // All of them twice, for the summaries and for the acts; then the acts of the one that has any, for lines and for letters.
        Assert.Equal(4, Looks(StorageNames.PeriodsTable));
        Assert.Equal(2, Looks(StorageNames.SubmissionsTable));
        Assert.Equal(before, await PendingAsync());

        int Looks(string table) => looks.Where(path => path.Key.EndsWith($"/{table}()", StringComparison.Ordinal)).Sum(path => path.Count());

        async Task<IReadOnlyList<int>> PendingAsync() =>
        [
            await house.PendingAsync(StorageNames.IngestQueue), await house.PendingAsync(StorageNames.ReviewQueue),
            await house.PendingAsync(StorageNames.SummariseQueue), await house.PendingAsync(StorageNames.OutboxQueue),
        ];
    }
}

/// <summary>Notes every request that looks something up.</summary>
internal sealed class LookLog : HttpPipelinePolicy
{
    public ConcurrentQueue<string> Looks { get; } = [];

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The project only makes asynchronous calls.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (message.Request.Method == RequestMethod.Get)
        {
            Looks.Enqueue(message.Request.Uri.Path);
        }

        await ProcessNextAsync(message, pipeline);
    }
}
