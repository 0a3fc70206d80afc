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

    /// <summary>Between the look at a ticket and its use, another run may have used it up, for this content or for another, or taken it away.</summary>
    [Fact]
    public async Task A_ticket_that_was_looked_at_before_counts_as_it_is_when_it_is_used()
    {
        var tickets = new Pipeline(storage.ConnectionString).Tickets;
        var now = TimeProvider.System.GetUtcNow();
        var key = new SubmissionKey(Key.Period, "84");
        async Task<(InboxPath Path, Upload Upload, SeenTicket Seen)> AnnouncedAsync()
        {
            var path = InboxPath.New(key.Period, key.Province, now);
            await tickets.AddAsync(path, "clerk-84", default);
            return (path, new Upload(path.BlobName, "0x1", now, now, 1, null), (await tickets.LookAsync(path.BlobName, default))!);
        }

        var (path, upload, seen) = await AnnouncedAsync();
        var (first, second) = (tickets.RedeemAsync(path, upload, seen, default), tickets.RedeemAsync(path, upload, seen, default));
        Assert.All(await Task.WhenAll(first, second), sender => Assert.Equal("clerk-84", sender));
        Assert.Null(await tickets.RedeemAsync(path, new Upload(path.BlobName, "0x2", now, now, 1, null), seen, default));

        (path, upload, seen) = await AnnouncedAsync();
        Assert.True(await tickets.TryRemoveAsync(Assert.Single(await tickets.UnusedAsync(key, default), unused => unused.Path.Upload == path.Upload), default));
        Assert.Null(await tickets.RedeemAsync(path, upload, seen, default));
    }

    private static UploadFollower Follower(Pipeline pipeline) => new(
        pipeline.Store, pipeline.Tickets, new UploadTrouble(new FailureStore(pipeline.Account), pipeline.Files, pipeline.Tickets, pipeline.StorageClock), pipeline.StorageClock);
}
