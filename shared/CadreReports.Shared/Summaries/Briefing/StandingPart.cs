using System.Globalization;
using CadreReports.Charts;
using CadreReports.Summaries.Briefing.Sentences;
using CadreReports.Time;

namespace CadreReports.Summaries.Briefing;

/// <summary>How the reports came in, who has not sent one, and who was late.</summary>
internal static class StandingPart
{
    public static IEnumerable<BriefingBlock> Write(RegionalSummary summary)
    {
        if (summary.Timeline.Count(d => d.Accepted > 0) > 1)
            yield return Arrivals(summary.Timeline);
        else if (summary.Timeline.FirstOrDefault(d => d.Accepted > 0) is { Accepted: > 1 } only)
            yield return new TextBlock(Amounts.Fill(BriefingTexts.ArrivedOnOneDay, Amounts.Day(only.Day)));

        var extended = summary.Standings.Where(s => s.ExtendedDue is not null).ToList();
        if (extended.Count > 0)
            yield return new TextBlock(Amounts.Fill(BriefingTexts.Extended, Amounts.List([.. extended.Select(Extension)])));

        var missing = summary.Standings.Where(s => !s.IsIn).ToList();
        if (missing.Count > 0)
            yield return Missing(missing);
        if (summary.Counts.In > 0)
            yield return Sent(summary);
    }

    private static TableBlock Missing(List<ProvinceStanding> missing) => new(
        BriefingTexts.MissingTable,
        [
            new TableColumn(BriefingTexts.NumberHeading, 0.8, ColumnAlignment.Centre),
            new TableColumn(BriefingTexts.ProvinceHeading, 3, ColumnAlignment.Start),
            new TableColumn(BriefingTexts.ReasonHeading, 9, ColumnAlignment.Start),
        ],
        [.. missing.Select((s, i) => (IReadOnlyList<string>)[Amounts.Number(i + 1), s.Province.Name, Sheets.Wording.Extended(s, Sheets.Wording.WhyNotIn(s.Report))!])]);

    private static TableBlock Sent(RegionalSummary summary) => new(
        BriefingTexts.StandingTable,
        [
            new TableColumn(BriefingTexts.NumberHeading, 0.8, ColumnAlignment.Centre),
            new TableColumn(BriefingTexts.ProvinceHeading, 4, ColumnAlignment.Start),
            new TableColumn(BriefingTexts.SentHeading, 3.4, ColumnAlignment.Centre),
            new TableColumn(BriefingTexts.StandingHeading, 3.4, ColumnAlignment.Start),
            new TableColumn(BriefingTexts.UploadsHeading, 1.6, ColumnAlignment.Centre),
        ],
        [.. summary.Standings
            .Where(s => s.IsIn)
            .OrderBy(s => s.Report.JudgedAt)
            .ThenBy(s => s.Province.Code, StringComparer.Ordinal)
            .Select((s, i) => (IReadOnlyList<string>)
            [
                Amounts.Number(i + 1),
                s.Province.Name,
                Moment(summary, s.Report.JudgedAt!.Value),
                s.Timeliness == Timeliness.OnTime ? Sheets.Wording.Timely(s.Timeliness) : Amounts.Fill(BriefingTexts.DaysLate, string.Empty, s.DaysLate).Trim(),
                Amounts.Number(s.Report.Uploads),
            ])]);

    private static string Extension(ProvinceStanding standing)
    {
        var due = VietnamTime.Of(standing.ExtendedDue!.Value);
        return Amounts.Fill(
            BriefingTexts.ExtendedTo, standing.Province.Name, due.ToString("HH:mm", CultureInfo.InvariantCulture), Amounts.Day(DateOnly.FromDateTime(due.DateTime)));
    }

    private static ChartBlock Arrivals(IReadOnlyList<ArrivalDay> days)
    {
        var first = days[0];
        var last = days[^1];
        return new ChartBlock(BriefingTexts.ArrivalChart, new Chart(
            ChartKind.Line,
            null,
            [.. days.Select(d => d.Day.ToString("d'/'M", CultureInfo.InvariantCulture))],
            [ChartPlan.Series(0, BriefingTexts.ArrivalSeries, days.Select(d => (double?)d.Total))],
            "#,##0",
            Amounts.Fill(BriefingTexts.ArrivalText, first.Total, Amounts.Day(first.Day), last.Total, Amounts.Day(last.Day))));
    }

    private static string Moment(RegionalSummary summary, DateTimeOffset moment)
    {
        var local = moment.ToOffset(summary.Period.Due.Offset);
        return $"{local.ToString("HH:mm", CultureInfo.InvariantCulture)} {Amounts.Day(DateOnly.FromDateTime(local.DateTime))}";
    }
}
