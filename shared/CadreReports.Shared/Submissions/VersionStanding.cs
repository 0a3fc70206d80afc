using CadreReports.Submissions.Explanations;

namespace CadreReports.Submissions;

/// <summary>What follows for a version from its findings and from what was said about it. Pure.</summary>
public static class VersionStanding
{
    /// <summary>
    /// Derives the version's state: rejected with an error; else locked when it arrived after the lock; else returned when
    /// the centre did so; else waiting for explanations while a query has none that stands; else accepted. An explanation
    /// belongs to a finding, so one that was given to another version counts where the finding is the same. A question of
    /// the centre and its answer change no state, but are seen wherever the report is.
    /// </summary>
    /// <param name="version">With its outcome; locked when it arrived after the lock.</param>
    /// <param name="log">What was said about the report, in order.</param>
    /// <returns>The version with everything that depends on the log.</returns>
    public static SubmissionVersion Of(SubmissionVersion version, IReadOnlyList<LogEntry> log)
    {
        var asked = version.Queries;
        var open = asked.ToHashSet(StringComparer.Ordinal);
        VersionReturn? returned = null;
        var (acceptedAt, acceptedBy) = (version.AcceptedAt, version.AcceptedBy);
        var revision = 0;
        var judged = false;
        foreach (var entry in log)
        {
            if (!judged && entry.Number > version.JudgedAfter)
            {
                judged = true;
                Accept(version.ReceivedAt, version.Sender);
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
                    break;
                default:
                    returned = new VersionReturn(entry.At, entry.Who ?? string.Empty, entry.Text);
                    break;
            }

            if (judged)
            {
                Accept(entry.At > version.ReceivedAt ? entry.At : version.ReceivedAt, entry.Who);
            }
        }

        if (!judged)
        {
            Accept(version.ReceivedAt, version.Sender);
        }

        return version with
        {
            State = State(),
            OpenQueries = open.Count,
            ExplanationRevision = revision,
            AcceptedAt = acceptedAt,
            AcceptedBy = acceptedBy,
            Returned = returned,
        };

        SubmissionState State() =>
            version.Outcome!.Errors > 0 ? SubmissionState.Rejected
            : version.State == SubmissionState.Locked ? SubmissionState.Locked
            : returned is not null ? SubmissionState.Returned
            : open.Count > 0 ? SubmissionState.NeedsExplanation
            : SubmissionState.Accepted;

        void Accept(DateTimeOffset at, string? by)
        {
            if (acceptedAt is null && State() == SubmissionState.Accepted)
            {
                (acceptedAt, acceptedBy) = (at, by);
            }
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
    /// A return speaks of a version, a question and its answers of the whole report, everything else of a finding, whatever
    /// version has it.
    /// </summary>
    private static bool IsAbout(int version, IReadOnlySet<string> asked, LogEntry entry) =>
        entry.Kind == LogKind.Return ? entry.Version == version : Question.IsId(entry.Finding) || asked.Contains(entry.Finding!);
}
