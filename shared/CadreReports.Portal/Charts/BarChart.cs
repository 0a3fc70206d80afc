namespace CadreReports.Portal.Charts;

/// <summary>Lying bars, one below the other.</summary>
/// <param name="Title">What it shows, in Vietnamese.</param>
/// <param name="Description">The same for who does not see it, with what there is to be seen.</param>
/// <param name="Bars">From the top.</param>
public sealed record BarChart(string Title, string Description, IReadOnlyList<Bar> Bars)
{
    internal const double Width = 400;
    internal const double Left = 116;
    internal const double Right = 348;
    internal const double RowHeight = 19;
    internal const double BarHeight = 12;
    internal const double Top = 20;

    private readonly Lazy<IReadOnlyList<double>> ticks = new(() => ChartNumbers.Ticks(
        Bars.SelectMany(bar => new[] { bar.Value, bar.Earlier ?? 0 }).DefaultIfEmpty().Max()));

    /// <summary>A line across all bars; not drawn where it is beyond them.</summary>
    public ChartMark? Mark { get; init; }

    /// <summary>What the points beside the bars are; null when there are none.</summary>
    public string? EarlierName { get; init; }

    /// <summary>What a flag beside a bar's value means; null when there are none.</summary>
    public string? FlagName { get; init; }

    /// <summary>What stands in the table's first column.</summary>
    public required string NameHeading { get; init; }

    /// <summary>What stands in the table's second column.</summary>
    public required string ValueHeading { get; init; }

    internal IReadOnlyList<double> Ticks => ticks.Value;

    internal double Height => Top + (Bars.Count * RowHeight) + 6;

    /// <summary>Where a value is, from the left.</summary>
    internal double X(double value) => Left + ((Right - Left) * value / Ticks[^1]);

    /// <summary>Where a bar begins, from the top.</summary>
    internal static double Y(int bar) => Top + (bar * RowHeight) + ((RowHeight - BarHeight) / 2);
}

/// <summary>A bar.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Value">Its length; not below zero.</param>
/// <param name="Text">The value as it is read.</param>
public sealed record Bar(string Name, double Value, string Text)
{
    /// <summary>The value at an earlier time, drawn as a point; null for none.</summary>
    public double? Earlier { get; init; }

    /// <summary>The earlier value as it is read; null for none.</summary>
    public string? EarlierText { get; init; }

    /// <summary>It stands apart.</summary>
    public bool IsFlagged { get; init; }
}

/// <summary>A line across a chart.</summary>
/// <param name="Value">Where.</param>
/// <param name="Name">What it is, in Vietnamese.</param>
public sealed record ChartMark(double Value, string Name);
