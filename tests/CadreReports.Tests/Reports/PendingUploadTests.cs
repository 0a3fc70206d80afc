using CadreReports.Catalogue;
using CadreReports.Housekeeping;
using CadreReports.Housekeeping.Failures;
using CadreReports.Submissions;
using CadreReports.Tests.Storage;
using CadreReports.Tests.Submissions;

namespace CadreReports.Tests.Reports;

/// <summary>A page says that a file is on its way from the moment it was sent until it has become a version.</summary>
public sealed class PendingUploadTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly SubmissionKey Key = new(new PeriodId(2023, 1), "82");

    [Fact]
    public async Task The_newest_upload_that_nobody_has_looked_at_is_on_its_way()
    {
        var pipeline = new Pipeline(storage.ConnectionString);
        var follower = Follower(pipeline);
        var now = TimeProvider.System.GetUtcNow();
        var (first, second) = (InboxPath.New(Key.Period, Key.Province, now), InboxPath.New(Key.Period, Key.Province, now.AddSeconds(1)));
        var (announced, other) = (InboxPath.New(Key.Period, Key.Province, now.AddSeconds(2)), InboxPath.New(Key.Period, "83", now.AddSeconds(3)));
        Assert.Null(await follower.PendingAsync(Key, default));

        await pipeline.Tickets.AddAsync(first, "clerk-82", default);
        await pipeline.Tickets.AddAsync(second, "clerk-82", default);
        await pipeline.Tickets.AddAsync(announced, "clerk-82", now.AddMinutes(15), default);
        await pipeline.Tickets.AddAsync(other, "clerk-83", default);
        Assert.Equal(second, await follower.PendingAsync(Key, default));

        await pipeline.Tickets.RedeemAsync(second, new Upload(second.BlobName, "0x1", now, now, 1, null), seen: null, default);
        Assert.Equal(first, await follower.PendingAsync(Key, default));
        Assert.Null(await follower.FindAsync(first with { Upload = "khac" }, default));

        await pipeline.Tickets.RedeemAsync(first, new Upload(first.BlobName, "0x2", now, now, 1, null), seen: null, default);
        Assert.Null(await follower.PendingAsync(Key, default));
    }

    private static UploadFollower Follower(Pipeline pipeline) => new(
        pipeline.Store, pipeline.Tickets, new UploadTrouble(new FailureStore(pipeline.Account), pipeline.Files, pipeline.Tickets, pipeline.StorageClock), pipeline.StorageClock);
}
