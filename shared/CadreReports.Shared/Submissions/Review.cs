using Azure.Storage.Queues;
using CadreReports.Catalogue;
using CadreReports.Messages;
using CadreReports.Periods;
using CadreReports.Storage;
using CadreReports.Submissions.Explanations;

namespace CadreReports.Submissions;

/// <summary>
/// The exchange about a report: the province explains what was found and, where the period asks for that, confirms a version; the centre finds an explanation insufficient, asks
/// about what no rule finds, or returns an accepted version. What is said goes into the log; the state of every version follows from its findings and the log, and
/// is derived again whenever something was said or a version arrived.
/// </summary>
/// <remarks>
/// A message is left before anything is written, so that what was said has its effect even when this process dies; saying
/// the same again adds nothing.
/// </remarks>
public sealed class Review(
    StorageAccount account, PeriodRegister periods, SubmissionStore store, ExplanationLog log, ReportTrail trail, IReportNotices notices, TimeProvider time)
{
    private static readonly TimeSpan MessageDelay = TimeSpan.FromSeconds(30);

    /// <summary>Nothing is written any more when the message may already have been dealt with.</summary>
    private static readonly TimeSpan WriteTime = TimeSpan.FromSeconds(20);

    private readonly QueueClient reviews = account.Queues.GetQueueClient(StorageNames.ReviewQueue);
    private readonly QueueClient summarise = account.Queues.GetQueueClient(StorageNames.SummariseQueue);

    /// <summary>Takes the province's explanations of findings and answers to questions, all or none.</summary>
    /// <param name="key">Whose report it is.</param>
    /// <param name="period">Its period.</param>
    /// <param name="number">The version whose findings are explained; for questions alone, any complete one.</param>
    /// <param name="explanations">At most <see cref="ExplanationLog.MaximumTogether"/>, one a finding.</param>
    /// <param name="who">The id of who explains.</param>
    /// <param name="cancellationToken">Stops between steps; what was written has its effect all the same.</param>
    public async Task<ReviewResult> ExplainAsync(
        SubmissionKey key, Period period, int number, IReadOnlyList<Explanation> explanations, string who, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(explanations.Count, ExplanationLog.MaximumTogether);
        var versions = await DeriveAsync(key, cancellationToken);
        return versions.FirstOrDefault(v => v.Number == number) is not { Outcome: not null } version
            ? new ReviewResult(null, ReviewRefusal.NoSuchVersion)
            : await SayAsync(key, period, version, Decide, cancellationToken);

        Decision Decide(SubmissionVersion standing, IReadOnlyList<LogEntry> said)
        {
            var entries = new List<LogEntry>();
            var explains = false;
            ReviewResult? refusal = null;
            foreach (var (finding, text) in explanations)
            {
                var thread = FindingThread.Of(finding, said);
                if (thread.State == ExplanationState.Answered && thread.Answers[^1].Text == text)
                {
                    continue;
                }

                entries.Add(new LogEntry(0, LogKind.Answer, finding, number, text, who, time.GetUtcNow()));
                var isQuestion = Question.Find(finding, said) is not null;
                explains |= !isQuestion;
                refusal ??= !isQuestion && !version.Queries.Contains(finding) ? Refuse(ReviewRefusal.NoSuchFinding, finding)
                    : thread.State == ExplanationState.Answered ? Refuse(ReviewRefusal.FindingNotOpen, finding)
                    : thread.Has(text) ? Refuse(ReviewRefusal.SameAsInsufficient, finding)
                    : null;
            }

            return explains && (ReportVersions.Open(versions)?.Number != number || standing.State != SubmissionState.NeedsExplanation)
                ? new Decision([], Refuse(ReviewRefusal.VersionNotOpen))
                : new Decision(refusal is null ? entries : [], refusal);
        }
    }

    /// <summary>
    /// Takes the centre's judgement that the explanation of a finding, or the answer to a question, is insufficient; it is
    /// open again.
    /// </summary>
    /// <param name="key">Whose report it is.</param>
    /// <param name="period">Its period.</param>
    /// <param name="finding">A finding of the newest version or of the one that was accepted last, or a question.</param>
    /// <param name="answer">
    /// The number of the explanation that was read: one that the province gave meanwhile is not judged unread.
    /// </param>
    /// <param name="reason">For the province, as <see cref="SentenceCheck.Clean"/> gives it.</param>
    /// <param name="who">The id of who judges.</param>
    /// <param name="cancellationToken">Stops between steps; what was written has its effect all the same.</param>
    public async Task<ReviewResult> MarkInsufficientAsync(
        SubmissionKey key, Period period, string finding, int answer, string reason, string who, CancellationToken cancellationToken)
    {
        var versions = await DeriveAsync(key, cancellationToken);
        var found = ((SubmissionVersion?[])[versions.Count > 0 ? versions[^1] : null, ReportVersions.LastAccepted(versions)])
            .FirstOrDefault(v => v is not null && v.Queries.Contains(finding));
        if (found is null && Question.Find(finding, await log.ReadAsync(key.Partition, cancellationToken)) is { } asked)
        {
            found = versions.First(v => v.Number == asked.Version);
        }

        return found is not { } version
            ? new ReviewResult(null, ReviewRefusal.NoSuchFinding, finding)
            : await SayAsync(key, period, version, Decide, cancellationToken);

        Decision Decide(SubmissionVersion standing, IReadOnlyList<LogEntry> said)
        {
            var thread = FindingThread.Of(finding, said);
            return thread.State switch
            {
                not ExplanationState.Open when thread.Answers[^1].Number != answer => new Decision([], Refuse(ReviewRefusal.OtherAnswer, finding)),
                ExplanationState.Answered => new Decision([new LogEntry(0, LogKind.Insufficient, finding, standing.Number, reason, who, time.GetUtcNow())]),
                ExplanationState.Insufficient when IsSame(thread.Marks[^1], reason, who) => new Decision([]),
                _ => new Decision([], Refuse(ReviewRefusal.NotExplained, finding)),
            };
        }
    }

    /// <summary>Takes the centre's question about the version that counts; the version stands as before.</summary>
    /// <param name="key">Whose report it is.</param>
    /// <param name="period">Its period.</param>
    /// <param name="ratio">The ratio that it is about; null for none.</param>
    /// <param name="text">For the province, as <see cref="SentenceCheck.Clean"/> gives it.</param>
    /// <param name="who">The id of who asks.</param>
    /// <param name="cancellationToken">Stops between steps; what was written has its effect all the same.</param>
    public async Task<ReviewResult> AskAsync(
        SubmissionKey key, Period period, string? ratio, string text, string who, CancellationToken cancellationToken)
    {
        return ReportVersions.LastAccepted(await DeriveAsync(key, cancellationToken)) is not { } version
            ? Refuse(ReviewRefusal.NothingCounts)
            : await SayAsync(key, period, version, Decide, cancellationToken);

        Decision Decide(SubmissionVersion standing, IReadOnlyList<LogEntry> said)
        {
            var id = Question.IdOf(version.Number, ratio, text);
            return Question.Find(id, said) is not null ? new Decision([])
                : standing.State != SubmissionState.Accepted ? new Decision([], Refuse(ReviewRefusal.NothingCounts))
                : new Decision([new LogEntry(0, LogKind.Question, id, version.Number, text, who, time.GetUtcNow(), Ratio: ratio)]);
        }
    }

    /// <summary>Takes the centre's return of the version that counts; nothing counts then until the province sends anew.</summary>
    /// <param name="key">Whose report it is.</param>
    /// <param name="period">Its period.</param>
    /// <param name="number">The version.</param>
    /// <param name="reason">For the province, as <see cref="SentenceCheck.Clean"/> gives it.</param>
    /// <param name="who">The id of who returns it.</param>
    /// <param name="cancellationToken">Stops between steps; what was written has its effect all the same.</param>
    public async Task<ReviewResult> ReturnAsync(
        SubmissionKey key, Period period, int number, string reason, string who, CancellationToken cancellationToken)
    {
        var versions = await DeriveAsync(key, cancellationToken);
        return versions.FirstOrDefault(v => v.Number == number) is not { Outcome: not null } version
            ? new ReviewResult(null, ReviewRefusal.NoSuchVersion)
            : await SayAsync(key, period, version, Decide, cancellationToken);

        Decision Decide(SubmissionVersion standing, IReadOnlyList<LogEntry> said) =>
            said.LastOrDefault(e => e.Kind == LogKind.Return && e.Version == number) is { } earlier && IsSame(earlier, reason, who) ? new Decision([])
            : standing.State == SubmissionState.Accepted && ReportVersions.LastAccepted(versions)?.Number == number
                ? new Decision([new LogEntry(0, LogKind.Return, null, number, reason, who, time.GetUtcNow())])
            : new Decision([], Refuse(ReviewRefusal.NotCurrent));
    }

    /// <summary>
    /// Takes the confirmation of the version that waits for it by the province's approver. Confirmed already, by whomever, it
    /// stays as it was.
    /// </summary>
    /// <param name="key">Whose report it is.</param>
    /// <param name="period">Its period.</param>
    /// <param name="number">The version.</param>
    /// <param name="revision">
    /// What had been said about it when it was read (<see cref="SubmissionVersion.ExplanationRevision"/>): an explanation that was
    /// given meanwhile is not confirmed unread.
    /// </param>
    /// <param name="who">The id of who confirms it.</param>
    /// <param name="cancellationToken">Stops between steps; what was written has its effect all the same.</param>
    public async Task<ReviewResult> ConfirmAsync(
        SubmissionKey key, Period period, int number, int revision, string who, CancellationToken cancellationToken)
    {
        var versions = await DeriveAsync(key, cancellationToken);
        return versions.FirstOrDefault(v => v.Number == number) is not { Outcome: not null } version
            ? new ReviewResult(null, ReviewRefusal.NoSuchVersion)
            : await SayAsync(key, period, version, Decide, cancellationToken);

        Decision Decide(SubmissionVersion standing, IReadOnlyList<LogEntry> said) =>
            standing.Confirmed is not null ? new Decision([])
            : ReportVersions.Awaiting([.. versions.Select(v => v.Outcome is null ? v : VersionStanding.Of(v, said))])?.Number != number
                ? new Decision([], Refuse(ReviewRefusal.NotAwaiting))
            : standing.ExplanationRevision != revision ? new Decision([], Refuse(ReviewRefusal.OtherRevision))
            : new Decision([new LogEntry(0, LogKind.Confirm, null, number, string.Empty, who, time.GetUtcNow())]);
    }

    /// <summary>Deals with a message: brings everything that depends on the log in line with it.</summary>
    /// <exception cref="ArgumentException">The message names a period or province that the catalogue does not know.</exception>
    public async Task RunAsync(ReviewMessage message, CancellationToken cancellationToken)
    {
        var period = await periods.FindAsync(message.Period, cancellationToken) ?? throw new ArgumentException($"There is no period {message.Period}.", nameof(message));
        if (period.Province(message.Province) is null)
        {
            throw new ArgumentException($"Period {message.Period} has no province {message.Province}.", nameof(message));
        }

        await RunAsync(new SubmissionKey(period.Id, message.Province), period, cancellationToken);
    }

    /// <summary>
    /// Derives the versions and the row on the status board from what is stored, asks for the summaries that show this
    /// province, and sees to the lines of the audit trail and what is written to it. Running it again changes nothing.
    /// </summary>
    /// <returns>The versions, oldest upload first.</returns>
    public async Task<IReadOnlyList<SubmissionVersion>> RunAsync(SubmissionKey key, Period period, CancellationToken cancellationToken)
    {
        var versions = await DeriveAsync(key, cancellationToken);
        await store.RefreshAsync(key, cancellationToken);
        foreach (var region in period.Regions.Where(r => r.Provinces.Any(p => p.Code == key.Province)))
        {
            await summarise.SendMessageAsync(Envelope.Write(new SummariseMessage(key.Period.ToString(), region.Code)), cancellationToken);
        }

        // Last: nothing about the report waits for these, and whoever runs this again when one fails has it done.
        await trail.FollowAsync(key, cancellationToken);
        await notices.AnnounceAsync(key, cancellationToken);
        return versions;
    }

    /// <summary>
    /// Brings every version in line with the log. A version is read before the log and written with If-Match, and what is
    /// said about it always changes it, if only its revision: a writer who saw an older log cannot overwrite one who saw a
    /// newer one.
    /// </summary>
    /// <returns>The versions, oldest upload first.</returns>
    public async Task<IReadOnlyList<SubmissionVersion>> DeriveAsync(SubmissionKey key, CancellationToken cancellationToken)
    {
        while (true)
        {
            var stored = await store.VersionsAsync(key, cancellationToken);
            var said = await log.ReadAsync(key.Partition, cancellationToken);
            var derived = new List<SubmissionVersion>();
            var overtaken = false;
            foreach (var (version, etag) in stored)
            {
                var standing = version.Outcome is null ? version : VersionStanding.Of(version, said);
                overtaken |= standing != version && !await store.TryUpdateAsync(key, standing, etag, cancellationToken);
                derived.Add(standing);
            }

            if (!overtaken)
            {
                return derived;
            }
        }
    }

    private async Task<ReviewResult> SayAsync(
        SubmissionKey key,
        Period period,
        SubmissionVersion version,
        Func<SubmissionVersion, IReadOnlyList<LogEntry>, Decision> decide,
        CancellationToken cancellationToken)
    {
        // Looked at again: the figures may have been closed since the request came in.
        if ((await periods.FindAsync(key.Period, cancellationToken) ?? period).For(key.Province).IsClosed)
        {
            return Refuse(ReviewRefusal.PeriodLocked);
        }

        using var writing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var decision = new Decision([]);
        await log.AppendAsync(
            key.Partition,
            said => (decision = decide(VersionStanding.Of(version, said), said)).Entries,
            LeaveMessageAsync,
            writing.Token);
        return decision.Refusal ?? new ReviewResult((await RunAsync(key, period, cancellationToken)).First(v => v.Number == version.Number));

        async Task LeaveMessageAsync()
        {
            await reviews.SendMessageAsync(
                Envelope.Write(new ReviewMessage(key.Period.ToString(), key.Province), MessageDelay), MessageDelay, cancellationToken: writing.Token);
            writing.CancelAfter(WriteTime);
        }
    }

    private static ReviewResult Refuse(ReviewRefusal refusal, string? finding = null) => new(null, refusal, finding);

    private static bool IsSame(LogEntry entry, string text, string who) => entry.Text == text && entry.Who == who;

    /// <summary>What to add to the log, or why not.</summary>
    private sealed record Decision(IReadOnlyList<LogEntry> Entries, ReviewResult? Refusal = null);
}
