using Microsoft.Extensions.Logging;

namespace CadreReports.Housekeeping;

/// <summary>One thing that housekeeping sees to, again and again. Running it twice, at once, or only half is harmless.</summary>
public interface IDuty
{
    /// <summary>Does what is to be done now.</summary>
    /// <returns>How many repairs it made.</returns>
    Task<int> RunAsync(CancellationToken cancellationToken);
}

/// <summary>What a round of housekeeping came to.</summary>
/// <param name="Repairs">How many repairs each duty made that made any, by its name.</param>
/// <param name="Failed">The names of the duties that failed; the next round does them again.</param>
public sealed record RoundResult(IReadOnlyDictionary<string, int> Repairs, IReadOnlyList<string> Failed)
{
    /// <summary>Runs duties one after the other; one that fails does not keep the others from being done.</summary>
    internal static async Task<RoundResult> RunAsync(IReadOnlyList<IDuty> duties, ILogger logger, CancellationToken cancellationToken)
    {
        var repairs = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var failed = new List<string>();
        foreach (var duty in duties)
        {
            var name = duty.GetType().Name;
            try
            {
                if (await duty.RunAsync(cancellationToken) is var made && made > 0)
                {
                    repairs.Add(name, made);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw;
            }
#pragma warning disable CA1031 // Whatever it is, it is logged, and the other duties must not suffer.
            catch (Exception e)
#pragma warning restore CA1031
            {
                logger.LogError(e, "Housekeeping duty {Duty} failed; the next round does it again", name);
                failed.Add(name);
            }
        }

        return new RoundResult(repairs, failed);
    }
}
