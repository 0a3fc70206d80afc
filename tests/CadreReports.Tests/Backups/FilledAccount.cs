using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using CadreReports.Audits;
using CadreReports.Azurite;
using CadreReports.Backups;
using CadreReports.Contacts;
using CadreReports.Messages;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Tests.Submissions.Reviews;
using CadreReports.Tests.Summaries.Publishing;
using CadreReports.Time;

namespace CadreReports.Tests.Backups;

/// <summary>An account in which two periods were worked on, and its backups.</summary>
public sealed class FilledAccount : IAsyncLifetime
{
    public const string Period = "2023H1";
    public const string Earlier = "2022H2";
    public const string Region = "mien-nam";

    /// <summary>The name of an upload that nobody has looked at yet.</summary>
    public const string Waiting = Period + "/87/cho-xu-ly.xlsx";

    public static readonly string[] Scopes = [Earlier, Period, BackupScope.CommonName];

    private AzuriteServer? azurite;

    public string ConnectionString => azurite!.ConnectionString;

    /// <summary>The backups by scope.</summary>
    public Dictionary<string, byte[]> Backups { get; } = [];

    public async Task InitializeAsync()
    {
        azurite = await AzuriteServer.StartAsync(dataFolder: null);
        var account = StorageAccount.Open(ConnectionString);
        await account.EnsureCreatedAsync(default);
        await WorkAsync();
        await FillTablesAsync(account);
        foreach (var scope in Scopes)
        {
            Backups[scope] = await BackUpAsync(account, scope);
        }
    }

    /// <summary>What storage says of a file in the inbox.</summary>
    public async Task<BlobProperties> PropertiesAsync(string blob) => await StorageAccount.Open(ConnectionString).Blobs
        .GetBlobContainerClient(StorageNames.InboxContainer).GetBlobClient(blob).GetPropertiesAsync();

    public async Task DisposeAsync()
    {
        if (azurite is not null)
        {
            await azurite.DisposeAsync();
        }
    }

    public static async Task<byte[]> BackUpAsync(StorageAccount account, string scope, IProgress<BackupProgress>? progress = null)
    {
        Assert.True(BackupScope.TryParse(scope, out var wanted));
        using var zip = new MemoryStream();
        await new PeriodBackup(account, TimeProvider.System).WriteAsync(wanted, zip, progress ?? new Silent(), default);
        return zip.ToArray();
    }

    public static async Task RestoreAsync(StorageAccount account, byte[] backup)
    {
        using var zip = new MemoryStream(backup);
        await using var file = await BackupFile.OpenAsync(zip, default);
        await new PeriodRestore(account, TimeProvider.System).RunAsync(file, new Silent(), default);
    }

    private async Task WorkAsync()
    {
        // Explained, marked, returned, sent again, questioned: three versions, one of them sent twice.
        var desk = new Desk(ConnectionString, Period, "82");
        var first = await desk.SendAsync(desk.Workbook.Ask(6000).Build());
        var finding = await desk.FindingAsync(first, QueryCatalogue.First);
        await desk.ExplainAsync(first, Desk.Say(1), finding);
        await desk.MarkAsync(finding);
        await desk.ExplainAsync(first, Desk.Say(2), finding);
        await desk.ReturnAsync(first);
        var plain = desk.Workbook.Build();
        await desk.SendAsync(plain);
        var third = await desk.SendAsync(desk.Workbook.Ask(5500).Build());
        await desk.ExplainAsync(third, Desk.Say(3), await desk.FindingAsync(third, QueryCatalogue.First));
        await desk.SendAsync(desk.Workbook.Ask(5500).Build());
        await desk.AskAsync();

        var pipeline = desk.Pipeline;
        await new Confirmations(pipeline.Account, new ShiftedTimeProvider(TimeSpan.Zero)).AttachAsync(
            desk.Key, third.Number, new MemoryStream(Encoding.UTF8.GetBytes("%PDF-1.7\nđã ký\n%%EOF\n")), "Người duyệt Đồng Tháp", default);
        await new Desk(ConnectionString, Earlier, "82").SendAsync(new EditedWorkbook(desk.Key.Period.Previous, "82").Build());

        // Refused by the guard, nobody's within the period and outside of any, and not looked at yet.
        foreach (var (blob, content) in ((string, string)[])
            [($"{Period}/83/hỏng.xlsx", "không phải workbook"), ($"{Period}/lạc đường.xlsx", "một"), ("gửi nhầm/báo cáo.xlsx", "hai")])
        {
            await pipeline.PutAsync(blob, Encoding.UTF8.GetBytes(content));
            await pipeline.Ingest.RunAsync(blob, etag: null, default);
        }

        await pipeline.PutAsync(Waiting, QueryCatalogue.Samples.Upload(desk.Key.Period, "87")!.Content);
        await new PublisherParts(pipeline, QueryCatalogue.Catalogues).Publisher.RunAsync(new SummariseMessage(Period, Region), default);
    }

