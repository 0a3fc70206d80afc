using CadreReports.Telemetry;

namespace CadreReports.Housekeeping;

/// <summary>A round that a timer starts again and again, at moments that are counted from midnight UTC.</summary>
/// <param name="Kind">One of <see cref="RoundNames"/>.</param>
/// <param name="Every">From one round to the next.</param>
/// <param name="At">The first round of a day, from midnight UTC.</param>
/// <param name="Grace">How long after its moment a round must be over.</param>
public sealed record TimerRound(string Kind, TimeSpan Every, TimeSpan At, TimeSpan Grace)
{
    /// <summary>Finds what got stuck.</summary>
    public static TimerRound Reconciler { get; } = new(RoundNames.Reconciler, TimeSpan.FromMinutes(15), TimeSpan.Zero, TimeSpan.FromMinutes(20));

    /// <summary>Plans the reminders of a day, at 08:00 in Vietnam.</summary>
    public static TimerRound Reminders { get; } = new(RoundNames.Reminders, TimeSpan.FromDays(1), TimeSpan.FromHours(1), TimeSpan.FromHours(1));

    /// <summary>Removes what need not be kept, at 02:00 in Vietnam.</summary>
    public static TimerRound Retention { get; } = new(RoundNames.Retention, TimeSpan.FromDays(1), TimeSpan.FromHours(19), TimeSpan.FromHours(2));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<TimerRound> All { get; } = [Reconciler, Reminders, Retention];

    /// <summary>The newest moment, not after this one, at which a round begins.</summary>
    public DateTimeOffset LastBegin(DateTimeOffset moment)
    {
        var since = moment.UtcTicks - At.Ticks;
        return new DateTimeOffset(since - (since % Every.Ticks) + At.Ticks, TimeSpan.Zero);
    }

    /// <summary>Whether a round is missing that must be over by now.</summary>
    /// <param name="last">When the last one ended, or since when there should be any; real time.</param>
    /// <param name="now">Real time.</param>
    public bool IsOverdue(DateTimeOffset last, DateTimeOffset now) => last < LastBegin(now - Grace);
}
