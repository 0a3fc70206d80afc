namespace CadreReports.Charts;

/// <summary>Round ends of an axis of values.</summary>
/// <param name="From">Its beginning, zero or less.</param>
/// <param name="To">Its end, zero or more.</param>
/// <param name="Step">From one line to the next.</param>
internal sealed record ChartScale(double From, double To, double Step)
{
    private const int Lines = 6;

    /// <summary>A scale that all values and the mark fit in, with room for what is written at the marks.</summary>
    public static ChartScale Of(Chart chart, double mark)
    {
        var values = chart.Series.SelectMany(s => s.Values).OfType<double>().Where(double.IsFinite).Append(mark).Append(0).ToList();
        var (least, greatest) = (values.Min(), values.Max());
        var rough = (greatest - least) / Lines;
        if (rough <= 0)
        {
            return new ChartScale(0, 1, 1);
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * (rough / power) switch
        {
            <= 1 => 1,
            <= 2 => 2,
            <= 5 => 5,
            _ => 10,
        };
        return new ChartScale(End(-least, step) is var below and > 0 ? -below : 0, End(greatest, step), step);
    }

    private static double End(double value, double step) => value <= 0 ? 0 : Math.Round((Math.Floor(value / step) + 1) * step, 10);
}
