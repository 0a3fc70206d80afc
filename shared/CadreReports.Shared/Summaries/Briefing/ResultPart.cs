using CadreReports.Summaries.Briefing.Sentences;
using CadreReports.Summaries.Ratios;

namespace CadreReports.Summaries.Briefing;

/// <summary>The chart and the table by province of a subject.</summary>
internal static class ResultPart
{
    private const double NumberWidth = 6;
    private const double ProvinceWidth = 26;

    /// <summary>Of all value columns together.</summary>
    private const double ValuesWidth = 76;

    public static IEnumerable<BriefingBlock> Write(RegionalSummary summary, PlannedGroup group)
    {
        var columns = group.Columns.Select(c => ProvinceColumn.Of(summary, c)).OfType<ProvinceColumn>().ToList();
        if (group.Chart is { } chart && ChartPlan.Draw(summary, chart) is { } drawn)
            yield return drawn;
        if (columns.Count > 0)
            yield return Table(summary, group.TableCaption, columns);
    }

    private static TableBlock Table(RegionalSummary summary, string caption, List<ProvinceColumn> columns)
    {
        List<IReadOnlyList<string>> rows = [[string.Empty, BriefingTexts.TotalRow, .. columns.Select(c => c.Total)]];
        for (var i = 0; i < summary.Standings.Count; i++)
        {
            if (summary.Standings[i].IsIn)
                rows.Add([Amounts.Number(rows.Count), summary.Standings[i].Province.Name, .. columns.Select(c => c.Texts[i])]);
        }

        if (summary.Counts.Missing > 0)
            rows.Add([string.Empty, Amounts.Fill(BriefingTexts.NotIn, Amounts.List([.. summary.Standings.Where(s => !s.IsIn).Select(s => s.Province.Name)]))]);

        return new TableBlock(
            caption,
            [
                new TableColumn(BriefingTexts.NumberHeading, NumberWidth, ColumnAlignment.Centre),
                new TableColumn(BriefingTexts.ProvinceHeading, ProvinceWidth, ColumnAlignment.Start),
                .. columns.Select(c => new TableColumn(c.Name, ValuesWidth / columns.Count, ColumnAlignment.End)),
            ],
            rows,
            BoldRows: 1);
    }
}

/// <summary>A figure or ratio of every province, for tables and charts.</summary>
/// <param name="Name">Vietnamese heading.</param>
/// <param name="Total">Of the region, as read.</param>
/// <param name="Texts">Of each province in the order of the summary, as read; empty where it is not known.</param>
/// <param name="Values">Likewise, as numbers; a ratio in per cent.</param>
/// <param name="IsRatio">Whether it is a ratio.</param>
internal sealed record ProvinceColumn(string Name, string Total, IReadOnlyList<string> Texts, IReadOnlyList<decimal?> Values, bool IsRatio)
{
    /// <summary>Null when no province has it, or the half-year does not collect it.</summary>
    public static ProvinceColumn? Of(RegionalSummary summary, PlannedColumn column) => column.Figure is { } figure
        ? Of(column.Name, summary.Figure(figure))
        : Of(summary, column.Name, summary.Ratios.FirstOrDefault(r => string.Equals(r.Ratio.Id, column.Ratio, StringComparison.Ordinal)));

    private static ProvinceColumn? Of(string name, FigureSummary? figure) => figure?.Total is not { } total
        ? null
        : new ProvinceColumn(
            name,
            Amounts.Number(total),
            [.. figure.ByProvince.Select(v => v is { } value ? Amounts.Number(value) : string.Empty)],
            [.. figure.ByProvince.Select(v => (decimal?)v)],
            IsRatio: false);

    private static ProvinceColumn? Of(RegionalSummary summary, string name, RatioSummary? ratio)
    {
        if (ratio is null)
            return null;

        var values = summary.Standings.Select(s => ratio.Of(s.Province)?.Value.Percent).ToList();
        return new ProvinceColumn(
            // In the second half-year the figures beside it are those of the half-year, and it is not.
            ratio.Ratio.IsYearToDate && summary.Period.Id.Half == 2 ? Amounts.Fill(BriefingTexts.WholeYear, name) : name,
            Amounts.PercentCell(ratio.Total.Percent),
            [.. values.Select(v => v is { } value ? Amounts.PercentCell(value) : string.Empty)],
            values,
            IsRatio: true);
    }
}
