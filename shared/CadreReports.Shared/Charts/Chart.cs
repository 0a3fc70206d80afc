namespace CadreReports.Charts;

/// <summary>How a chart shows its series.</summary>
public enum ChartKind
{
    /// <summary>Upright columns side by side.</summary>
    Columns,

    /// <summary>Lying bars, the first category on top.</summary>
    Bars,

    /// <summary>Upright columns that add up to a whole of 100 %.</summary>
    ShareColumns,

    /// <summary>A line over time.</summary>
    Line,

    /// <summary>A ring of shares of one series.</summary>
    Ring,
}

/// <summary>A series of a chart.</summary>
/// <param name="Name">Vietnamese, for the legend.</param>
/// <param name="Values">One for each category; null leaves a gap, for what is not known is not zero.</param>
/// <param name="Colour">Six hex digits, such as <c>A61C1C</c>.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values, string Colour)
{
    /// <summary>Where the values stand in the workbook that holds the chart, such as <c>'So sánh'!$D$8:$D$24</c>; null when it is in none.</summary>
    public string? ValueCells { get; init; }

    /// <summary>Where the name stands, likewise.</summary>
    public string? NameCell { get; init; }

    /// <summary>The colours of a ring's segments, six hex digits each; null for the series' own and what goes with it.</summary>
    public IReadOnlyList<string>? PointColours { get; init; }

    /// <summary>Whether the values are written at the marks.</summary>
    public bool IsLabelled { get; init; }
}

/// <summary>A native chart of a workbook or a document, as values: the same chart always gives the same bytes.</summary>
/// <param name="Kind">How it looks.</param>
/// <param name="Title">Vietnamese; null for none, where a caption says it.</param>
/// <param name="Categories">Vietnamese, one for each mark.</param>
/// <param name="Series">At least one.</param>
/// <param name="NumberFormat">An Excel number format for values and axis, such as <c>#,##0</c> or <c>0.0"%"</c>.</param>
/// <param name="AlternativeText">Vietnamese, for those who cannot see it: what the chart shows.</param>
public sealed record Chart(
    ChartKind Kind, string? Title, IReadOnlyList<string> Categories, IReadOnlyList<ChartSeries> Series, string NumberFormat, string AlternativeText)
{
    /// <summary>Where the categories stand in the workbook that holds the chart; null when it is in none.</summary>
    public string? CategoryCells { get; init; }

    /// <summary>Vietnamese, beside the axis of values; null for none.</summary>
    public string? ValueAxis { get; init; }

    /// <summary>A value at which a line is drawn across, such as 100 for a quota; null for none, and for shares.</summary>
    public double? Mark { get; init; }

    /// <summary>
    /// Where the mark stands once for each category; null when it is in no cells. Excel draws the line either way, LibreOffice
    /// in a workbook only from cells.
    /// </summary>
    public string? MarkCells { get; init; }
}
