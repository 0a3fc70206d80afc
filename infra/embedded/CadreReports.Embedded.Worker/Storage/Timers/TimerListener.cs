using System.Diagnostics.CodeAnalysis;
using CadreReports.Embedded.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace CadreReports.Embedded.Storage.Timers;

/// <summary>What a timer does and when.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Schedule">When it runs.</param>
/// <param name="RunOnStartup">Whether it also runs when the host starts.</param>
/// <param name="Run">Runs it; an exception is a failed run, which has been logged.</param>
internal sealed record TimerWork(string Name, CronSchedule Schedule, bool RunOnStartup, Func<TimerInfo, CancellationToken, Task> Run);

/// <summary>
/// Runs a function by its schedule while this host has the timer's lock, one run after the other. What the schedule
/// planned while a run lasted is made up by one run at once.
/// </summary>
internal sealed class TimerListener(
    TimerWork work, TimerStatus? status, Func<TimerLock> newLock, TimeSpan recoveryInterval, HostShutdown shutdown, TimeProvider time, ILogger logger) : IDisposable
{
    // A machine that sleeps, or whose clock is set, is noticed after that long.
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    // By how much the clocks of two machines may differ, or one be set back, without a run being planned again.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromHours(1);

    private readonly CancellationTokenSource stopping = new();
    private Task running = Task.CompletedTask;
    private bool startupRunDue = work.RunOnStartup;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public void Start() => running = Task.Run(RunAsync);

    /// <summary>Begins no further run, waits until the one in hand is done with, or the token is cancelled, and gives the lock back.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        try
        {
            await running.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            logger.LogWarning("Timer {Function} was still running when the host ended.", work.Name);
        }
    }

    public void Dispose() => stopping.Dispose();

    [SuppressMessage("Design", "CA1031", Justification = "Whatever it is, giving up would leave the timer unattended.")]
    private async Task RunAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await using var held = newLock();
                if (await held.TryTakeAsync(stopping.Token))
                {
                    logger.LogDebug("Timer {Function} is run by this host.", work.Name);
                    await FollowAsync(held);
                }
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                logger.LogWarning(e, "Timer {Function} cannot reach its storage; will try again.", work.Name);
            }
            catch (Exception e)
            {
                logger.LogDebug(e, "Timer {Function} stops.", work.Name);
            }

            await PauseAsync(recoveryInterval, stopping.Token);
        }
    }

    private async Task FollowAsync(TimerLock held)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token, held.Lost);
        var taken = Now;
        var current = await BeginAsync(taken, end.Token);
        // Missed is what was due before; a time that came while storage was slow to answer has just come.
        var late = status is not null && current.Next < taken;
        var atOnce = late || startupRunDue;
        while (true)
        {
            if (!atOnce)
            {
                await WaitUntilAsync(current.Next, end.Token);
            }

            // A host that slept through its lease finds out here, not from a renewal that was due meanwhile.
            if (end.IsCancellationRequested || !held.IsHeld)
            {
                return;
            }

            var start = Now;
            startupRunDue = false;
            await RunOnceAsync(new TimerInfo { IsPastDue = late, ScheduleStatus = status is null ? null : current }, held.Lost);
            if (shutdown.Abandoned.IsCancellationRequested || held.Lost.IsCancellationRequested)
            {
                // The run may have been cut short, so it stays due and is the next host's.
                return;
            }

            // A planned time that has come counts as past, should the clock have been set back meanwhile.
            var last = !atOnce && current.Next > start ? current.Next : start;
            current = new ScheduleStatus { Last = last, Next = work.Schedule.Next(last), LastUpdated = last };
            await SaveAsync(current);
            (late, atOnce) = (false, false);
        }
    }

    /// <summary>The status to go on from: what is kept, unless the schedule has been changed since.</summary>
    private async Task<ScheduleStatus> BeginAsync(DateTime now, CancellationToken cancellationToken)
    {
        var kept = status is null ? null : await status.ReadAsync(cancellationToken);
        if (kept is not null && kept.Last > now + ClockTolerance)
        {
            // Written when the machine's clock was far ahead; the timer would stand still until that time comes.
            kept = null;
        }

        var since = kept is null ? now : kept.Last != default ? kept.Last : kept.LastUpdated != default ? kept.LastUpdated : now;
        var next = work.Schedule.Next(since);
        if (kept is not null && kept.Next == next)
        {
            return kept;
        }

        if (next < now)
        {
            // The new schedule's times before now were never promised.
            (since, next) = (now, work.Schedule.Next(now));
        }

        var begun = new ScheduleStatus { Next = next, LastUpdated = since };
        if (status is not null)
        {
            await status.WriteAsync(begun, cancellationToken);
        }

        return begun;
    }

    [SuppressMessage("Design", "CA1031", Justification = "A failed run has been logged; the next one comes as planned.")]
    private async Task RunOnceAsync(TimerInfo info, CancellationToken cancellationToken)
    {
        try
        {
            await work.Run(info, cancellationToken);
        }
        catch (Exception e)
        {
            logger.LogDebug(e, "A run of timer {Function} failed.", work.Name);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "At worst a restart makes up a run that there was.")]
    private async Task SaveAsync(ScheduleStatus current)
    {
        if (status is null)
        {
            return;
        }

        try
        {
            await status.WriteAsync(current, shutdown.Abandoned);
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "Could not write when timer {Function} ran.", work.Name);
        }
    }

    private async Task WaitUntilAsync(DateTime moment, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && moment - Now is { Ticks: > 0 } left)
        {
            await PauseAsync(left < LongestPause ? left : LongestPause, cancellationToken);
        }
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(pause, time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The caller looks at the token.
        }
    }
}
