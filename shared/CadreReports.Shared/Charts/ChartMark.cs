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

    /// <summary>How thick the strip is across bars, as a share of the axis.</summary>
    private const double Thickness = 0.004;

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo(ChartText.Language);

    /// <summary>How many series a chart has beyond its own, for its mark.</summary>
    public static int SeriesOf(Chart chart) => chart switch
    {
        { Mark: null } => 0,
        { Kind: ChartKind.Bars } => 2,
        _ => 1,
    };

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
        ChartSources.Literal([.. chart.Categories.Select(_ => (double?)mark)]),
        new Smooth { Val = false });

    /// <summary>
    /// Across lying bars, where a line would lie too: bars without gaps on axes of their own, of which only the end is
    /// painted, so that together they make an upright strip.
    /// </summary>
    public static BarChart Strip(Chart chart, double mark, ChartScale scale)
    {
        var half = (scale.To - scale.From) * Thickness / 2;
        var strip = new BarChart(
            new BarDirection { Val = BarDirectionValues.Bar },
            new BarGrouping { Val = BarGroupingValues.Stacked },
            new VaryColors { Val = false },
            Series(chart.Series.Count, mark - half, new ChartShapeProperties(new A.NoFill(), new A.Outline(new A.NoFill()))),
            Series(chart.Series.Count + 1, 2 * half, ChartSeriesGroup.Fill(Colour)),
            new GapWidth { Val = 0 },
            new Overlap { Val = 100 });
        strip.Append(ChartAxes.Ids(ofMark: true));
        return strip;

        BarChartSeries Series(int number, double value, ChartShapeProperties look) => new(
            ChartSeriesGroup.Number(number),
            ChartSeriesGroup.Order(number),
            Name(mark),
            look,
            new InvertIfNegative { Val = false },
            ChartSources.Literal([.. chart.Categories.Select(_ => (double?)value)]));
    }

    private static SeriesText Name(double mark) => new(new NumericValue(mark.ToString("#,0.##", Vietnamese)));
}
