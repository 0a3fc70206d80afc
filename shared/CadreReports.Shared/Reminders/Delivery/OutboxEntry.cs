namespace CadreReports.Reminders.Delivery;

/// <summary>What has become of a notice.</summary>
public enum OutboxState
{
    /// <summary>Waits to be sent.</summary>
    Planned,

    /// <summary>Somebody is sending it, or died doing so.</summary>
    Sending,

    /// <summary>The server took it.</summary>
    Sent,

    /// <summary>No longer so when it was to be sent.</summary>
    Cancelled,

    /// <summary>Nobody to send it to is known.</summary>
    NoRecipient,

    /// <summary>Given up.</summary>
    Failed,

    /// <summary>The centre does not want it sent.</summary>
    Stopped,
}

/// <summary>A notice and what has become of it.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="State">What has become of it.</param>
/// <param name="PlannedAt">When it was planned, UTC, on the application's clock.</param>
/// <param name="Attempts">How often sending was begun.</param>
/// <param name="NextAt">When it may be begun (again), UTC; of one that is being sent when its sender counts as dead.</param>
/// <param name="SettledAt">When it was sent, cancelled or given up, UTC; null before.</param>
/// <param name="Problem">What went wrong last, for operators, without addresses; null for nothing.</param>
public sealed record OutboxEntry(
    Notice Notice, OutboxState State, DateTimeOffset PlannedAt, int Attempts, DateTimeOffset NextAt, DateTimeOffset? SettledAt, string? Problem)
{
    /// <summary>The date that the message bears, UTC: of the first attempt that may have reached somebody; null before any.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>The ids of the contacts whom nothing is left to do for: who has the message, or can never get it.</summary>
    public IReadOnlyList<string> Done { get; init; } = [];

    /// <summary>Whether a server took the message for at least one of them.</summary>
    public bool Reached { get; init; }

    /// <summary>When somebody last wanted it sent at once, UTC; null for never.</summary>
    public DateTimeOffset? WantedAt { get; init; }

    /// <summary>The id of who stopped it; null for nobody.</summary>
    public string? StoppedBy { get; init; }

    /// <summary>Why it was stopped, in Vietnamese; null when it was not.</summary>
    public string? StopReason { get; init; }

    /// <summary>Nobody tries any longer once this moment has passed, UTC.</summary>
    public DateTimeOffset GiveUpAt => (WantedAt is { } wanted ? wanted : Notice.NotBefore is { } first && first > PlannedAt ? first : PlannedAt) + BackOff.Patience;
}
