using CadreReports.Catalogue;

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
}

/// <summary>A notice and what has become of it.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="State">What has become of it.</param>
/// <param name="PlannedAt">When it was planned, UTC, on the application's clock.</param>
/// <param name="Attempts">How often sending was begun.</param>
/// <param name="NextAt">When it may be begun (again), UTC.</param>
/// <param name="SettledAt">When it was sent, cancelled or given up, UTC; null before.</param>
/// <param name="Problem">What went wrong last, for operators, without addresses; null for nothing.</param>
public sealed record OutboxEntry(
    Notice Notice, OutboxState State, DateTimeOffset PlannedAt, int Attempts, DateTimeOffset NextAt, DateTimeOffset? SettledAt, string? Problem);

/// <summary>What is to be sent and what was, a row a notice, inserted once.</summary>
public sealed class Outbox
{
    /// <summary>Puts in what is not there yet, and has it sent when it is due. Running it again changes nothing.</summary>
    public Task PlanAsync(IReadOnlyList<Notice> notices, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>All of a period, ordered by key.</summary>
    public Task<IReadOnlyList<OutboxEntry>> ListAsync(PeriodId period, CancellationToken cancellationToken) => throw new NotImplementedException();
}
