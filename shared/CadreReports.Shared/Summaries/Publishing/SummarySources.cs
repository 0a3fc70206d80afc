using CadreReports.Catalogue;
using CadreReports.Submissions;

namespace CadreReports.Summaries.Publishing;

/// <summary>What a summary will be made of, as the status boards show it; the contents are not read yet.</summary>
/// <param name="Catalogue">The period's catalogue version.</param>
/// <param name="Period">The half-year.</param>
/// <param name="Scope">What <see cref="Period.Scope"/> gave.</param>
/// <param name="Provinces">One for every province of the scope, in its order.</param>
public sealed record SummarySources(CatalogueVersion Catalogue, Period Period, Region Scope, IReadOnlyList<ProvinceSource> Provinces)
{
    /// <summary>The key of the summary; the same before and after the contents are read.</summary>
    public string Key { get; } = SummaryKey.Of(Catalogue, Period, Scope, [.. Provinces.Select(p => p.Report)]);
}

/// <summary>One province of a summary and the versions behind it.</summary>
/// <param name="Report">The report without what has to be read.</param>
/// <param name="Submission">Where the report stands; null when nothing has arrived.</param>
/// <param name="Past">The accepted reports of earlier half-years that may be looked at, newest first.</param>
public sealed record ProvinceSource(ProvinceReport Report, Submission? Submission, IReadOnlyList<AcceptedReports> Past)
{
    /// <summary>The reports of an earlier half-year, if none of a predecessor is missing.</summary>
    public AcceptedReports? Whole(PeriodId period) => Past.FirstOrDefault(p => p.Period.Id == period && p.AreWhole);

    /// <summary>The half-years before, one after the other, as long as something of each is accepted.</summary>
    public IEnumerable<AcceptedReports> WithoutGap(PeriodId period)
    {
        var expected = period.Previous;
        foreach (var reports in Past)
        {
            if (reports.Period.Id != expected)
            {
                yield break;
            }

            yield return reports;
            expected = expected.Previous;
        }
    }
}
