using Azure;

namespace CadreReports.Housekeeping.Failures;

/// <summary>What happens to work that did not come about by itself.</summary>
public enum FailureState
{
    /// <summary>It is tried again by itself.</summary>
    Retrying,

    /// <summary>It was tried often enough, and waits for a person.</summary>
    Waiting,

    /// <summary>It is done.</summary>
    Resolved,

    /// <summary>A person has said that nothing is to come of it. Only when it fails anew is it heard of again.</summary>
    Dismissed,
}

/// <summary>Work that did not come about by itself: its event was lost, or it failed each time it was tried.</summary>
/// <param name="Work">The work.</param>
/// <param name="State">What happens to it.</param>
/// <param name="Count">How often its message was given up; 0 while it was only missed.</param>
/// <param name="Tries">How often it was asked for again by itself.</param>
/// <param name="Since">When it was first noticed, UTC, on the application's clock.</param>
/// <param name="LastAt">When it was last noticed, UTC.</param>
/// <param name="NextAt">When it is asked for again, unless it is done by then, UTC.</param>
public sealed record Failure(
    WorkItem Work, FailureState State, int Count, int Tries, DateTimeOffset Since, DateTimeOffset LastAt, DateTimeOffset NextAt)
{
    /// <summary>Where work is kept that names no period.</summary>
    public const string NoPeriod = "chung";

    private const int KnownMessages = 16;

    /// <summary>The pauses before it is asked for by itself; afterwards it waits for a person.</summary>
    public static IReadOnlyList<TimeSpan> Pauses { get; } = [TimeSpan.Zero, TimeSpan.FromHours(1), TimeSpan.FromHours(4)];

    /// <summary>The partition of its row.</summary>
    public string Partition => Work.Period ?? NoPeriod;

    /// <summary>Whoever asks for it again has it alone until then, UTC; null for nobody.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>When it was found done, UTC; null before.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>Why nothing is to come of it, Vietnamese, of whoever dismissed it; null for what was not.</summary>
    public string? Reason { get; init; }

    /// <summary>The newest of the messages that were counted, so that none counts twice.</summary>
    public string Messages { get; init; } = string.Empty;

    /// <summary>What its row was read at; null for one that is not stored.</summary>
    public ETag? ETag { get; init; }

    /// <summary>Whether something is still to be done about it.</summary>
    public bool IsOpen => State is FailureState.Retrying or FailureState.Waiting;

    /// <summary>Whether people have to know: it failed, or nobody will try it again.</summary>
    public bool IsShown => IsOpen && (Count > 0 || State == FailureState.Waiting);

    /// <summary>Work that is noticed for the first time.</summary>
    public static Failure New(WorkItem work, DateTimeOffset now) => new(work, FailureState.Retrying, 0, 0, now, now, now);

    /// <summary>The same after another message was given up.</summary>
    /// <param name="message">The message's id.</param>
    /// <param name="at">When it was given up.</param>
    public Failure After(string message, DateTimeOffset at)
    {
        var known = Messages.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (known.Contains(message, StringComparer.Ordinal))
        {
            return this;
        }

        var begun = IsOpen ? this : New(Work, at) with { ETag = ETag };
        return begun with
        {
            Count = begun.Count + 1,
            LastAt = at > begun.LastAt ? at : begun.LastAt,
            State = begun.Tries < Pauses.Count ? FailureState.Retrying : FailureState.Waiting,
            NextAt = begun.Tries < Pauses.Count ? at + Pauses[begun.Tries] : begun.NextAt,
            Messages = string.Join(' ', known.Append(message).TakeLast(KnownMessages)),
        };
    }

    /// <summary>The same after it was asked for again.</summary>
    public Failure Sent(DateTimeOffset now) => this with
    {
        State = FailureState.Retrying,
        Tries = Math.Min(Tries + 1, Pauses.Count),
        NextAt = now + Pauses[Math.Min(Tries + 1, Pauses.Count - 1)],
        HeldUntil = null,
        Reason = null,
    };

    /// <summary>The same after a person said that nothing is to come of it.</summary>
    public Failure Dismiss(string reason) => this with { State = FailureState.Dismissed, Reason = reason, HeldUntil = null };
}
