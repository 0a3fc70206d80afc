using CadreReports.Catalogue;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;

namespace CadreReports.Reminders;

/// <summary>Reads where reports stand, from their versions and logs themselves.</summary>
public sealed class ReportStandings(SubmissionStore store, ExplanationLog log)
{
    /// <summary>Where one report stands.</summary>
    public async Task<ReportStanding> OfAsync(SubmissionKey key, CancellationToken cancellationToken) =>
        ReportStanding.Of(
            [.. (await store.VersionsAsync(key, cancellationToken)).Select(v => v.Version)], await log.ReadAsync(key.Partition, cancellationToken));

    /// <summary>Where the reports of all provinces of a period stand, by code.</summary>
    public async Task<IReadOnlyDictionary<string, ReportStanding>> OfAsync(Period period, CancellationToken cancellationToken)
    {
        var standings = new Dictionary<string, ReportStanding>(StringComparer.Ordinal);
        foreach (var province in period.Provinces)
        {
            standings.Add(province.Code, await OfAsync(new SubmissionKey(period.Id, province.Code), cancellationToken));
        }

        return standings;
    }
}
