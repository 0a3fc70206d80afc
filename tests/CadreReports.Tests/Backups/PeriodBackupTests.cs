using Azure.Storage.Blobs.Models;
using CadreReports.Azurite;
using CadreReports.Backups;
using CadreReports.Messages;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Tests.Submissions;
using CadreReports.Tests.Submissions.Reviews;
using CadreReports.Tests.Summaries.Publishing;

namespace CadreReports.Tests.Backups;

public sealed class PeriodBackupTests(FilledAccount source) : IClassFixture<FilledAccount>, IAsyncLifetime
{
    private AzuriteServer? azurite;

    private StorageAccount Target { get; set; } = null!;

    private Pipeline TargetPipeline => new(azurite!.ConnectionString, policy: null, QueryCatalogue.Catalogues);

    public async Task InitializeAsync()
    {
        azurite = await AzuriteServer.StartAsync(dataFolder: null);
        Target = StorageAccount.Open(azurite.ConnectionString);
    }

    public async Task DisposeAsync() => await azurite!.DisposeAsync();

    [Fact]
    public async Task Restored_into_an_empty_account_all_is_equal_and_ingestion_of_the_inbox_changes_nothing()
    {
        foreach (var scope in FilledAccount.Scopes)
        {
            await FilledAccount.RestoreAsync(Target, source.Backups[scope]);
        }

        var expected = await AccountContent.ReadAsync(StorageAccount.Open(source.ConnectionString));
        Assert.Contains(expected, line => line.StartsWith("quarantine/", StringComparison.Ordinal));
        Assert.Contains(expected, line => line.StartsWith("confirmations/", StringComparison.Ordinal));
        Assert.Contains(expected, line => line.StartsWith("reports/", StringComparison.Ordinal));
        Assert.Contains(expected, line => line.StartsWith("receipts/", StringComparison.Ordinal));
        Assert.Contains(expected, line => line.StartsWith("Explanations ", StringComparison.Ordinal));
        Assert.Equal(expected, await AccountContent.ReadAsync(Target));

        await IngestAllAsync(TargetPipeline, except: FilledAccount.Waiting);
        await new PublisherParts(TargetPipeline, QueryCatalogue.Catalogues).Publisher.RunAsync(new SummariseMessage(FilledAccount.Period, FilledAccount.Region), default);
        Assert.Equal(expected, await AccountContent.ReadAsync(Target));
    }

