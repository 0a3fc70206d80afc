using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Local.Samples;
using CadreReports.Messages;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Tests.Storage;

namespace CadreReports.Tests.Submissions;

[Collection(SharedStorage.Name)]
public sealed class IngestTests(StorageFixture storage)
{
    private static readonly PeriodId Period = new(2022, 2);
    private static readonly SampleWorkbooks Samples = new(Pipeline.Catalogues);

    private readonly Pipeline pipeline = new(storage.ConnectionString);

    [Fact]
    public async Task A_workbook_put_by_any_client_is_accepted_with_all_its_figures()
    {
        var key = new SubmissionKey(Period, "70");
        var workbook = Workbook(key.Province);
        await pipeline.PutAsync("2022H2/70/báo cáo chính thức.xlsx", workbook);
        var version = await pipeline.Ingest.RunAsync("2022H2/70/báo cáo chính thức.xlsx", etag: null, default);

        Assert.Equal(SubmissionState.Accepted, version!.State);
        Assert.Null(version.Sender);
        var facts = await pipeline.Contents.FactsAsync(key, version, default);
        Assert.All(facts, row => Assert.Equal(row.Form, row.Sheet));
        var stored = facts.SelectMany(row => row.Facts.Select(fact => (new FigureRef(row.Form, row.Row, fact.Column), fact.Value))).ToDictionary();
        Assert.All(Samples.Figures(Period, key.Province), typed => Assert.Equal(typed.Value, stored[typed.Key]));
        // BM07 is not collected in the second half; what is collected is there whole, the sums too.
        Assert.Equal(FiguresOf(Period), stored.Count);
        Assert.NotEmpty(await pipeline.Contents.TextsAsync(key, version, default));

        await using var archived = await pipeline.Files.OpenArchivedAsync(key, version.Sha256, default);
        using var copy = new MemoryStream();
        await archived!.CopyToAsync(copy);
        Assert.Equal(workbook, copy.ToArray());
        var receipt = await pipeline.Files.ReceiptAsync(key, version.Number, default);
        Assert.Equal("2022H2-70-000001", receipt!.Number);
        Assert.Equal("accepted", receipt.Status);
        Assert.Equal(version.Sha256, receipt.Sha256);
    }

