namespace CadreReports.Summaries.Sheets;

/// <summary>The headings that both tables of a province's own sheet share.</summary>
internal static class ProvinceHeadings
{
    /// <param name="summary">The region's summary.</param>
    /// <param name="first">The headings in front of the figures.</param>
    public static Cell[] Of(RegionalSummary summary, params ReadOnlySpan<string> first)
    {
        var count = first.Length;
        string[] texts =
        [
            .. first,
            Wording.Capital(summary.Period.Name),
            Wording.Capital(summary.Period.Id.Previous.InWords()),
            Wording.Capital(summary.Period.Id.LastYear.InWords()),
            SummaryTexts.RegionMedianHeading,
        ];
        return [.. texts.Select((text, i) => Cell.Text(i + 1, text, i == count ? Look.TotalHeading : Look.Heading))];
    }
}
