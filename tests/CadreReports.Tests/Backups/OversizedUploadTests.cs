using System.IO.Compression;
using Azure.Storage.Blobs.Specialized;
using CadreReports.Backups;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Tests.Storage;

namespace CadreReports.Tests.Backups;

public sealed class OversizedUploadTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    /// <summary>Blobs full of nothing cost who makes them nothing, and would cost a backup all its time.</summary>
    [Fact]
    public async Task What_is_far_too_large_to_be_read_is_not_copied_either()
    {
        var account = StorageAccount.Open(storage.ConnectionString);
        await account.EnsureCreatedAsync(default);
        var inbox = account.Blobs.GetBlobContainerClient(StorageNames.InboxContainer);
        await inbox.GetPageBlobClient("2021H2/82/rong.xlsx").CreateAsync(2 * UploadFiles.MostKept);
        await inbox.GetBlobClient("2021H2/82/nho.xlsx").UploadAsync(new BinaryData([1, 2, 3]));

        Assert.True(BackupScope.TryParse("2021H2", out var scope));
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var backup = new MemoryStream();
        await new PeriodBackup(account, TimeProvider.System).WriteAsync(
            scope, backup, new Progress<BackupProgress>(), stop.Token);

        Assert.True(backup.Length < 1 << 20);
        using var zip = new ZipArchive(backup);
        Assert.Contains(zip.Entries, e => e.FullName.Contains("nho.xlsx", StringComparison.Ordinal));
        Assert.DoesNotContain(zip.Entries, e => e.FullName.Contains("rong.xlsx", StringComparison.Ordinal));
    }
}
