namespace CadreReports.Time;

/// <summary>
/// A clock that shows another time than the machine's and ticks with it, for trying the system in a sample period. It can be
/// moved, forward only: what has happened stays in the past. With no offset and never moved it is the machine's clock. Safe to
/// use from several threads.
/// </summary>
/// <remarks>
/// Storage stamps its items with real time in whole seconds. A move therefore takes effect at the start of the machine's next
/// second, so that every stamp lies wholly before it or wholly after it and <see cref="OffsetAt"/> knows which.
/// </remarks>
/// <param name="offset">Added to the machine's UTC time until the first move.</param>
/// <param name="machine">The machine's clock; null for the system's.</param>
public sealed class ShiftedTimeProvider(TimeSpan offset, TimeProvider? machine = null) : TimeProvider
{
    /// <summary>The last moment that the clock is moved to: nothing here is about later ones, and it must be able to tick on.</summary>
    public static readonly DateTimeOffset Latest = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TimeProvider machine = machine ?? System;
    private readonly Lock moving = new();

    /// <summary>Oldest first; replaced as a whole.</summary>
    private volatile Stretch[] stretches = [new(DateTimeOffset.MinValue, offset)];

    /// <summary>A clock that shows <paramref name="start"/> at this moment, or the machine's own time when it is null.</summary>
    public static ShiftedTimeProvider StartingAt(DateTimeOffset? start) =>
        new(start is { } s ? s - System.GetUtcNow() : TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow()
    {
        var real = machine.GetUtcNow();
        return real + OffsetAt(real);
    }

    /// <summary>
    /// What was or will be added to the machine's time at a real moment. Of the time before this clock was made nothing is
    /// known; the first offset is taken to hold for it.
    /// </summary>
    public TimeSpan OffsetAt(DateTimeOffset real)
    {
        var known = stretches;
        var i = known.Length - 1;
        while (i > 0 && real < known[i].From)
        {
            i--;
        }

        return known[i].Offset;
    }

    /// <summary>Moves the clock and returns when it shows the new time, which is within a second.</summary>
    /// <param name="now">What it shall show, with any offset from UTC.</param>
    /// <param name="cancellationToken">Stops the waiting; the move stays.</param>
    /// <returns>False, and nothing has changed, when the clock would run backwards or beyond <see cref="Latest"/>.</returns>
    public async Task<bool> MoveAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateTimeOffset from;
        lock (moving)
        {
            from = NextSecond(machine.GetUtcNow());
            if (now < from + OffsetAt(from) || now > Latest)
            {
                return false;
            }

            // A move that has not taken effect yet is replaced.
            stretches = [.. stretches.Where(s => s.From < from), new(from, now - from)];
        }

        for (var real = machine.GetUtcNow(); real < from; real = machine.GetUtcNow())
        {
            // A delay is counted in whole milliseconds, rounded down: less than one would be none.
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling((from - real).TotalMilliseconds)), machine, cancellationToken);
        }

        return true;
    }

    private static DateTimeOffset NextSecond(DateTimeOffset real) =>
        new(real.UtcTicks - (real.UtcTicks % TimeSpan.TicksPerSecond) + TimeSpan.TicksPerSecond, TimeSpan.Zero);

    /// <summary>From a real moment on, this much is added.</summary>
    private sealed record Stretch(DateTimeOffset From, TimeSpan Offset);
}
