using CadreReports.Catalogue;

namespace CadreReports.Portal.Health;

/// <summary>How the system is, looked at closely.</summary>
/// <param name="Status"><c>ok</c>, <c>attention</c> or <c>unavailable</c>.</param>
/// <param name="Text">The same in a sentence.</param>
/// <param name="At">When it was looked at, UTC.</param>
/// <param name="Storage">The parts of storage.</param>
/// <param name="Queues">What waits.</param>
/// <param name="Failures">Work that did not come about by itself.</param>
/// <param name="Timers">The rounds; empty when they cannot be read.</param>
/// <param name="Period">The period in which people look after failures; null for none.</param>
public sealed record HealthModel(
    string Status,
    string Text,
    DateTimeOffset At,
    IReadOnlyList<HealthRow> Storage,
    IReadOnlyList<HealthRow> Queues,
    HealthRow Failures,
    IReadOnlyList<HealthRow> Timers,
    Period? Period);

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">As the system names it, such as <c>blobs</c>.</param>
/// <param name="Status"><c>ok</c>, <c>attention</c> or <c>unavailable</c>.</param>
/// <param name="Text">What was found, for people.</param>
public sealed record HealthRow(string Name, string Status, string Text);
