using CadreReports.Telemetry;
using Microsoft.Extensions.Logging;

namespace CadreReports.Housekeeping.Retention;

/// <summary>
/// Removes what need not be kept: the archive and everything that was found stay for ever; what the inbox and the quarantine
/// hold beside that has its time.
/// </summary>
public sealed class RetentionRound(
    InboxRetention inbox, QuarantineRetention quarantine, FailureRetention failures, TicketRetention tickets, StrayEditionFiles editions, ILogger<RetentionRound> logger)
{
    /// <summary>Does one round; another one goes on where one died.</summary>
    public async Task<RoundResult> RunAsync(CancellationToken cancellationToken)
    {
        var result = await RoundResult.RunAsync([inbox, quarantine, failures, tickets, editions], logger, cancellationToken);
        Measures.Rounded(RoundNames.Retention, result.Failed.Count == 0);
        return result;
    }
}
