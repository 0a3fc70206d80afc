using System.Globalization;

namespace CadreReports.Local;

/// <summary>
/// Where the app's clock stood, kept beside the data, so that the next start on them goes on from there: against a clock that
/// ran backwards, what was sent, returned and explained would come in another order.
/// </summary>
/// <param name="file">The file; it need not be there.</param>
public sealed class KeptClock(string file)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    /// <summary>More than the clock can have ticked after it was kept last, however the run ended.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    /// <summary>What the clock must show at the next start: a moment that it has not shown before; null when nothing is kept.</summary>
    public DateTimeOffset? Next() =>
        File.Exists(file) && DateTimeOffset.TryParseExact(File.ReadAllText(file), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var kept)
            ? kept + Margin
            : null;

    /// <summary>Keeps what the clock shows. The file is replaced as a whole.</summary>
    public void Keep(DateTimeOffset now)
    {
        var written = file + ".new";
        File.WriteAllText(written, now.ToString("O", CultureInfo.InvariantCulture));
        File.Move(written, file, overwrite: true);
    }

    /// <summary>Keeps what the clock shows, which anybody may move meanwhile, until the app ends.</summary>
    /// <param name="client">Knows the clock.</param>
    /// <param name="ended">The app's end.</param>
    /// <param name="cancellationToken">Stops before.</param>
    public async Task FollowAsync(LocalClient client, Task ended, CancellationToken cancellationToken)
    {
        while (!ended.IsCompleted)
        {
            try
            {
                Keep(await client.ClockAsync(cancellationToken));
            }
            catch (HttpRequestException)
            {
                // It may be ending; otherwise the next look succeeds.
            }

            await Task.WhenAny(ended, Task.Delay(Between, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }

        await ended;
    }
}
