using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CadreReports.Azurite;
using CadreReports.Backups;
using CadreReports.Housekeeping;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Tests.Submissions;

namespace CadreReports.Tests.Backups;

public sealed class PeriodRestoreTests(FilledAccount source) : IClassFixture<FilledAccount>, IAsyncLifetime
{
    private AzuriteServer? azurite;

    private StorageAccount Target => Over(null);

    private byte[] Backup => source.Backups[FilledAccount.Period];

    public async Task InitializeAsync() => azurite = await AzuriteServer.StartAsync(dataFolder: null);

    public async Task DisposeAsync() => await azurite!.DisposeAsync();

    public static TheoryData<string> Damages => ["blob", "row", "removed", "added", "twice", "foreign row", "foreign blob", "scope", "format", "no manifest", "cut", "no zip"];

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_damaged_or_changed_backup_is_refused_before_anything_is_written(string damage)
    {
        await Assert.ThrowsAsync<BackupException>(() => FilledAccount.RestoreAsync(Target, Damage(damage)));

        Assert.Empty(await AccountContent.ReadAsync(Target));
        await Target.EnsureCreatedAsync(default);
        Assert.Equal(0, await Target.Tables.GetTableClient(StorageNames.RestoredTable).QueryAsync<TableEntity>().CountAsync());
        await FilledAccount.RestoreAsync(Target, Backup);
    }

    [Fact]
    public async Task An_account_that_holds_anything_of_the_scope_is_refused()
    {
        await FilledAccount.RestoreAsync(Target, source.Backups[FilledAccount.Earlier]);
        await FilledAccount.RestoreAsync(Target, Backup);
        var whole = await AccountContent.ReadAsync(Target);

        var again = await Assert.ThrowsAsync<BackupException>(() => FilledAccount.RestoreAsync(Target, Backup));
        Assert.Contains("đã được phục hồi xong", again.Message, StringComparison.Ordinal);
        var other = await Assert.ThrowsAsync<BackupException>(async () => FilledAccount.RestoreAsync(Target, await FilledAccount.BackUpAsync(Target, FilledAccount.Period)).GetAwaiter().GetResult());
        Assert.Contains("đã có dữ liệu", other.Message, StringComparison.Ordinal);
        Assert.Equal(whole, await AccountContent.ReadAsync(Target));
    }

    [Fact]
    public async Task An_app_that_has_only_been_started_is_no_obstacle()
    {
        await Target.EnsureCreatedAsync(default);
        await new LastRound(Target).NoteAsync(TimerRound.Reconciler, DateTimeOffset.UtcNow, default);

        foreach (var scope in FilledAccount.Scopes)
        {
            await FilledAccount.RestoreAsync(Target, source.Backups[scope]);
        }
    }

    [Fact]
    public async Task Whoever_lists_the_inbox_can_tell_what_each_file_was()
    {
        await FilledAccount.RestoreAsync(Target, Backup);

        var identities = await new RestoredUploads(Target).IdentitiesAsync(default);

        var blobs = await Target.Blobs.GetBlobContainerClient(StorageNames.InboxContainer).GetBlobsAsync().ToListAsync();
        Assert.True(blobs.Count > 5);
        Assert.Equal(blobs.Count, identities.Count);
        foreach (var blob in blobs)
        {
            var before = (await source.PropertiesAsync(blob.Name)).ETag.ToString().Trim('"');
            Assert.Equal(Upload.IdOf(blob.Name, before), identities[Upload.IdOf(blob.Name, blob.Properties.ETag!.Value.ToString().Trim('"'))]);
        }
    }

    [Theory]
    [InlineData("row")]
    [InlineData("child row")]
    [InlineData("audit")]
    [InlineData("blob")]
    public async Task One_thing_is_enough_to_refuse(string thing)
    {
        await Target.EnsureCreatedAsync(default);
        await (thing switch
        {
            "row" => Target.Tables.GetTableClient(StorageNames.PeriodsTable).AddEntityAsync(new TableEntity("2023H1", "1")),
            "child row" => Target.Tables.GetTableClient(StorageNames.FactsTable).AddEntityAsync(new TableEntity("2023H1|82|000001|x", "1")),
            "audit" => (Task)Target.Tables.GetTableClient(StorageNames.AuditTable).AddEntityAsync(new TableEntity("2023-06-01", "1") { ["Period"] = "2023H1" }),
            _ => Target.Blobs.GetBlobContainerClient(StorageNames.ArchiveContainer).UploadBlobAsync("2023H1/82/x.xlsx", new BinaryData("x")),
        });
        var before = await AccountContent.ReadAsync(Target);

        var e = await Assert.ThrowsAsync<BackupException>(() => FilledAccount.RestoreAsync(Target, Backup));

        Assert.Contains("đã có dữ liệu", e.Message, StringComparison.Ordinal);
        Assert.Equal(before, await AccountContent.ReadAsync(Target));
    }

