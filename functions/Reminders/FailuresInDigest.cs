using CadreReports.Catalogue;
using CadreReports.Housekeeping.Failures;
using CadreReports.Reminders;

namespace CadreReports.Functions.Reminders;

/// <summary>Tells the centre's digest of the failures that people have to know of.</summary>
public sealed class FailuresInDigest(FailureStore failures) : IDigestSource
{
    public async Task<IReadOnlyList<DigestTrouble>> TroublesAsync(Period period, CancellationToken cancellationToken) =>
    [
        .. FailureStatus.Of(await failures.UndoneAsync(period.Id.ToString(), cancellationToken), period, region: null)
            .Select(f => new DigestTrouble(f.Name ?? f.Province, f.What, f.Since, f.StateText)),
    ];
}
