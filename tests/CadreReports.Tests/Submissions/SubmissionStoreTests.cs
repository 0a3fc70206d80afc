using CadreReports.Catalogue;
using CadreReports.Submissions;
using CadreReports.Tests.Storage;
using FsCheck.Fluent;
using Gen = FsCheck.Fluent.Gen;
using Outcome = CadreReports.Submissions.Outcome;

namespace CadreReports.Tests.Submissions;

[Collection(SharedStorage.Name)]
public sealed class SubmissionStoreTests(StorageFixture storage)
{
    private static readonly CatalogueVersion Catalogue = Pipeline.Catalogues.For(Pipeline.Catalogues.Period("2023H1")!);
    private static readonly DateTimeOffset Noon = new(2023, 6, 5, 5, 0, 0, TimeSpan.Zero);
    private static int keys;

    private readonly SubmissionStore store = new Pipeline(storage.ConnectionString).Store;

    /// <summary>A delivery of an upload: when it was written, what it holds, and how its assessment ends.</summary>
    private sealed record Delivery(int Second, int Content, bool Accepted)
    {
        public Upload Upload => new($"2023H1/82/{Second:00}-{Content}.xlsx", $"0x{Second:X4}{Content}", Noon.AddSeconds(Second), Noon.AddSeconds(Second), 1000, null);

        public string Sha256 => new((char)('a' + Content), 64);
    }

    private static SubmissionKey NewKey() => new(new PeriodId(2050 + (Interlocked.Increment(ref keys) % 40), 1 + (keys / 40 % 2)), "01");

    [Fact]
    public async Task First_upload_becomes_version_one_and_is_seen_as_received()
    {
        var key = NewKey();
        var version = await store.ClaimAsync(key, new Delivery(1, 0, true).Upload, new string('a', 64), Catalogue, string.Empty, period: null, default);
        var submission = await store.RefreshAsync(key, default);

        Assert.Equal(1, version.Number);
        Assert.Equal(SubmissionState.Received, submission!.Latest.State);
        Assert.Null(submission.Current);
        Assert.Equal(submission, await store.SubmissionAsync(key, default));
    }

