using Azure;
using CadreReports.Catalogue;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Tests.Backups;
using CadreReports.Tests.Housekeeping;
using CadreReports.Tests.Submissions;

namespace CadreReports.Tests.Storage;

/// <summary>The program lives with a policy that lets nothing in the archive be changed or deleted.</summary>
public sealed class ClosedArchiveTests(FilledAccount source) : OwnStorage, IClassFixture<FilledAccount>
{
    private static readonly SubmissionKey Key = new(new PeriodId(2022, 2), "82");

    [Fact]
    public async Task A_content_that_comes_again_is_received_though_the_archive_holds_it_already()
    {
        var closed = new ClosedArchive(Connection);
        var house = new Household(Connection, closed);
        var first = Household.Workbook(Key.Period, Key.Province);
        // Of one second, storage's measure of time, the names say which came first.
        await IngestAsync(house, "1", first);
        await IngestAsync(house, "2", Household.Variant(first));

        Assert.Empty(closed.Refused);
        var version = await IngestAsync(house, "3", first);

        Assert.Equal((3, SubmissionState.Accepted), (version.Number, version.State));
        Assert.NotEmpty(closed.Refused);
        await using var kept = await house.Pipeline.Files.OpenArchivedAsync(Key, version.Sha256, default);
        using var copy = new MemoryStream();
        await kept!.CopyToAsync(copy);
        Assert.Equal(first, copy.ToArray());
    }

    [Fact]
    public async Task Nothing_ever_tries_to_remove_anything_from_it()
    {
        var closed = new ClosedArchive(Connection);
        var house = new Household(Connection, closed);
        await IngestAsync(house, "một", Household.Workbook(Key.Period, Key.Province));
        await house.DeliverAsync();

        foreach (var days in (int[])[31, 91, 200])
        {
            await house.PassAsync(TimeSpan.FromDays(days));
            await house.RetainAsync();
            await house.ReconcileAsync();
            await house.DeliverAsync();
        }

        Assert.Contains(await house.AuditedAsync(), line => line.Action == "retention.inbox");
        Assert.Empty(closed.Refused);
    }

    [Fact]
    public async Task What_is_refused_for_another_reason_is_not_taken_for_archived()
    {
        var closed = new ClosedArchive(Connection) { Refusal = "ContainerBeingDeleted", RefusesAll = true };
        var house = new Household(Connection, closed);

        await Assert.ThrowsAsync<RequestFailedException>(() => IngestAsync(house, "một", Household.Workbook(Key.Period, Key.Province)));
        Assert.Null((await house.Pipeline.Store.SubmissionAsync(Key, default))?.Current);
    }

    [Fact]
    public async Task A_restore_that_died_goes_on_over_what_it_archived()
    {
        var backup = source.Backups[FilledAccount.Period];
        var dying = new ClosedArchive(Connection, dyingAfter: 1);
        await Assert.ThrowsAsync<BrokenException>(() => FilledAccount.RestoreAsync(StorageAccount.Open(Connection, dying), backup));

        var closed = new ClosedArchive(Connection);
        await FilledAccount.RestoreAsync(StorageAccount.Open(Connection, closed), backup);

        Assert.NotEmpty(closed.Refused);
        Assert.NotEmpty(await AccountContent.ReadAsync(StorageAccount.Open(Connection)));
    }

    private static async Task<SubmissionVersion> IngestAsync(Household house, string name, byte[] workbook)
    {
        await house.Pipeline.PutAsync($"{Key}/{name}.xlsx", workbook);
        return (await house.Pipeline.Ingest.RunAsync($"{Key}/{name}.xlsx", etag: null, default))!;
    }
}
