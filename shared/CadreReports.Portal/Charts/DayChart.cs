namespace CadreReports.Portal.Charts;

/// <summary>How a number grew from day to day.</summary>
/// <param name="Title">What it shows, in Vietnamese.</param>
/// <param name="Description">The same for who does not see it.</param>
/// <param name="Days">Every day, without a gap, with the number at its end; at least one.</param>
/// <param name="Whole">How many there will be at last; a line across.</param>
public sealed record DayChart(string Title, string Description, IReadOnlyList<(DateOnly Day, int Total)> Days, ChartMark Whole)
{
    internal const double Width = 400;
    internal const double Height = 190;
    internal const double Left = 34;
    internal const double Right = 388;
    internal const double Top = 14;
    internal const double Bottom = 160;

    private readonly Lazy<IReadOnlyList<double>> ticks = new(() => ChartNumbers.Ticks(Whole.Value));

    /// <summary>A day that is marked by an upright line, and what it is; null for none.</summary>
    public (DateOnly Day, string Name)? Mark { get; init; }

    /// <summary>What stands in the table's first column.</summary>
    public required string DayHeading { get; init; }

    /// <summary>What stands in the table's second column.</summary>
    public required string TotalHeading { get; init; }

    internal IReadOnlyList<double> Ticks => ticks.Value;

    /// <summary>Where a day is, from the left.</summary>
    internal double X(DateOnly day) => Days.Count == 1
        ? (Left + Right) / 2
        : Left + ((Right - Left) * (day.DayNumber - Days[0].Day.DayNumber) / (Days.Count - 1));

    /// <summary>Where a number is, from the top.</summary>
    internal double Y(double total) => Bottom - ((Bottom - Top) * total / Ticks[^1]);
}
