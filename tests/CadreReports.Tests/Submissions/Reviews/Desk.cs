using System.Globalization;
using Azure.Core.Pipeline;
using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Periods;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;

namespace CadreReports.Tests.Submissions.Reviews;

/// <summary>One report of a province, worked on from both sides over real storage.</summary>
internal sealed class Desk
{
    public const string Sentence = "Tăng do sắp xếp lại bộ máy cấp xã trong kỳ.";
    public const string Reason = "Chưa nêu rõ căn cứ và số liệu từng đơn vị.";

    public const string Question = "Vì sao tỷ lệ cao hơn hẳn các tỉnh khác?";

    private static int uploads;

    private readonly string connection;
    private readonly CatalogueSet catalogues;

    public Desk(string connectionString, string period, string province, CatalogueSet? catalogues = null)
    {
        connection = connectionString;
        this.catalogues = catalogues ?? QueryCatalogue.Catalogues;
        Period = this.catalogues.Period(period)!;
        Key = new SubmissionKey(Period.Id, province);
        Pipeline = Over(null);
    }

    public Pipeline Pipeline { get; }

    public Period Period { get; }

    public SubmissionKey Key { get; }

    /// <summary>The parts over a connection of their own, which a policy may break.</summary>
    public Pipeline Over(HttpPipelinePolicy? policy) => new(connection, policy, catalogues);

    public EditedWorkbook Workbook => new(Key.Period, Key.Province);

    public static string Say(int number) => string.Create(CultureInfo.InvariantCulture, $"{Sentence} Lần {number}.");

    /// <summary>Puts a workbook into the inbox, later than all before.</summary>
    public async Task<string> PutAsync(byte[] workbook)
    {
        var blob = string.Create(CultureInfo.InvariantCulture, $"{Key}/{Interlocked.Increment(ref uploads):00000}.xlsx");
        await Pipeline.PutAsync(blob, workbook);
        return blob;
    }

    public async Task<SubmissionVersion> SendAsync(byte[] workbook) =>
        (await Pipeline.Ingest.RunAsync(await PutAsync(workbook), etag: null, default))!;

    public Task<ReviewResult> ExplainAsync(SubmissionVersion version, string text, params string[] findings) => Pipeline.Review.ExplainAsync(
        Key, Period, version.Number, [.. findings.Select(f => new Explanation(f, text))], "clerk", default);

    public async Task<ReviewResult> MarkAsync(string finding, string reason = Reason) =>
        await Pipeline.Review.MarkInsufficientAsync(Key, Period, finding, await AnswerAsync(finding), reason, "centre", default);

    /// <summary>The number of the explanation of a finding that stands; 0 when there is none.</summary>
    public async Task<int> AnswerAsync(string finding) => FindingThread.Of(finding, await LogAsync()).Answers is [.., var last] ? last.Number : 0;

    public Task<ReviewResult> ReturnAsync(SubmissionVersion version, string reason = Reason) =>
        Pipeline.Review.ReturnAsync(Key, Period, version.Number, reason, "centre", default);

    /// <summary>Confirms what is there when this is called.</summary>
    public async Task<ReviewResult> ConfirmAsync(int version, string who = "approver") =>
        await Pipeline.Review.ConfirmAsync(Key, Period, version, await RevisionAsync(version), who, default);

    /// <summary>What has been said about a version; 0 when there is none.</summary>
    public async Task<int> RevisionAsync(int version) => await Pipeline.Store.VersionAsync(Key, version, default) is { Outcome: not null } found
        ? VersionStanding.Of(found, await LogAsync()).ExplanationRevision
        : 0;

    /// <summary>What is sent from now on waits for a confirmation, or does not.</summary>
    public async Task AskConfirmationAsync(bool asked = true) =>
        Assert.Null((await Pipeline.Periods.AddAsync(Key.Period, PeriodWish.Confirm(asked), "centre", TimeProvider.System, default)).Refusal);

    public Task<ReviewResult> AskAsync(string text = Question, string? ratio = null) =>
        Pipeline.Review.AskAsync(Key, Period, ratio, text, "centre", default);

    /// <summary>Does what a pending message on the queue would do.</summary>
    public Task DeliverAsync() => Pipeline.Review.RunAsync(Key, Period, default);

    public async Task<Submission> SubmissionAsync() => (await Pipeline.Store.SubmissionAsync(Key, default))!;

    public async Task<SubmissionVersion> VersionAsync(int number) => (await Pipeline.Store.VersionAsync(Key, number, default))!;

    public Task<IReadOnlyList<LogEntry>> LogAsync() => Pipeline.Log.ReadAsync(Key.Partition, default);

    /// <summary>The id of the version's finding of a rule.</summary>
    public async Task<string> FindingAsync(SubmissionVersion version, string rule) =>
        Assert.Single(await Pipeline.Contents.FindingsAsync(Key, version, default), f => f.RuleId == rule && f.Severity == Severity.Query).Id;

    public async Task<int> PendingAsync() =>
        (await Pipeline.Account.Queues.GetQueueClient(StorageNames.ReviewQueue).GetPropertiesAsync()).Value.ApproximateMessagesCount;

    /// <summary>What is stored of the report is what follows from its versions and its log.</summary>
    public async Task AssertConsistentAsync()
    {
        var log = await LogAsync();
        Assert.Equal(Enumerable.Range(1, log.Count), log.Select(e => e.Number));
        var versions = (await Pipeline.Store.VersionsAsync(Key, default)).Select(v => v.Version).ToList();
        Assert.All(versions, v => Assert.Equal(VersionStanding.Of(v, log), v));
        Assert.All(versions, v => Assert.Equal(v.ExplanationRevision, VersionStanding.Counted(v, log).Count));
        var submission = await SubmissionAsync();
        var lastAccepted = versions.LastOrDefault(v => v.AcceptedAt is not null);
        Assert.Equal(versions[^1], submission.Latest);
        Assert.Equal(lastAccepted?.State == SubmissionState.Accepted ? lastAccepted : null, submission.Current);
        Assert.Equal(versions.Where(v => v.AcceptedAt is not null).Select(v => (DateTimeOffset?)v.ReceivedAt).Min(), submission.FirstAcceptedAt);
    }
}