    [Fact]
    public async Task The_same_upload_delivered_again_and_at_once_is_one_version_with_one_receipt()
    {
        var key = new SubmissionKey(Period, "72");
        var etag = await pipeline.PutAsync("2022H2/72/a.xlsx", Workbook("72"));
        var versions = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => pipeline.Ingest.RunAsync("2022H2/72/a.xlsx", etag, default)));
        var later = await pipeline.Ingest.RunAsync("2022H2/72/a.xlsx", etag: null, default);

        Assert.All([.. versions, later], v => Assert.Equal(1, v!.Number));
        var submission = (await pipeline.Store.SubmissionAsync(key, default))!;
        Assert.Equal((1, 1), (submission.Current!.Number, submission.Uploads));
    }

    [Fact]
    public async Task The_same_content_sent_again_gives_the_same_version()
    {
        var workbook = Workbook("74");
        await pipeline.PutAsync("2022H2/74/a.xlsx", workbook);
        await pipeline.PutAsync("2022H2/74/b.xlsx", workbook);
        var first = await pipeline.Ingest.RunAsync("2022H2/74/a.xlsx", null, default);
        var second = await pipeline.Ingest.RunAsync("2022H2/74/b.xlsx", null, default);

        Assert.Equal((1, 1), (first!.Number, second!.Number));
        Assert.Equal(2, (await pipeline.Store.SubmissionAsync(new SubmissionKey(Period, "74"), default))!.Uploads);
    }

    [Fact]
    public async Task The_later_upload_counts_even_when_it_is_processed_first()
    {
        var key = new SubmissionKey(Period, "75");
        await pipeline.PutAsync("2022H2/75/1.xlsx", Workbook("75"));
        await pipeline.PutAsync("2022H2/75/2.xlsx", Variant(Workbook("75")));
        var later = await pipeline.Ingest.RunAsync("2022H2/75/2.xlsx", null, default);
        var earlier = await pipeline.Ingest.RunAsync("2022H2/75/1.xlsx", null, default);

        var submission = (await pipeline.Store.SubmissionAsync(key, default))!;
        Assert.NotEqual(later!.Sha256, earlier!.Sha256);
        Assert.Equal(later.Number, submission.Current!.Number);
        Assert.Equal(later.Number, submission.Latest.Number);
    }

    [Fact]
    public async Task Two_uploads_at_the_same_moment_leave_the_later_one()
    {
        var key = new SubmissionKey(Period, "77");
        var (a, b) = (InboxPath.New(Period, "77", TimeProvider.System.GetUtcNow()), InboxPath.New(Period, "77", TimeProvider.System.GetUtcNow().AddMilliseconds(2)));
        await pipeline.PutAsync(a.BlobName, Workbook("77"));
        await pipeline.PutAsync(b.BlobName, Variant(Workbook("77")));
        var versions = await Task.WhenAll(
            pipeline.Ingest.RunAsync(a.BlobName, null, default), pipeline.Ingest.RunAsync(b.BlobName, null, default));

        var submission = (await pipeline.Store.SubmissionAsync(key, default))!;
        Assert.Equal(b.BlobName, submission.Current!.Blob);
        Assert.Equal([1, 2], versions.Select(v => v!.Number).Order());
    }

    [Fact]
    public async Task An_overwritten_blob_is_processed_as_what_it_is_now()
    {
        var first = await pipeline.PutAsync("2022H2/79/a.xlsx", Workbook("79"));
        var variant = Variant(Workbook("79"));
        await pipeline.PutAsync("2022H2/79/a.xlsx", variant);

        Assert.Null(await pipeline.Ingest.RunAsync("2022H2/79/a.xlsx", first, default));
        var version = await pipeline.Ingest.RunAsync("2022H2/79/a.xlsx", null, default);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(variant)), version!.Sha256);
    }

    /// <summary>Stored texts have an end; a name beyond it must not keep the upload from being answered.</summary>
    [Theory]
    [InlineData("95", 200, false)]
    [InlineData("96", 40_000, true)]
    public async Task A_sheet_name_without_end_is_refused_and_answered(string province, int length, bool refused)
    {
        var key = new SubmissionKey(new PeriodId(2022, 1), province);
        await pipeline.PutAsync($"{key}/a.xlsx", RenameSheet(Workbook(province, key.Period), "BM05", "BM05 " + new string('đ', length)));
        var version = await pipeline.Ingest.RunAsync($"{key}/a.xlsx", null, default);

        Assert.Equal(refused ? SubmissionState.Rejected : SubmissionState.Accepted, version!.State);
        Assert.Equal(refused, version.Outcome!.Refused);
        var findings = await pipeline.Contents.FindingsAsync(key, version, default);
        Assert.Equal(refused, findings.Any(f => f.RuleId == Assessor.SheetName));
        Assert.Equal(findings.Count, (await pipeline.Files.ReceiptAsync(key, version.Number, default))!.Findings.Count);
    }

    [Fact]
    public async Task A_file_that_is_no_workbook_is_refused_kept_and_answered()
    {
        var key = new SubmissionKey(Period, "80");
        var content = Encoding.UTF8.GetBytes("%PDF-1.7 không phải sổ tính");
        await pipeline.PutAsync("2022H2/80/a.xlsx", content);
        var version = await pipeline.Ingest.RunAsync("2022H2/80/a.xlsx", null, default);

        Assert.Equal(SubmissionState.Rejected, version!.State);
        Assert.True(version.Outcome!.Refused);
        var finding = Assert.Single(await pipeline.Contents.FindingsAsync(key, version, default));
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Empty(await pipeline.Contents.FactsAsync(key, version, default));
        Assert.Null(await pipeline.Files.OpenArchivedAsync(key, version.Sha256, default));
        Assert.Equal(content, await QuarantinedAsync("2022H2/80/a.xlsx"));
    }

    [Theory]
    [InlineData("2022H1/89/a.xlsx", 40)]
    [InlineData("2022H1/91/a.xlsx", (20 * 1024 * 1024) + 1)]
    [InlineData("2022H1/nobody.xlsx", 40)]
    public async Task Runs_at_once_over_a_refused_file_keep_it_whole(string blob, int length)
    {
        var content = Enumerable.Range(0, length).Select(i => (byte)i).ToArray();
        await pipeline.PutAsync(blob, content);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => pipeline.Ingest.RunAsync(blob, null, default)));

        Assert.Equal(content, await QuarantinedAsync(blob));
    }

    [Fact]
    public async Task The_sender_is_known_by_the_ticket()
    {
        var path = InboxPath.New(Period, "92", TimeProvider.System.GetUtcNow());
        await pipeline.Tickets.AddAsync(path, "clerk-92", default);
        var etag = await pipeline.Files.PutAsync(path, new MemoryStream(Workbook("92")), default);
        var version = await pipeline.Ingest.RunAsync(path.BlobName, etag, default);

        Assert.Equal("clerk-92", version!.Sender);
        Assert.Equal(version, await pipeline.Store.FindBlobAsync(new SubmissionKey(Period, "92"), path.BlobName, default));
    }

    [Fact]
    public async Task A_receipt_that_was_not_written_is_written_by_the_next_run()
    {
        var key = new SubmissionKey(Period, "96");
        await pipeline.PutAsync("2022H2/96/a.xlsx", Workbook("96"));
        await pipeline.Ingest.RunAsync("2022H2/96/a.xlsx", null, default);
        var first = await pipeline.Files.ReceiptAsync(key, 1, default);
        await pipeline.Account.Blobs.GetBlobContainerClient(StorageNames.ReceiptsContainer).DeleteBlobAsync($"{key}/000001.json");
        await pipeline.Ingest.RunAsync("2022H2/96/a.xlsx", null, default);

        var again = await pipeline.Files.ReceiptAsync(key, 1, default);
        Assert.Equal(first!.ToJson().ToString(), again!.ToJson().ToString());
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_by_its_length()
    {
        var content = new byte[(20 * 1024 * 1024) + 1];
        await pipeline.PutAsync("2022H2/82/a.xlsx", content);
        var version = await pipeline.Ingest.RunAsync("2022H2/82/a.xlsx", null, default);

        Assert.Equal(SubmissionState.Rejected, version!.State);
        Assert.Contains("20", version.Outcome!.Reason, StringComparison.Ordinal);
        Assert.Equal(content.Length, (await QuarantinedAsync("2022H2/82/a.xlsx")).Length);
    }

    [Theory]
    [InlineData("lost.xlsx")]
    [InlineData("2022H2/83/deeper/a.xlsx")]
    [InlineData("2022H2/83/a.pdf")]
    [InlineData("2099H1/83/a.xlsx")]
    [InlineData("2023H2/83/a.xlsx")]
    [InlineData("2022H2/99/a.xlsx")]
    [InlineData("2022H3/83/a.xlsx")]
    public async Task A_file_of_no_report_goes_to_quarantine_and_onto_the_list(string blob)
    {
        await pipeline.PutAsync(blob, Encoding.UTF8.GetBytes(blob));
        Assert.Null(await pipeline.Ingest.RunAsync(blob, null, default));
        Assert.Null(await pipeline.Ingest.RunAsync(blob, null, default));

        var file = Assert.Single(await pipeline.Unclaimed.ListAsync(default), f => f.Blob == blob);
        Assert.NotEmpty(file.Reason);
        Assert.Equal(Encoding.UTF8.GetBytes(blob), await QuarantinedAsync(blob));
    }

    /// <summary>
    /// The process dies at every request in turn, before it is sent or before its answer is heard; another run then goes
    /// on. Readers never see half a version, and in the end it is as if nothing had happened.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dying_anywhere_leaves_nothing_half_written(bool afterwards)
    {
        var period = new PeriodId(2022, afterwards ? 2 : 1);
        var province = afterwards ? "84" : "86";
        var workbook = Workbook(province, period);
        var key = new SubmissionKey(period, province);
        var expected = FiguresOf(period);

        var broke = true;
        for (var at = 1; broke; at++)
        {
            Assert.True(at < 200, "Ingestion makes more requests than this test expects.");
            var content = Variant(workbook);
            var blob = $"{period}/{province}/{at:000}.xlsx";
            await pipeline.PutAsync(blob, content);
            var policy = new BreakAt(at, afterwards);
            try
            {
                await new Pipeline(storage.ConnectionString, policy).Ingest.RunAsync(blob, null, default);
            }
            catch (Exception e) when (e is BrokenException || e.InnerException is BrokenException || e is AggregateException)
            {
                Assert.True(policy.Broke);
            }

            broke = policy.Broke;
            var before = await pipeline.Store.SubmissionAsync(key, default);
            if (before?.Current is { } current)
            {
                Assert.Equal(expected, (await pipeline.Contents.FactsAsync(key, current, default)).Sum(row => row.Facts.Count));
            }

            var version = await pipeline.Ingest.RunAsync(blob, null, default);
            var after = (await pipeline.Store.SubmissionAsync(key, default))!;
            Assert.Equal(SubmissionState.Accepted, version!.State);
            Assert.Equal(version, after.Current);
            Assert.Equal(at, after.Uploads);
            Assert.Equal(expected, (await pipeline.Contents.FactsAsync(key, version, default)).Sum(row => row.Facts.Count));
            Assert.NotNull(await pipeline.Files.ReceiptAsync(key, version.Number, default));
        }
    }

    [Fact]
    public async Task Every_result_asks_for_the_summary_of_its_region()
    {
        var queue = pipeline.Account.Queues.GetQueueClient(StorageNames.SummariseQueue);
        await queue.ClearMessagesAsync();
        await pipeline.PutAsync("2022H2/87/a.xlsx", Workbook("87"));
        await pipeline.Ingest.RunAsync("2022H2/87/a.xlsx", null, default);

        var messages = (await queue.ReceiveMessagesAsync(maxMessages: 32)).Value;
        Assert.Equal(new SummariseMessage("2022H2", "mien-nam"), Envelope.Read<SummariseMessage>(Assert.Single(messages).MessageText).Body);
    }

    /// <summary>How many figures a full report of a period has, by the catalogue.</summary>
    private static int FiguresOf(PeriodId period) => Pipeline.Catalogues.For(Pipeline.Catalogues.Period(period.ToString())!).Forms
        .Where(form => form.IsCollectedIn(period))
        .Sum(form => form.Indicators.Sum(indicator => indicator.Measures.Count));

    private static byte[] RenameSheet(byte[] workbook, string from, string to)
    {
        using var copy = new MemoryStream();
        copy.Write(workbook);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var part = zip.GetEntry("xl/workbook.xml")!.Open();
            var book = XDocument.Load(part);
            book.Descendants().Single(e => e.Name.LocalName == "sheet" && (string?)e.Attribute("name") == from).SetAttributeValue("name", to);
            part.SetLength(0);
            book.Save(part);
        }

        return copy.ToArray();
    }

    private static byte[] Workbook(string province, PeriodId? period = null) => Samples.Upload(period ?? Period, province)!.Content;

    /// <summary>The same report as another file: a ZIP file may end with a comment.</summary>
    private static byte[] Variant(byte[] workbook)
    {
        var comment = Guid.NewGuid().ToByteArray();
        var variant = new byte[workbook.Length + comment.Length];
        workbook.CopyTo(variant, 0);
        comment.CopyTo(variant, workbook.Length);
        variant[workbook.Length - 2] = (byte)comment.Length;
        return variant;
    }

    private async Task<byte[]> QuarantinedAsync(string blob)
    {
        var upload = (await pipeline.Files.FindAsync(blob, null, default))!;
        var kept = pipeline.Account.Blobs.GetBlobContainerClient(StorageNames.QuarantineContainer).GetBlobClient(UploadFiles.QuarantineName(upload.Id));
        return (await kept.DownloadContentAsync()).Value.Content.ToArray();
    }
}
