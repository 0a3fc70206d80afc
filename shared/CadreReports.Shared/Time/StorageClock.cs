namespace CadreReports.Time;

/// <summary>
/// Turns the times that storage stamps on its items, which are always real, into the time that the application's clock
/// showed then, so that due dates and arrivals are judged on one scale.
/// </summary>
/// <param name="clock">The application's clock.</param>
public sealed class StorageClock(ShiftedTimeProvider clock)
{
    /// <summary>
    /// The moment on the application's clock at which storage stamped <paramref name="stamped"/>, wherever the clock has been
    /// moved since.
    /// </summary>
    public DateTimeOffset ToApplication(DateTimeOffset stamped) => (stamped + clock.OffsetAt(stamped)).ToUniversalTime();

    /// <summary>How long ago storage stamped <paramref name="stamped"/>, on the application's clock.</summary>
    public TimeSpan AgeOf(DateTimeOffset stamped) => clock.GetUtcNow() - ToApplication(stamped);
}
