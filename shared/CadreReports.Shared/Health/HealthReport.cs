namespace CadreReports.Health;

/// <summary>A timer's rounds.</summary>
/// <param name="Kind">Which timer; see <see cref="Housekeeping.TimerRound.Kind"/>.</param>
/// <param name="Last">When storage noted that its last round in which nothing failed had ended, real time, UTC; null for none yet.</param>
/// <param name="Due">When the newest round was to begin that must be over by now, real time, UTC.</param>
/// <param name="IsOverdue">Whether that round is missing.</param>
public sealed record TimerHealth(string Kind, DateTimeOffset? Last, DateTimeOffset Due, bool IsOverdue);

/// <summary>Work that did not come about by itself.</summary>
/// <param name="State">Whether it could be read; nothing else is known when it could not.</param>
/// <param name="Waiting">How much of it waits for a person.</param>
/// <param name="Retrying">How much of it is tried again by itself.</param>
public sealed record FailureHealth(PartState State, int Waiting, int Retrying);

/// <summary>How the system is, looked at closely.</summary>
/// <param name="At">When, on the application's clock, UTC.</param>
/// <param name="Storage">What became of writing, reading and deleting.</param>
/// <param name="Queues">What stands on the queues.</param>
/// <param name="Failures">What did not come about by itself.</param>
/// <param name="TimerState">Whether the timers' rounds could be read; there are none in <paramref name="Timers"/> when they could not.</param>
/// <param name="Timers">The timers' rounds.</param>
public sealed record HealthReport(
    DateTimeOffset At,
    IReadOnlyList<PartHealth> Storage,
    IReadOnlyList<QueueHealth> Queues,
    FailureHealth Failures,
    PartState TimerState,
    IReadOnlyList<TimerHealth> Timers)
{
    /// <summary>Whether the system can work at all.</summary>
    public bool Works => Storage.All(p => p.Works) && Queues.All(q => q.State == PartState.Works)
        && Failures.State == PartState.Works && TimerState == PartState.Works;

    /// <summary>Whether it works, but somebody should look.</summary>
    public bool NeedsAttention => Queues.Any(q => q.IsLate || q.Poison > 0) || Failures.Waiting > 0 || Timers.Any(t => t.IsOverdue);
}
