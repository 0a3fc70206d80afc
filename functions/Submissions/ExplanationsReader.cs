using CadreReports.Catalogue;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;

namespace CadreReports.Functions.Submissions;

/// <summary>Reads what the API shows of a version's explanations.</summary>
public sealed class ExplanationsReader(SubmissionStore store, VersionContents contents, ExplanationLog log)
{
    /// <param name="key">Whose report it is.</param>
    /// <param name="period">Its period.</param>
    /// <param name="version">A complete version of it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<ExplanationsView> ReadAsync(SubmissionKey key, Period period, SubmissionVersion version, CancellationToken cancellationToken)
    {
        var versions = (await store.VersionsAsync(key, cancellationToken)).Select(v => v.Version).ToList();
        return ExplanationsView.Of(
            version,
            ReviewOpenings.Of(period.For(key.Province), versions, version.Number),
            await contents.FindingsAsync(key, version, cancellationToken),
            await log.ReadAsync(key.Partition, cancellationToken));
    }
}
