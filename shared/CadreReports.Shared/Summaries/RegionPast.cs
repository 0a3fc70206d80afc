using CadreReports.Catalogue;
using CadreReports.Validation;

namespace CadreReports.Summaries;

/// <summary>What a region's figures are compared with.</summary>
/// <param name="Previous">The last half-year.</param>
/// <param name="LastYear">The same half of last year.</param>
/// <param name="LastYearFirst">For the second half of a year: the first half of last year; without any report otherwise.</param>
internal sealed record RegionPast(PastReports Previous, PastReports LastYear, PastReports LastYearFirst)
{
    public static RegionPast Of(CatalogueVersion version, PeriodId period, IReadOnlyList<ProvinceStanding> standings) => new(
        PastReports.Of(version, period, period.Previous, standings, report => report.Previous),
        PastReports.Of(version, period, period.LastYear, standings, report => report.LastYear),
        PastReports.Of(version, period, period.LastYear.Previous, standings, report => period.Half == 2 ? report.LastYearFirst : null));
}

/// <summary>The reports of one earlier half-year, of the provinces that are in and in the order of the region.</summary>
internal sealed class PastReports
{
    private readonly CatalogueVersion version;
    private readonly PeriodId period;
    private readonly PeriodId earlier;
    private readonly EarlierReport?[] reports;

    /// <summary>The catalogue versions that the reports followed: one, unless somebody mixed them.</summary>
    private readonly CatalogueVersion[] versions;

    private PastReports(CatalogueVersion version, PeriodId period, PeriodId earlier, EarlierReport?[] reports)
    {
        this.version = version;
        this.period = period;
        this.earlier = earlier;
        this.reports = reports;
        versions = [.. reports.OfType<EarlierReport>().Select(r => r.Version).Distinct()];
    }

    /// <summary>The half-year.</summary>
    public PeriodId Period => earlier;

    /// <exception cref="ArgumentException">A report is of another half-year than <paramref name="earlier"/>.</exception>
    public static PastReports Of(
        CatalogueVersion version, PeriodId period, PeriodId earlier, IReadOnlyList<ProvinceStanding> standings, Func<ProvinceReport, EarlierReport?> pick)
    {
        var reports = standings.Select(s => s.IsIn ? pick(s.Report) : null).ToArray();
        return reports.FirstOrDefault(r => r is not null && r.Period != earlier) is { } wrong
            ? throw new ArgumentException($"A report of {wrong.Period} is taken for one of {earlier}.", nameof(standings))
            : new PastReports(version, period, earlier, reports);
    }

    /// <summary>The figure of each province then; null where it is not known or means something else since.</summary>
    public long?[] Values(FigureSummary figure)
    {
        var values = new long?[reports.Length];
        var comparable = versions.Where(v => Comparability.IsComparable(figure.Ref, figure.Indicator, figure.Measure, version, period, v, earlier)).ToArray();
        for (var i = 0; i < values.Length && comparable.Length > 0; i++)
        {
            if (reports[i] is { } report && Array.IndexOf(comparable, report.Version) >= 0 && report.Figures.TryGetValue(figure.Ref, out var value))
                values[i] = value;
        }

        return values;
    }

    /// <summary>The figure then and how it moved; null when no province has it now and had it then.</summary>
    /// <exception cref="OverflowException">A sum is beyond 64 bits.</exception>
    public FigureThen? Of(FigureSummary figure)
    {
        var values = Values(figure);
        var (from, then, now) = (0, 0L, 0L);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is { } before && figure.ByProvince[i] is { } today)
            {
                from++;
                then = checked(then + before);
                now = checked(now + today);
            }
        }

        return from == 0 ? null : new FigureThen(values, new Change(earlier, from, figure.From, then, now));
    }
}