    [Fact]
    public async Task A_restore_that_died_is_noticed_and_goes_on_to_the_same_end()
    {
        await using var reference = await AzuriteServer.StartAsync(dataFolder: null);
        var expected = StorageAccount.Open(reference.ConnectionString);
        await FilledAccount.RestoreAsync(expected, Backup);
        var deaths = 0;

        // Each try gets further than the one before, and dies with its request done or not.
        for (var at = 40; ; at += 17)
        {
            var broken = new BreakAt(at, afterwards: at % 2 == 0);
            try
            {
                await FilledAccount.RestoreAsync(Over(broken), Backup);
                break;
            }
            catch (BrokenException)
            {
                deaths++;
            }

            if (await IsBegunAsync())
            {
                Assert.Contains("chưa xong", (await Assert.ThrowsAsync<BackupException>(() => FilledAccount.BackUpAsync(Target, FilledAccount.Period))).Message, StringComparison.Ordinal);
                var other = source.Backups[FilledAccount.Period];
                Assert.Contains("dở dang", (await Assert.ThrowsAsync<BackupException>(() => FilledAccount.RestoreAsync(Target, Remade(other)))).Message, StringComparison.Ordinal);
            }
        }

        Assert.True(deaths > 3, $"{deaths} deaths");
        Assert.Equal(await AccountContent.ReadAsync(expected), await AccountContent.ReadAsync(Target));
    }

    private StorageAccount Over(HttpPipelinePolicy? policy) => StorageAccount.Open(azurite!.ConnectionString, policy);

    private async Task<bool> IsBegunAsync() =>
        (await Target.Tables.GetTableClient(StorageNames.RestoredTable).GetEntityIfExistsAsync<TableEntity>("2023H1", "restore")).HasValue;

    /// <summary>The same content, made at another moment.</summary>
    private static byte[] Remade(byte[] backup) => Edit(backup, zip => EditManifest(zip, manifest => manifest["madeAt"] = "2023-01-01T00:00:00+00:00"));

    private byte[] Damage(string damage) => damage switch
    {
        "blob" => Edit(Backup, zip => Replace(zip, zip.Entries.First(e => e.FullName.StartsWith("blobs/archive/", StringComparison.Ordinal)).FullName, bytes => bytes[100] ^= 1)),
        "row" => Edit(Backup, zip => Replace(zip, "tables/Submissions.jsonl", bytes => bytes[Encoding.UTF8.GetString(bytes).IndexOf("\"int32\":\"1\"", StringComparison.Ordinal) + 9] = (byte)'7')),
        "removed" => Edit(Backup, zip => zip.GetEntry("tables/Explanations.jsonl")!.Delete()),
        "added" => Edit(Backup, zip => zip.CreateEntry("blobs/inbox/2023H1/thêm.xlsx")),
        "twice" => Edit(Backup, zip => zip.CreateEntry("tables/Facts.jsonl")),
        "foreign row" => Edit(Backup, zip => Consistent(zip, "tables/Periods.jsonl", text => text.Replace("2023H1", "2022H1", StringComparison.Ordinal))),
        "foreign blob" => Edit(Backup, zip => EditManifest(zip, manifest => manifest["blobs"]!.AsArray().First(b => (string?)b!["container"] == "receipts")!["name"] = "2022H1/82/000001.json")),
        "scope" => Edit(Backup, zip => EditManifest(zip, manifest => manifest["scope"] = "2022H1")),
        "format" => Edit(Backup, zip => EditManifest(zip, manifest => manifest["format"] = 2)),
        "no manifest" => Edit(Backup, zip => zip.GetEntry("manifest.json")!.Delete()),
        "cut" => Backup[..^200],
        _ => "PK không phải tệp nén"u8.ToArray(),
    };

    private static byte[] Edit(byte[] backup, Action<ZipArchive> edit)
    {
        using var copy = new MemoryStream();
        copy.Write(backup);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            edit(zip);
        }

        Assert.NotEqual(backup, copy.ToArray());
        return copy.ToArray();
    }

    private static void Replace(ZipArchive zip, string name, Action<byte[]> edit) => Replace(zip, name, bytes =>
    {
        edit(bytes);
        return bytes;
    });

    private static void Replace(ZipArchive zip, string name, Func<byte[], byte[]> edit)
    {
        var entry = zip.GetEntry(name)!;
        using var content = new MemoryStream();
        using (var old = entry.Open())
        {
            old.CopyTo(content);
        }

        entry.Delete();
        using var changed = zip.CreateEntry(name).Open();
        changed.Write(edit(content.ToArray()));
    }

    private static void EditManifest(ZipArchive zip, Action<JsonNode> edit) => Replace(zip, "manifest.json", bytes =>
    {
        var manifest = JsonNode.Parse(bytes)!;
        edit(manifest);
        return JsonSerializer.SerializeToUtf8Bytes(manifest);
    });

    /// <summary>Changes a table, and the manifest with it.</summary>
    private static void Consistent(ZipArchive zip, string name, Func<string, string> edit)
    {
        byte[] changed = [];
        Replace(zip, name, bytes => changed = Encoding.UTF8.GetBytes(edit(Encoding.UTF8.GetString(bytes))));
        EditManifest(zip, manifest =>
        {
            var table = manifest["tables"]!.AsArray().Single(t => (string?)t!["entry"] == name)!;
            table["length"] = changed.Length;
            table["sha256"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(changed));
        });
    }
}