    [Fact]
    public async Task The_same_upload_claimed_by_many_at_once_is_one_version()
    {
        var key = NewKey();
        var delivery = new Delivery(1, 0, true);
        var versions = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.ClaimAsync(key, delivery.Upload, delivery.Sha256, Catalogue, string.Empty, period: null, default)));

        Assert.All(versions, v => Assert.Equal(1, v.Number));
        Assert.Equal(1, (await store.RefreshAsync(key, default))!.Uploads);
    }

    [Fact]
    public async Task Different_uploads_claimed_at_once_are_numbered_without_gaps()
    {
        var key = NewKey();
        var versions = await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
        {
            var delivery = new Delivery(i, i, true);
            return store.ClaimAsync(key, delivery.Upload, delivery.Sha256, Catalogue, string.Empty, period: null, default);
        }));

        Assert.Equal([1, 2, 3, 4, 5, 6], versions.Select(v => v.Number).Order());
    }

    [Fact]
    public async Task A_version_keeps_its_first_result()
    {
        var key = NewKey();
        var delivery = new Delivery(1, 0, true);
        await store.ClaimAsync(key, delivery.Upload, delivery.Sha256, Catalogue, string.Empty, period: null, default);
        await store.CompleteAsync(key, 1, v => Judge(v, SubmissionState.Accepted), default);
        var again = await store.CompleteAsync(key, 1, v => Judge(v, SubmissionState.Rejected), default);

        Assert.Equal(SubmissionState.Accepted, again.State);
    }

    [Fact]
    public async Task A_rejected_correction_does_not_hide_what_was_accepted()
    {
        var key = NewKey();
        await DeliverAsync(key, new Delivery(1, 0, true));
        await DeliverAsync(key, new Delivery(2, 1, false));
        var submission = (await store.SubmissionAsync(key, default))!;

        Assert.Equal(1, submission.Current!.Number);
        Assert.Equal(2, submission.Latest.Number);
        Assert.Equal(SubmissionState.Rejected, submission.Latest.State);
        Assert.Equal(Noon.AddSeconds(1), submission.FirstAcceptedAt);
    }

    [Fact]
    public async Task Of_two_contents_of_one_blob_within_a_second_the_later_counts()
    {
        var key = NewKey();
        foreach (var content in (int[])[0, 1])
        {
            // The blob is overwritten: same name, same second, another ETag.
            var upload = new Delivery(1, 0, true).Upload with { ETag = $"0x{content}" };
            var version = await store.ClaimAsync(key, upload, new string((char)('a' + content), 64), Catalogue, string.Empty, period: null, default);
            await store.CompleteAsync(key, version.Number, v => Judge(v, SubmissionState.Accepted), default);
        }

        var submission = (await store.RefreshAsync(key, default))!;
        Assert.Equal((2, 2), (submission.Latest.Number, submission.Current!.Number));
    }

    [Theory]
    [InlineData(SubmissionState.Locked)]
    [InlineData(SubmissionState.Returned)]
    public async Task What_was_locked_out_or_returned_is_judged_anew_when_it_is_sent_again(SubmissionState state)
    {
        var key = NewKey();
        var (first, again) = (new Delivery(1, 0, true), new Delivery(2, 0, true));
        await store.ClaimAsync(key, first.Upload, first.Sha256, Catalogue, string.Empty, period: null, default);
        await store.CompleteAsync(key, 1, v => Judge(v, state), default);
        var version = await store.ClaimAsync(key, again.Upload, again.Sha256, Catalogue, string.Empty, period: null, default);

        Assert.Equal((2, SubmissionState.Received), (version.Number, version.State));
    }

    /// <summary>
    /// Whatever uploads a province makes, in whatever order and however often they are delivered, alone or at once: the
    /// newest accepted content counts, the newest upload is shown, and nothing is counted twice. (Of three contents, the last is bad.)
    /// </summary>
    [Fact]
    public async Task Any_order_of_deliveries_ends_in_the_same_state()
    {
        var deliveries =
            from count in Gen.Choose(1, 6)
            from contents in Gen.ArrayOf(Gen.Choose(0, 2), count)
            from order in Gen.Shuffle(Enumerable.Range(0, count).Concat(Enumerable.Range(0, count / 2)))
            from atOnce in Gen.Elements(true, false)
            select (Uploads: contents.Select((content, second) => new Delivery(second, content, content < 2)).ToArray(), order, atOnce);

        foreach (var (uploads, order, atOnce) in Gen.Sample(deliveries, 25, 50))
        {
            var key = new SubmissionKey(NewKey().Period, $"{Interlocked.Increment(ref keys):000000}");
            if (atOnce)
            {
                await Task.WhenAll(order.Select(i => DeliverAsync(key, uploads[i])));
            }
            else
            {
                foreach (var i in order)
                {
                    await DeliverAsync(key, uploads[i]);
                }
            }

            var submission = (await store.SubmissionAsync(key, default))!;
            Assert.Equal(uploads[^1].Sha256, submission.Latest.Sha256);
            Assert.Equal(uploads.LastOrDefault(u => u.Accepted)?.Sha256, submission.Current?.Sha256);
            Assert.Equal(uploads.Length, submission.Uploads);
            Assert.Equal(uploads.FirstOrDefault(u => u.Accepted)?.Upload.ReceivedAt, submission.FirstAcceptedAt);
        }
    }

    private async Task DeliverAsync(SubmissionKey key, Delivery delivery)
    {
        var version = await store.ClaimAsync(key, delivery.Upload, delivery.Sha256, Catalogue, string.Empty, period: null, default);
        await store.CompleteAsync(key, version.Number, v => Judge(v, delivery.Accepted ? SubmissionState.Accepted : SubmissionState.Rejected), default);
        await store.RefreshAsync(key, default);
    }

    private static SubmissionVersion Judge(SubmissionVersion version, SubmissionState state) => version with
    {
        State = state,
        Outcome = new Outcome(state, state == SubmissionState.Rejected ? 1 : 0, 0, 0, 10, null, Refused: false),
        AcceptedAt = state == SubmissionState.Accepted ? version.ReceivedAt : null,
        Returned = state == SubmissionState.Returned ? new VersionReturn(version.ReceivedAt, "centre", "Chưa rõ.") : null,
    };
}
