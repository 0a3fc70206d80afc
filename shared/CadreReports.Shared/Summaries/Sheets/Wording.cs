using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Submissions;
using CadreReports.Time;

namespace CadreReports.Summaries.Sheets;

/// <summary>Vietnamese phrases that several sheets need.</summary>
internal static class Wording
{
    private static readonly NumberFormatInfo Vietnamese = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    /// <summary>Fills a text of the resource file; its arguments are already written for people.</summary>
    public static string Fill(string format, params ReadOnlySpan<object?> arguments) => string.Format(CultureInfo.InvariantCulture, format, arguments);

    /// <summary>Such as 31/5/2023.</summary>
    public static string Day(DateOnly day) => day.ToString("d'/'M'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>Such as 17:00.</summary>
    public static string Clock(DateTime moment) => moment.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Such as 25.944.</summary>
    public static string Whole(long number) => number.ToString("#,##0", Vietnamese);

    public static string Capital(string text) => char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];

    /// <summary>The moment on a clock in Vietnam.</summary>
    public static DateTime? LocalTime(DateTimeOffset? moment) => moment is { } known ? VietnamTime.Of(known).DateTime : null;

    /// <summary>The date of a summary: that of its newest event, or of its figures while nothing has arrived.</summary>
    public static DateTime Date(RegionalSummary summary) => LocalTime(summary.AsOf) ?? summary.Period.CutOff.ToDateTime(TimeOnly.MinValue);

    public static string ScopeAndPeriod(RegionalSummary summary) => $"{summary.Region.Title}, {summary.Period.Name}";

    public static string DocumentTitle(RegionalSummary summary) => Fill(SummaryTexts.DocumentTitle, summary.Region.InText, summary.Period.Name);

    public static string CutOff(RegionalSummary summary) => Fill(SummaryTexts.CutOff, Day(summary.Period.CutOff));

    public static string Coverage(RegionalSummary summary) => Fill(SummaryTexts.Coverage, summary.Counts.In, summary.Counts.Expected);

    public static string Version(int? number) => Fill(SummaryTexts.VersionShort, number);

    public static string Timely(Timeliness timeliness) => timeliness switch
    {
        Timeliness.OnTime => SummaryTexts.OnTime,
        Timeliness.WithinGrace => SummaryTexts.WithinGrace,
        Timeliness.AfterGrace => SummaryTexts.AfterGrace,
        _ => SummaryTexts.NotIn,
    };

    /// <summary>That a province was given a later due moment, as a sentence before another that may follow; null when neither is there.</summary>
    public static string? Extended(ProvinceStanding standing, string? text) => standing.ExtendedDue is { } due
        ? $"{Fill(SummaryTexts.Extended, Clock(LocalTime(due)!.Value), Day(DateOnly.FromDateTime(LocalTime(due)!.Value)))} {text}".TrimEnd()
        : text;

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

    /// <summary>
    /// A share or change in per cent as it stands in a cell: four decimals are more than anybody reads, and the same on every
    /// machine.
    /// </summary>
    public static decimal? Stored(decimal? number) => number is { } value ? Math.Round(value, 4, MidpointRounding.AwayFromZero) : null;

    /// <summary>Such as "Chuyên môn, Tổng số (BM06, dòng 04)".</summary>
    public static string FigureName(CatalogueVersion version, FigureRef figure)
    {
        var form = version.Form(figure.Form);
        var indicator = form?.Indicators.FirstOrDefault(i => string.Equals(i.Code, figure.Row, StringComparison.Ordinal));
        var measure = form?.Measures.FirstOrDefault(m => string.Equals(m.Code, figure.Column, StringComparison.Ordinal));
        var whole = form?.Measures.FirstOrDefault(m => m.Kind == MeasureKind.Whole);
        return indicator is null || measure is null || measure == whole
            ? Fill(SummaryTexts.FigureName, indicator?.Name, figure.Form, figure.Row)
            : Fill(SummaryTexts.FigureNameOfColumn, indicator.Name, measure.Name, figure.Form, figure.Row);
    }
}
