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
        var isOpen = !period.For(key.Province).IsClosed;
        return ExplanationsView.Of(
            version,
            isOpen && Review.OpenVersion(versions)?.Number == version.Number,
            isOpen && Review.AwaitingVersion(versions)?.Number == version.Number,
            isOpen,
            await contents.FindingsAsync(key, version, cancellationToken),
            await log.ReadAsync(key.Partition, cancellationToken));
    }
}