    private static async Task FillTablesAsync(StorageAccount account)
    {
        // Every type of property, and texts and keys that are hard on formats.
        var table = account.Tables.GetTableClient(StorageNames.RemindersTable);
        await table.AddEntityAsync(new TableEntity(Period, "82|nhắc hạn 'lần 1'|{\"}")
        {
            ["Int"] = int.MinValue,
            ["SmallLong"] = 5L,
            ["Long"] = long.MaxValue,
            ["Whole"] = 5.0,
            ["Double"] = 0.1,
            ["Tiny"] = double.Epsilon,
            ["NaN"] = double.NaN,
            ["Yes"] = true,
            ["Date"] = new DateTimeOffset(2023, 6, 10, 10, 0, 0, TimeSpan.Zero).AddTicks(1),
            ["Guid"] = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
            ["Bytes"] = new byte[] { 0, 10, 13, 255 },
            ["NoBytes"] = Array.Empty<byte>(),
            ["Text"] = "Ban Tổ chức Tỉnh ủy\r\n\"Đồng Tháp\" – 1.204 \u2028 \ud83d\ude00",
            ["Empty"] = string.Empty,
            ["LikeDate"] = "2023-06-10T10:00:00Z",
        });
        await table.AddEntityAsync(new TableEntity(Earlier + "|x", "1") { ["Text"] = "kỳ trước" });
        await account.Tables.GetTableClient(StorageNames.PeriodsTable).AddEntityAsync(new TableEntity(Period, "000001")
        {
            ["Kind"] = "Due",
            ["Province"] = "90",
            ["Due"] = new DateTimeOffset(2023, 6, 12, 10, 0, 0, TimeSpan.Zero),
            ["Reason"] = "Mưa lũ",
            ["Who"] = "centre",
            ["At"] = new DateTimeOffset(2023, 6, 9, 10, 0, 0, TimeSpan.Zero),
        });
        await account.Tables.GetTableClient(StorageNames.FailuresTable).AddEntityAsync(new TableEntity(Period, "hỏng") { ["Count"] = 2 });
        await account.Tables.GetTableClient(StorageNames.FailuresTable).AddEntityAsync(new TableEntity(BackupScope.CommonName, "không kỳ") { ["Count"] = 3 });
        var audit = new AuditLog(account);
        foreach (var period in (string?[])[Period, Earlier, null])
        {
            await audit.AddAsync(new AuditEntry(DateTimeOffset.UtcNow, "reconciler", "thử", period, null, null, "chi tiết"), default);
        }

        var contact = new Contact("c1", "Nguyễn Văn A", ContactRole.Clerk, "a@example.invalid", null, new DateOnly(2023, 1, 1), null, null);
        await new ContactBook(account).PutAsync(QueryCatalogue.Catalogues.Period(Period)!.Province("82"), contact, default);
        await new ContactBook(account).PutAsync(null, contact with { Id = "c2" }, default);

        // More than a transaction takes.
        for (var i = 0; i < 230; i++)
        {
            await account.Tables.GetTableClient(StorageNames.UploadsTable).AddEntityAsync(
                new TableEntity(Period + "|90", i.ToString("000", CultureInfo.InvariantCulture)) { ["Sender"] = "clerk-90" });
        }
    }

    private sealed class Silent : IProgress<BackupProgress>
    {
        public void Report(BackupProgress value)
        {
        }
    }
}
