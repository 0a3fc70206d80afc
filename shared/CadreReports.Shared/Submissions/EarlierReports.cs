using CadreReports.Catalogue;
using CadreReports.Validation;
using CadreReports.Workbooks.Template;

namespace CadreReports.Submissions;

/// <summary>A province's past as far as it is accepted, and which versions it was read from.</summary>
/// <param name="History">What rules that look back compare with.</param>
/// <param name="Basis">See <see cref="SubmissionVersion.Basis"/>.</param>
public sealed record Past(History History, string Basis)
{
    /// <summary>Nothing was accepted before.</summary>
    public static Past None { get; } = new(History.None, string.Empty);
}

/// <summary>Finds the accepted reports that a province's figures are compared with.</summary>
public sealed class EarlierReports(CatalogueSet catalogues, SubmissionStore store, VersionContents contents)
{
    /// <summary>
    /// The reports of the last half-year and of the same half of last year. Across a merger they are those of all the
    /// provinces that made this one up, each under the code that it had then; while one of them is missing there is
    /// nothing to compare with.
    /// </summary>
    /// <param name="period">The period that is reported on.</param>
    /// <param name="province">The province, as valid at the period's cut-off.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<Past> FindAsync(Period period, Province province, CancellationToken cancellationToken)
    {
        var previous = await FindAsync(period.Id.Previous, province, cancellationToken);
        var lastYear = await FindAsync(period.Id.LastYear, province, cancellationToken);
        return new Past(
            new History(previous?.Report, lastYear?.Report),
            string.Join(';', ((string?[])[previous?.Basis, lastYear?.Basis]).OfType<string>()));
    }

    /// <summary>
    /// What is known of a report before it is filled in: the figures that it goes on from, as the last half-year's accepted
    /// report has them (<see cref="CarriedFigures"/>); none while that is missing, in whole or from one predecessor.
    /// </summary>
    /// <param name="period">The period that is reported on.</param>
    /// <param name="province">The province, as valid at the period's cut-off.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<KnownFigures> KnownAsync(Period period, Province province, CancellationToken cancellationToken) =>
        await FindAsync(period.Id.Previous, province, cancellationToken) is { Report: var previous }
            ? new KnownFigures(
                catalogues.Period(previous.Period)!.Name,
                [.. previous.Provinces.Select(member => member.Name)],
                CarriedFigures.Of(catalogues.For(period), period.Id, previous))
            : KnownFigures.None;

    /// <summary>The accepted reports that <see cref="KnownAsync"/> takes figures from, without them; null for none.</summary>
    /// <param name="period">The period that is reported on.</param>
    /// <param name="province">The province, as valid at the period's cut-off.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<AcceptedReports?> PreviousAsync(Period period, Province province, CancellationToken cancellationToken) =>
        AcceptedAsync(period.Id.Previous, province, cancellationToken);

    /// <summary>Adds accepted reports up.</summary>
    /// <param name="accepted">Reports of which none is missing.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<EarlierReport> SumAsync(AcceptedReports accepted, CancellationToken cancellationToken)
    {
        var figures = await Task.WhenAll(accepted.Reports.Select(report => FiguresAsync(report, cancellationToken)));
        return EarlierReport.Sum(accepted.Period.Id, catalogues.For(accepted.Period), [.. accepted.Reports.Select(report => report.Province).Zip(figures)]) with
        {
            WasComparedWithLastYear = accepted.Reports.All(report => AcceptedReports.IsBasedOn(report.Version, accepted.Period.Id.LastYear)),
        };
    }

    private async Task<(EarlierReport Report, string Basis)?> FindAsync(PeriodId id, Province province, CancellationToken cancellationToken) =>
        await AcceptedAsync(id, province, cancellationToken) is { } accepted ? (await SumAsync(accepted, cancellationToken), accepted.Basis) : null;

    private async Task<AcceptedReports?> AcceptedAsync(PeriodId id, Province province, CancellationToken cancellationToken)
    {
        if (catalogues.Period(id) is not { } period)
        {
            return null;
        }

        var current = new Dictionary<SubmissionKey, SubmissionVersion?>();
        foreach (var member in CatalogueSet.MembersOn(province, period.CutOff))
        {
            var key = new SubmissionKey(id, member.Code);
            current.Add(key, (await store.DeriveAsync(key, cancellationToken))?.Current);
            if (current[key] is null)
            {
                return null;
            }
        }

        return AcceptedReports.Of(period, province, key => current[key]);
    }

    private async Task<IReadOnlyDictionary<FigureRef, long>> FiguresAsync(AcceptedReport report, CancellationToken cancellationToken)
    {
        var figures = new Dictionary<FigureRef, long>();
        foreach (var row in await contents.FactsAsync(report.Key, report.Version, cancellationToken))
        {
            foreach (var fact in row.Facts)
            {
                figures.Add(new FigureRef(row.Form, row.Row, fact.Column), fact.Value);
            }
        }

        return figures;
    }
}
