using System.Globalization;
using DocumentFormat.OpenXml.Drawing.Charts;
using A = DocumentFormat.OpenXml.Drawing;

namespace CadreReports.Charts;

/// <summary>A line across a chart at one value, by means that every program shows.</summary>
internal static class ChartMark
{
    private const string Colour = "A61C1C";

    /// <summary>In EMU: 1.5 points.</summary>
    private const int Width = 19_050;

    /// <summary>In EMU: 2.25 points.</summary>
    private const int TickWidth = 28_575;

    /// <summary>As a share of the mark: less than can be seen.</summary>
    private const double TickLength = 0.0001;

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo(ChartText.Language);

    /// <summary>Across upright columns: a line.</summary>
    public static LineChart Line(Chart chart, double mark, ChartSources sources)
    {
        var lines = new LineChart(
            new Grouping { Val = GroupingValues.Standard }, new VaryColors { Val = false }, LineSeries(chart, mark, sources), new ShowMarker { Val = true });
        lines.Append(ChartAxes.Ids());
        return lines;
    }

    /// <summary>The series of that line.</summary>
    public static LineChartSeries LineSeries(Chart chart, double mark, ChartSources sources) => new(
        ChartSeriesGroup.Number(chart.Series.Count),
        ChartSeriesGroup.Order(chart.Series.Count),
        Name(mark),
        ChartSeriesGroup.Stroke(Colour, Width, isDashed: true),
        new Marker(new Symbol { Val = MarkerStyleValues.None }),
        sources.Categories(),
        sources.Mark(mark),
        new Smooth { Val = false });

    /// <summary>
    /// Across lying bars, where a line would lie too: bars that are not seen, with error bars so short that only their
    /// ends are: ticks at the mark.
    /// </summary>
    public static BarChartSeries Ticks(Chart chart, double mark, ChartSources sources) => new(
        ChartSeriesGroup.Number(chart.Series.Count),
        ChartSeriesGroup.Order(chart.Series.Count),
        Name(mark),
        new ChartShapeProperties(new A.NoFill(), new A.Outline(new A.NoFill())),
        new InvertIfNegative { Val = false },
        new ErrorBars(
            new ErrorBarType { Val = ErrorBarValues.Both },
            new ErrorBarValueType { Val = ErrorValues.FixedValue },
            new NoEndCap { Val = false },
            new ErrorBarValue { Val = Math.Abs(mark) * TickLength },
            new ChartShapeProperties(new A.Outline(new A.SolidFill(new A.RgbColorModelHex { Val = "262626" })) { Width = TickWidth })),
        sources.Categories(),
        sources.Mark(mark));

    private static SeriesText Name(double mark) => new(new NumericValue(mark.ToString("#,0.##", Vietnamese)));
}
