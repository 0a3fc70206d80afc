using System.Diagnostics;

namespace CadreReports.Local;

/// <summary>Waits for what the app does in its own time, with a limit.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Looks again and again until it is so.</summary>
    /// <param name="reached">Looks.</param>
    /// <param name="pause">Between two looks.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>False when it was not so in five minutes.</returns>
    public static async Task<bool> UntilAsync(Func<Task<bool>> reached, TimeSpan pause, CancellationToken cancellationToken)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; await Task.Delay(pause, cancellationToken))
        {
            if (await reached())
            {
                return true;
            }
        }

        return false;
    }
}
