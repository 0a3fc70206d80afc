using System.Globalization;
using CadreReports.Submissions;

namespace CadreReports.Summaries.Sheets;

/// <summary>Vietnamese phrases that several sheets need.</summary>
internal static class Wording
{
    /// <summary>Fills a text of the resource file; its arguments are already written for people.</summary>
    public static string Fill(string format, params object?[] arguments) => string.Format(CultureInfo.InvariantCulture, format, arguments);

    /// <summary>Such as 31/5/2023.</summary>
    public static string Day(DateOnly day) => day.ToString("d'/'M'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>The moment on a clock in Vietnam, whose offset the period's due moment carries.</summary>
    public static DateTime? LocalTime(RegionalSummary summary, DateTimeOffset? moment) => moment?.ToOffset(summary.Period.Due.Offset).DateTime;

    public static string RegionName(RegionalSummary summary) => Fill(SummaryTexts.RegionName, summary.Region.Name);

    public static string RegionAndPeriod(RegionalSummary summary) => $"{RegionName(summary)}, {summary.Period.Name}";

    public static string DocumentTitle(RegionalSummary summary) => Fill(SummaryTexts.DocumentTitle, summary.Region.Name, summary.Period.Name);

    public static string CutOff(RegionalSummary summary) => Fill(SummaryTexts.CutOff, Day(summary.Period.CutOff));

    public static string Timely(Timeliness timeliness) => timeliness switch
    {
        Timeliness.OnTime => SummaryTexts.OnTime,
        Timeliness.WithinGrace => SummaryTexts.WithinGrace,
        Timeliness.AfterGrace => SummaryTexts.AfterGrace,
        _ => SummaryTexts.NotIn,
    };

    /// <summary>Why a province's figures are not in, in a sentence.</summary>
    public static string WhyNotIn(ProvinceReport report) => report.State switch
    {
        SubmissionState.Missing => SummaryTexts.WhyMissing,
        SubmissionState.Rejected => report.Reason ?? SummaryTexts.WhyRejected,
        SubmissionState.NeedsExplanation => Fill(SummaryTexts.WhyNeedsExplanation, report.Queries),
        SubmissionState.Received => SummaryTexts.WhyReceived,
        SubmissionState.AwaitingConfirmation => SummaryTexts.WhyAwaitingConfirmation,
        SubmissionState.Returned => report.Reason ?? SummaryTexts.WhyReturned,
        SubmissionState.Locked => report.Reason ?? SummaryTexts.WhyLocked,
        _ => report.Reason ?? SubmissionStateName.Vietnamese(report.State),
    };
}
