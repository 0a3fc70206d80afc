namespace CadreReports.Time;

/// <summary>
/// A clock that shows another time than the machine's and ticks with it, for trying the system in a sample period.
/// With no offset it is the machine's clock.
/// </summary>
/// <param name="offset">Added to the machine's UTC time.</param>
public sealed class ShiftedTimeProvider(TimeSpan offset) : TimeProvider
{
    /// <summary>What is added to the machine's UTC time.</summary>
    public TimeSpan Offset => offset;

    /// <summary>A clock that shows <paramref name="start"/> at this moment, or the machine's own time when it is null.</summary>
    public static ShiftedTimeProvider StartingAt(DateTimeOffset? start) =>
        new(start is { } s ? s - System.GetUtcNow() : TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + offset;
}
