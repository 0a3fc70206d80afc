using CadreReports.Embedded.Hosting;

namespace CadreReports.Embedded.Storage.Timers;

/// <summary>How hosts share a timer.</summary>
/// <param name="LockPeriod">For how long a lock is taken, and renewed meanwhile; a crashed host's lock is free after it.</param>
/// <param name="RecoveryInterval">How often a host without the lock looks whether it is free.</param>
internal sealed record TimerSettings(TimeSpan LockPeriod, TimeSpan RecoveryInterval)
{
    // What a blob's lease can last.
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>The settings of <c>singleton</c> in host.json. Both are shorter by default than in the Functions host, so that a crash costs less time.</summary>
    /// <exception cref="InvalidOperationException">A setting is out of range.</exception>
    public static TimerSettings Read(HostJson hostJson)
    {
        const string Period = "singleton:listenerLockPeriod";
        const string Interval = "singleton:listenerLockRecoveryPollingInterval";
        var period = hostJson.Time(Period, TimeSpan.FromSeconds(30));
        var interval = hostJson.Time(Interval, Shortest);
        return period < Shortest || period > Longest ? throw new InvalidOperationException($"host.json: {Period} must be from {Shortest} to {Longest}, not {period}.")
            : interval < Shortest || interval > TimeSpan.FromDays(1) ? throw new InvalidOperationException($"host.json: {Interval} must be from {Shortest} to one day, not {interval}.")
            : new TimerSettings(period, interval);
    }
}
