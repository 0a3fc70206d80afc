using CadreReports.Submissions.Explanations;

namespace CadreReports.Submissions;

/// <summary>What follows for a version from its findings and from what was said about it. Pure.</summary>
public static class VersionStanding
{
    /// <summary>
    /// Derives the version's state: rejected with an error; else locked when it arrived after the lock; else returned when
    /// the centre did so; else waiting for explanations while a query has none that stands; else waiting for the approver's
    /// confirmation where one is asked for; else accepted. An explanation
    /// belongs to a finding, so one that was given to another version counts where the finding is the same. A question of
    /// the centre and its answer change no state, but are seen wherever the report is. What was confirmed is the version with
    /// the explanations that it had: when the centre finds one of them insufficient, the next one is confirmed again.
    /// </summary>
    /// <param name="version">With its outcome; locked when it arrived after the lock.</param>
    /// <param name="log">What was said about the report, in order.</param>
    /// <returns>The version with everything that depends on the log.</returns>
    public static SubmissionVersion Of(SubmissionVersion version, IReadOnlyList<LogEntry> log) => Follow(version, log).Standing;

    /// <summary>Each time that the version began to wait for the approver, in order; facts that stay, whatever follows.</summary>
    /// <param name="version">With its outcome.</param>
    /// <param name="log">What was said about the report, in order.</param>
    public static IReadOnlyList<Wait> Waits(SubmissionVersion version, IReadOnlyList<LogEntry> log) => Follow(version, log).Waits;

    private static (SubmissionVersion Standing, IReadOnlyList<Wait> Waits) Follow(SubmissionVersion version, IReadOnlyList<LogEntry> log)
    {
        var asked = version.Queries;
        var open = asked.ToHashSet(StringComparer.Ordinal);
        VersionConfirmation? confirmed = null;
        VersionReturn? returned = null;
        var (acceptedAt, acceptedBy) = (version.AcceptedAt, version.AcceptedBy);
        var revision = 0;
        var judged = false;
        var waits = new List<Wait>();
        var isWaiting = false;
        foreach (var entry in log)
        {
            if (!judged && entry.Number > version.JudgedAfter)
            {
                judged = true;
                Settle(null);
            }

            if (!IsAbout(version.Number, asked, entry))
            {
                continue;
            }

            revision++;
            if (Question.IsId(entry.Finding))
            {
                continue;
            }

            switch (entry.Kind)
            {
                case LogKind.Answer:
                    open.Remove(entry.Finding!);
                    break;
                case LogKind.Insufficient:
                    open.Add(entry.Finding!);
                    confirmed = null;
                    break;
                case LogKind.Confirm:
                    confirmed = new VersionConfirmation(entry.At, entry.Who ?? string.Empty);
                    break;
                default:
                    returned = new VersionReturn(entry.At, entry.Who ?? string.Empty, entry.Text);
                    break;
            }

            if (judged)
            {
                Settle(entry);
            }
        }

        if (!judged)
        {
            Settle(null);
        }

        var standing = version with
        {
            State = State(),
            OpenQueries = open.Count,
            ExplanationRevision = revision,
            AcceptedAt = acceptedAt,
            AcceptedBy = acceptedBy,
            Confirmed = confirmed,
            Returned = returned,
        };
        return (standing, waits);

        SubmissionState State() =>
            version.Outcome!.Errors > 0 ? SubmissionState.Rejected
            : version.State == SubmissionState.Locked ? SubmissionState.Locked
            : returned is not null ? SubmissionState.Returned
            : open.Count > 0 ? SubmissionState.NeedsExplanation
            : version.AsksConfirmation && confirmed is null ? SubmissionState.AwaitingConfirmation
            : SubmissionState.Accepted;

        // Where it stands when it was judged, and after each entry since.
        void Settle(LogEntry? entry)
        {
            var at = entry?.At > version.ReceivedAt ? entry.At : version.ReceivedAt;
            var state = State();
            if (acceptedAt is null && state == SubmissionState.Accepted)
            {
                (acceptedAt, acceptedBy) = (at, entry is null ? version.Sender : entry.Who);
            }

            if (state == SubmissionState.AwaitingConfirmation && !isWaiting)
            {
                waits.Add(new Wait(entry?.Number, at));
            }

            isWaiting = state == SubmissionState.AwaitingConfirmation;
        }
    }

    /// <summary>
    /// The entries that <see cref="SubmissionVersion.ExplanationRevision"/> counts. Entries are only ever added, so for one
    /// version and revision they are always the same.
    /// </summary>
    /// <param name="version">With its outcome.</param>
    /// <param name="log">What was said about the report, in order; at least as much as when the version was derived.</param>
    public static IReadOnlyList<LogEntry> Counted(SubmissionVersion version, IReadOnlyList<LogEntry> log)
    {
        var asked = version.Queries;
        return [.. log.Where(entry => IsAbout(version.Number, asked, entry)).Take(version.ExplanationRevision)];
    }

    /// <summary>
    /// A return and a confirmation speak of a version, a question and its answers of the whole report, everything else of a
    /// finding, whatever version has it.
    /// </summary>
    private static bool IsAbout(int version, IReadOnlySet<string> asked, LogEntry entry) =>
        entry.Kind is LogKind.Return or LogKind.Confirm ? entry.Version == version : Question.IsId(entry.Finding) || asked.Contains(entry.Finding!);
}

/// <summary>That a version began to wait for the confirmation of its province's approver.</summary>
/// <param name="Entry">The number of the entry of the log after which it did; null when it did as soon as it was judged.</param>
/// <param name="At">When, UTC: when that was said, or when the version arrived.</param>
public sealed record Wait(int? Entry, DateTimeOffset At);