    [Fact]
    public async Task What_was_backed_up_is_one_scope_and_nothing_else()
    {
        await FilledAccount.RestoreAsync(Target, source.Backups[FilledAccount.Period]);

        var all = await AccountContent.ReadAsync(StorageAccount.Open(source.ConnectionString));
        var restored = await AccountContent.ReadAsync(Target);
        Assert.Empty(restored.Except(all));
        Assert.All(restored, line => Assert.DoesNotContain(FilledAccount.Earlier + "|", line.Split("; Basis")[0], StringComparison.Ordinal));
        Assert.All(
            all.Where(line => line.Contains($"PartitionKey:String={FilledAccount.Period}", StringComparison.Ordinal) || line.Contains("/" + FilledAccount.Period + "/", StringComparison.Ordinal)),
            line => Assert.Contains(line, restored));
        Assert.Equal(2, restored.Count(line => line.StartsWith("quarantine/", StringComparison.Ordinal)));
        var audited = restored.Where(line => line.StartsWith("Audit ", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(audited);
        Assert.All(audited, line => Assert.Contains($"; Period:String={FilledAccount.Period};", line, StringComparison.Ordinal));
        Assert.Equal(audited, all.Where(line => line.StartsWith("Audit ", StringComparison.Ordinal) && line.Contains($"; Period:String={FilledAccount.Period};", StringComparison.Ordinal)));
        Assert.Single(restored, line => line.StartsWith("Unclaimed ", StringComparison.Ordinal));
        Assert.DoesNotContain(restored, line => line.StartsWith("Contacts ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_upload_that_waited_at_the_backup_counts_as_received_when_it_was()
    {
        var original = await source.PropertiesAsync(FilledAccount.Waiting);
        await FilledAccount.RestoreAsync(Target, source.Backups[FilledAccount.Period]);
        await Task.Delay(1100);

        var version = await TargetPipeline.Ingest.RunAsync(FilledAccount.Waiting, original.ETag.ToString(), default);

        Assert.Equal(original.LastModified, version!.ReceivedAt);
        Assert.Equal(SubmissionState.Accepted, version.State);
        Assert.Equal(version, await TargetPipeline.Ingest.RunAsync(FilledAccount.Waiting, etag: null, default));
        var key = new SubmissionKey(QueryCatalogue.Catalogues.Period(FilledAccount.Period)!.Id, "87");
        Assert.Equal(version, await TargetPipeline.Store.FindUploadAsync(key, Upload.IdOf(FilledAccount.Waiting, original.ETag.ToString().Trim('"')), default));
    }

    [Fact]
    public async Task A_backup_of_what_was_restored_restores_the_same_again()
    {
        foreach (var scope in FilledAccount.Scopes)
        {
            await FilledAccount.RestoreAsync(Target, source.Backups[scope]);
        }

        await using var second = await AzuriteServer.StartAsync(dataFolder: null);
        var account = StorageAccount.Open(second.ConnectionString);
        foreach (var scope in FilledAccount.Scopes)
        {
            await FilledAccount.RestoreAsync(account, await FilledAccount.BackUpAsync(Target, scope));
        }

        var expected = await AccountContent.ReadAsync(StorageAccount.Open(source.ConnectionString));
        Assert.Equal(expected, await AccountContent.ReadAsync(account));
        await IngestAllAsync(new Pipeline(second.ConnectionString, policy: null, QueryCatalogue.Catalogues), FilledAccount.Waiting);
        Assert.Equal(expected, await AccountContent.ReadAsync(account));
    }

    [Fact]
    public async Task Metadata_alone_make_no_file_a_restored_one()
    {
        await FilledAccount.RestoreAsync(Target, source.Backups[FilledAccount.Period]);
        var key = new SubmissionKey(QueryCatalogue.Catalogues.Period(FilledAccount.Period)!.Id, "82");
        var before = (await TargetPipeline.Store.SubmissionAsync(key, default))!.Latest.Number;
        var inbox = Target.Blobs.GetBlobContainerClient(StorageNames.InboxContainer);
        var known = inbox.GetBlobs(BlobTraits.Metadata, BlobStates.None, $"{key}/", default).First();

        // Another content in a restored place, and a new place, both with the metadata of what was restored.
        var content = new EditedWorkbook(key.Period, "82").Type("BM05", QueryCatalogue.FirstRow, "total", 17).Build();
        var other = new EditedWorkbook(key.Period, "82").Type("BM05", QueryCatalogue.FirstRow, "total", 18).Build();
        foreach (var (name, bytes) in ((string, byte[])[])[(known.Name, content), ($"{key}/99999.xlsx", other)])
        {
            await inbox.GetBlobClient(name).UploadAsync(new BinaryData(bytes), new BlobUploadOptions { Metadata = known.Metadata });
            var version = await TargetPipeline.Ingest.RunAsync(name, etag: null, default);
            Assert.Equal(++before, version!.Number);
        }
    }

    [Fact]
    public async Task What_is_written_during_the_backup_makes_it_fail()
    {
        await FilledAccount.RestoreAsync(Target, source.Backups[FilledAccount.Period]);
        var pipeline = TargetPipeline;
        var late = new Interruption(BackupStep.Blobs, () => pipeline.Tickets.AddAsync(
            InboxPath.New(QueryCatalogue.Catalogues.Period(FilledAccount.Period)!.Id, "82", DateTimeOffset.UtcNow), "clerk-82", default).GetAwaiter().GetResult());

        var e = await Assert.ThrowsAsync<BackupException>(() => FilledAccount.BackUpAsync(Target, FilledAccount.Period, late));

        Assert.Contains("thay đổi", e.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await FilledAccount.BackUpAsync(Target, FilledAccount.Period));
    }

    [Fact]
    public async Task The_manifest_says_what_there_is()
    {
        using var zip = new MemoryStream(source.Backups[FilledAccount.Period]);
        await using var file = await BackupFile.OpenAsync(zip, default);

        Assert.Equal((1, FilledAccount.Period), (file.Manifest.Format, file.Manifest.Scope));
        Assert.Matches(@"^\d+\.\d+\.\d+", file.Manifest.Program);
        Assert.InRange(DateTimeOffset.UtcNow - file.Manifest.MadeAt, TimeSpan.Zero, TimeSpan.FromMinutes(30));
        Assert.Equal(230, file.Manifest.Tables.Single(t => t.Table == "Uploads").Rows);
        Assert.All(file.Manifest.Blobs, blob => Assert.DoesNotContain("..", blob.Entry, StringComparison.Ordinal));
        Assert.DoesNotContain(file.Manifest.Blobs, blob => blob.Entry.Contains("/.", StringComparison.Ordinal));
        Assert.Contains(file.Manifest.Blobs, blob => blob.Name.EndsWith("/.lease", StringComparison.Ordinal));
    }

    private static async Task IngestAllAsync(Pipeline pipeline, string except)
    {
        var inbox = pipeline.Account.Blobs.GetBlobContainerClient(StorageNames.InboxContainer);
        await foreach (var blob in inbox.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, null, default))
        {
            if (blob.Name != except)
            {
                await pipeline.Ingest.RunAsync(blob.Name, etag: null, default);
                await pipeline.Ingest.RunAsync(blob.Name, blob.Properties.ETag!.Value.ToString(), default);
                await pipeline.Ingest.RunAsync(blob.Name, blob.Metadata["originaletag"], default);
            }
        }
    }

    private sealed class Interruption(BackupStep step, Action act) : IProgress<BackupProgress>
    {
        private bool done;

        public void Report(BackupProgress value)
        {
            if (value.Step == step && !done)
            {
                done = true;
                act();
            }
        }
    }
}
