using CadreReports.Catalogue;
using CadreReports.Submissions;

namespace CadreReports.Portal.Reports;

/// <summary>A province's report for one period, or that of a province which was merged into it.</summary>
/// <param name="Period">The half-year.</param>
/// <param name="Member">The province that reported, as it was then.</param>
/// <param name="Submission">Where the report stands; null when nothing has arrived.</param>
public sealed record PastReport(Period Period, Province Member, Submission? Submission)
{
    public SubmissionKey Key => new(Period.Id, Member.Code);

    public SubmissionState State => Submission?.Latest.State ?? SubmissionState.Missing;

    /// <summary>The region that the summary with its figures is of; null for none.</summary>
    public Region? Region => Period.Regions.FirstOrDefault(region => region.Provinces.Any(Member.IsSameAs));
}

/// <summary>The periods for which a province has reported.</summary>
/// <param name="Province">The province.</param>
/// <param name="Reports">The newest period first; by code within one.</param>
/// <param name="Without">Half-years that are closed and of which the system has no report, oldest first.</param>
public sealed record ProvincePeriodsModel(Province Province, IReadOnlyList<PastReport> Reports, IReadOnlyList<Period> Without)
{
    /// <summary>Whether others reported in its place once.</summary>
    public bool HasPredecessors => Reports.Any(report => !report.Member.IsSameAs(Province));

    /// <param name="province">The province.</param>
    /// <param name="reports">Every report of a period that was opened, in any order.</param>
    public static ProvincePeriodsModel Of(Province province, IReadOnlyList<PastReport> reports)
    {
        var periods = reports.GroupBy(report => report.Period.Id).OrderByDescending(period => period.Key).ToLookup(
            period => period.Any(report => report.Submission is not null || !report.Period.For(report.Member.Code).IsClosed));
        return new ProvincePeriodsModel(
            province,
            [.. periods[true].SelectMany(period => period.OrderBy(report => report.Member.Code, StringComparer.Ordinal))],
            [.. periods[false].Select(period => period.First().Period).Reverse()]);
    }
}
