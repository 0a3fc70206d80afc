using CadreReports.Catalogue;

namespace CadreReports.Reminders;

/// <summary>Where the centre's digest hears of what the system itself failed to do, which others keep.</summary>
public interface IDigestSource
{
    /// <summary>What failed and is not done yet, the longest known first.</summary>
    /// <param name="period">Whose reports are concerned.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyList<DigestTrouble>> TroublesAsync(Period period, CancellationToken cancellationToken);
}

/// <summary>Work that failed.</summary>
/// <param name="Province">The name of the province that it concerns; null for none.</param>
/// <param name="What">What did not come about, Vietnamese, without a full stop.</param>
/// <param name="Since">Since when.</param>
/// <param name="Next">What happens to it, Vietnamese, without a full stop.</param>
public sealed record DigestTrouble(string? Province, string What, DateTimeOffset Since, string Next);
