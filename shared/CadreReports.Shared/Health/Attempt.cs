using Azure;
using Azure.Identity;
using Microsoft.Extensions.Logging;

namespace CadreReports.Health;

/// <summary>Tries something on storage for a while and says what became of it, whatever that is.</summary>
public sealed class Attempt(TimeProvider time, ILogger<Attempt> logger)
{
    /// <summary>The longest that anybody waits for storage here.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Tries one service.</summary>
    /// <param name="part">See <see cref="PartHealth.Part"/>.</param>
    /// <param name="attempt">Says whether storage did as it should.</param>
    public async Task<PartHealth> OfAsync(string part, Func<CancellationToken, Task<bool>> attempt)
    {
        var start = time.GetTimestamp();
        var (state, right) = await ReadAsync(part, attempt);
        return new PartHealth(part, state is PartState.Works && !right ? PartState.Wrong : state, time.GetElapsedTime(start));
    }

    /// <summary>Reads something.</summary>
    /// <param name="what">Named in the log when it cannot be read.</param>
    /// <param name="read">Reads it.</param>
    /// <returns>What was read; its default when the state is not <see cref="PartState.Works"/>.</returns>
    public async Task<(PartState State, T? Read)> ReadAsync<T>(string what, Func<CancellationToken, Task<T>> read)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            return (PartState.Works, await read(limit.Token).WaitAsync(limit.Token));
        }
#pragma warning disable CA1031 // Who asks how things are must be told, whatever is wrong.
        catch (Exception e)
#pragma warning restore CA1031
        {
            logger.LogError(e, "Checking {What} failed", what);
            return (StateOf(e), default);
        }
    }

    private static PartState StateOf(Exception e) => e switch
    {
        AuthenticationFailedException or RequestFailedException { Status: 401 or 403 } => PartState.Refused,
        RequestFailedException { Status: 404 } => PartState.Missing,
        AggregateException { InnerException: { } inner } => StateOf(inner),
        _ => PartState.Unavailable,
    };
}
