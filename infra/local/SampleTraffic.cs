using CadreReports.Catalogue;
using CadreReports.Local.Samples;
using CadreReports.Reminders.Delivery;
using CadreReports.Status;
using CadreReports.Submissions;
using Spectre.Console;

namespace CadreReports.Local;

/// <summary>
/// Sends the samples as the provinces would: in the order of time, the app's clock showing the moment of each, and the clock
/// moves on only when all that was sent has been looked at.
/// </summary>
public sealed class SampleTraffic(LocalClient client, SampleWorkbooks samples, SampleSchedule schedule, SampleMornings mornings, KeptClock kept)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(150);

    /// <summary>
    /// Sends what is not there yet of a half-year, and waits until each has its expected result. A file that is there
    /// already only has to be through.
    /// </summary>
    /// <returns>Whether every result came and is the expected one.</returns>
    public async Task<bool> SendAsync(PeriodId period, ProgressTask progress, CancellationToken cancellationToken)
    {
        var known = await BoardAsync(period, cancellationToken);
        var all = schedule.Of(period);
        progress.MaxValue = all.Count * 2;
        var asExpected = true;
        var moments = all.GroupBy(s => s.SentAt)
            .Select(moment => (At: moment.Key, Sendings: moment.ToList(), New: moment.Where(s => !IsThere(s)).ToList()))
            .Concat(mornings.Of(period).Select(morning => (At: morning, Sendings: new List<SampleSending>(), New: new List<SampleSending>())))
            .OrderBy(moment => moment.At).ToList();
        var next = Task.FromResult<IReadOnlyList<SampleUpload>>([]);
        for (var i = -1; i < moments.Count; i++)
        {
            // The next files are built while these are looked at.
            var files = await next;
            var following = i + 1 < moments.Count ? moments[i + 1].New : [];
            next = Task.Run<IReadOnlyList<SampleUpload>>(() => [.. following.Select(samples.Upload)], cancellationToken);
            if (i >= 0 && moments[i].Sendings.Count == 0)
            {
                asExpected &= await RemindAsync(period, moments[i].At, cancellationToken);
            }
            else if (i >= 0)
            {
                asExpected &= await SendAsync(moments[i].At, moments[i].Sendings, files, progress, cancellationToken);
            }
        }

        return asExpected;

        bool IsThere(SampleSending sending) => known[sending.Province].Version >= sending.Number;
    }

    /// <summary>Moves the clock to a moment unless it shows a later one.</summary>
    public async Task MoveClockAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        // Kept before the move: should both end in between, the clock has lost some time and not gone back.
        kept.Keep(await client.ClockAsync(cancellationToken) is var now && now < moment ? moment : now);
        if (now < moment)
        {
            await client.MoveClockAsync(moment, cancellationToken);
        }
    }

    /// <summary>Has the reminders of a morning sent, unless it has passed, and waits until everything has been tried that it planned.</summary>
    private async Task<bool> RemindAsync(PeriodId period, DateTimeOffset morning, CancellationToken cancellationToken)
    {
        if (await client.ClockAsync(cancellationToken) > morning)
        {
            return true;
        }

        await MoveClockAsync(morning, cancellationToken);
        await client.RemindAsync(period, cancellationToken);
        return await Waiting.UntilAsync(
            async () => (await client.RemindersAsync(period, cancellationToken)).Sent.All(n => n.PlannedAt < morning || n.Attempts > 0 && n.State != OutboxState.Sending),
            Glance,
            cancellationToken);
    }

    private async Task<bool> SendAsync(
        DateTimeOffset moment, List<SampleSending> sendings, IReadOnlyList<SampleUpload> files, ProgressTask progress, CancellationToken cancellationToken)
    {
        if (files.Count > 0)
        {
            await MoveClockAsync(moment, cancellationToken);
        }

        progress.Increment(sendings.Count - files.Count);
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellationToken }, async (file, token) =>
        {
            await client.SendAsync(file.Period, file.Province, file.Content, token);
            progress.Increment(1);
        });

        var sent = files.ToDictionary(f => f.Province, f => f.Expected, StringComparer.Ordinal);
        var settled = 0;
        return await Waiting.UntilAsync(
            async () =>
            {
                var board = await BoardAsync(sendings[0].Period, cancellationToken);
                var now = sendings.Count(s => sent.TryGetValue(s.Province, out var expected)
                    ? board[s.Province].Version >= s.Number && board[s.Province].Status == SubmissionStateName.Of(expected)
                    : board[s.Province].Status != SubmissionStateName.Of(SubmissionState.Received));
                progress.Increment(now - settled);
                settled = now;
                return now == sendings.Count;
            },
            Glance,
            cancellationToken);
    }

    private async Task<Dictionary<string, ProvinceStatus>> BoardAsync(PeriodId period, CancellationToken cancellationToken) =>
        (await client.StatusAsync(period, SampleWorkbooks.Region, cancellationToken)).Provinces.ToDictionary(p => p.Code, StringComparer.Ordinal);
}
