using CadreReports.Catalogue;
using CadreReports.Spreadsheets;

namespace CadreReports.Submissions;

/// <summary>Where a province's figure comes from.</summary>
/// <param name="Province">Two digits.</param>
/// <param name="Name">The province's name.</param>
/// <param name="Value">The figure; null when the province has no accepted report or left the cell blank.</param>
/// <param name="Version">The accepted version; null when there is none.</param>
/// <param name="Sheet">The sheet of its workbook; null when there is no figure.</param>
/// <param name="Cell">The cell in A1 notation; null when there is no figure.</param>
/// <param name="ReceivedAt">When the workbook arrived, UTC; null when there is none.</param>
/// <param name="Sha256">Hex digest of the workbook; null when there is none.</param>
public sealed record FigureOrigin(
    string Province, string Name, long? Value, int? Version, string? Sheet, string? Cell, DateTimeOffset? ReceivedAt, string? Sha256);

/// <summary>Follows a figure back to the cells that provinces filled in.</summary>
public sealed class FigureLineage(SubmissionStore store, VersionContents contents)
{
    private const int AtOnce = 8;

    /// <summary>One entry for every province, in the given order, from the versions that summaries read now.</summary>
    /// <param name="period">The half-year.</param>
    /// <param name="figure">The figure's name.</param>
    /// <param name="provinces">Provinces of the half-year.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<FigureOrigin>> FindAsync(
        PeriodId period, FigureRef figure, IReadOnlyList<Province> provinces, CancellationToken cancellationToken)
    {
        var board = await store.SubmissionsAsync(period, cancellationToken);
        var found = new FigureOrigin[provinces.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, found.Length, options, async (i, token) =>
        {
            var province = provinces[i];
            var current = board.GetValueOrDefault(province.Code)?.Current;
            var row = current is null
                ? null
                : await contents.FactRowAsync(new SubmissionKey(period, province.Code), current, figure.Form, figure.Row, token);
            var fact = row?.Facts.Where(f => string.Equals(f.Column, figure.Column, StringComparison.Ordinal)).Cast<Fact?>().FirstOrDefault();
            found[i] = new FigureOrigin(
                province.Code,
                province.Name,
                fact?.Value,
                current?.Number,
                fact is null ? null : row!.Sheet,
                fact is null ? null : CellAddress.Format(row!.SheetRow, fact.Value.SheetColumn),
                current?.ReceivedAt,
                current?.Sha256);
        });
        return found;
    }
}
