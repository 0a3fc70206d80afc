using CadreReports.Catalogue;

namespace CadreReports.Submissions.Differences;

/// <summary>What differs between two versions of a report.</summary>
/// <param name="Figures">The figures that differ, in the order of the forms.</param>
/// <param name="Lines">The lines of the list forms that differ.</param>
public sealed record VersionDifference(IReadOnlyList<FigureChange> Figures, IReadOnlyList<LineChange> Lines);

/// <summary>Compares stored versions.</summary>
public sealed class VersionComparison(VersionContents contents)
{
    /// <summary>What changed from one version to another.</summary>
    /// <param name="key">Whose report it is.</param>
    /// <param name="catalogue">Gives order and names.</param>
    /// <param name="before">A complete version that the guard let in.</param>
    /// <param name="after">Likewise.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<VersionDifference> CompareAsync(
        SubmissionKey key, CatalogueVersion catalogue, SubmissionVersion before, SubmissionVersion after, CancellationToken cancellationToken) =>
        new(
            FigureChange.Between(
                catalogue,
                await contents.FactsAsync(key, before, cancellationToken),
                await contents.FactsAsync(key, after, cancellationToken)),
            LineChange.Between(
                catalogue,
                await contents.TextsAsync(key, before, cancellationToken),
                await contents.TextsAsync(key, after, cancellationToken)));
}
