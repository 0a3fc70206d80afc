using System.Globalization;
using DocumentFormat.OpenXml.Drawing.Charts;
using A = DocumentFormat.OpenXml.Drawing;

namespace CadreReports.Charts;

/// <summary>The series of a chart as columns, bars, lines or a ring.</summary>
internal static class ChartSeriesGroup
{
    private const ushort GapWidth = 55;
    private const ushort ManySeriesGapWidth = 80;
    private const byte HoleSize = 55;

    /// <summary>In EMU: 2.25 points.</summary>
    private const int LineWidth = 28_575;

    private const int LabelSize = 900;
    private const string White = "FFFFFF";
    private const string Dark = "262626";

    /// <summary>What the segments of a ring are painted with behind the series' own colour.</summary>
    private static readonly string[] Palette = ["D9A441", "1F4E99", "6B8E6B", "8C6A5D", "5B7F95", "B5651D", "7A7A7A"];

    /// <summary>Upright columns or lying bars, side by side or on top of each other.</summary>
    public static BarChart Bars(Chart chart, ChartSources sources)
    {
        var isShare = chart.Kind == ChartKind.ShareColumns;
        var bars = new BarChart(
            new BarDirection { Val = chart.Kind == ChartKind.Bars ? BarDirectionValues.Bar : BarDirectionValues.Column },
            new BarGrouping { Val = isShare ? BarGroupingValues.PercentStacked : BarGroupingValues.Clustered },
            new VaryColors { Val = false });
        for (var i = 0; i < chart.Series.Count; i++)
        {
            var one = chart.Series[i];
            var series = new BarChartSeries(Number(i), Order(i), sources.Name(i), Fill(one.Colour), new InvertIfNegative { Val = false });
            if (one.IsLabelled)
            {
                series.Append(Labels(
                    chart,
                    isShare ? DataLabelPositionValues.Center : DataLabelPositionValues.OutsideEnd,
                    isShare && IsDark(one.Colour) ? White : Dark));
            }

            series.Append(sources.Categories(), sources.Values(i));
            bars.Append(series);
        }

        var isMarked = chart is { Kind: ChartKind.Bars, Mark: not null };
        if (isMarked)
            bars.Append(ChartMark.Ticks(chart, chart.Mark!.Value, sources));
        bars.Append(new GapWidth { Val = chart.Series.Count > 1 && !isShare ? ManySeriesGapWidth : GapWidth });
        bars.Append(new Overlap { Val = isShare || (isMarked && chart.Series.Count == 1) ? (sbyte)100 : (sbyte)0 });
        bars.Append(ChartAxes.Ids());
        return bars;
    }

    /// <summary>Lines with a dot at each value.</summary>
    public static LineChart Lines(Chart chart, ChartSources sources)
    {
        var lines = new LineChart(new Grouping { Val = GroupingValues.Standard }, new VaryColors { Val = false });
        for (var i = 0; i < chart.Series.Count; i++)
        {
            var one = chart.Series[i];
            var series = new LineChartSeries(Number(i), Order(i), sources.Name(i), Stroke(one.Colour, LineWidth), Dot(one.Colour));
            if (one.IsLabelled)
                series.Append(Labels(chart, DataLabelPositionValues.Top, Dark));
            series.Append(sources.Categories(), sources.Values(i), new Smooth { Val = false });
            lines.Append(series);
        }

        if (chart.Mark is { } mark)
            lines.Append(ChartMark.LineSeries(chart, mark, sources));
        lines.Append(new ShowMarker { Val = true });
        lines.Append(ChartAxes.Ids());
        return lines;
    }

    /// <summary>A ring whose segments differ in colour.</summary>
    public static DoughnutChart Ring(Chart chart, ChartSources sources)
    {
        var one = chart.Series[0];
        var series = new PieChartSeries(Number(0), Order(0), sources.Name(0));
        string[] colours = [.. one.PointColours ?? [one.Colour, .. Palette.Where(c => !c.Equals(one.Colour, StringComparison.OrdinalIgnoreCase))]];
        for (var i = 0; i < chart.Categories.Count; i++)
        {
            series.Append(new DataPoint(
                Number(i),
                new Bubble3D { Val = false },
                new ChartShapeProperties(
                    Solid(colours[i % colours.Length]),
                    new A.Outline(Solid(White)) { Width = 9525 })));
        }

        if (one.IsLabelled)
            series.Append(Labels(chart, position: null, Dark, isOnWhite: true));
        series.Append(sources.Categories(), sources.Values(0));
        return new DoughnutChart(new VaryColors { Val = true }, series, new FirstSliceAngle { Val = 0 }, new HoleSize { Val = HoleSize });
    }

    public static DocumentFormat.OpenXml.Drawing.Charts.Index Number(int series) => new() { Val = (uint)series };

    public static Order Order(int series) => new() { Val = (uint)series };

    public static ChartShapeProperties Fill(string colour) => new(Solid(colour), new A.Outline(new A.NoFill()));

    /// <param name="colour">Six hex digits.</param>
    /// <param name="width">In EMU.</param>
    /// <param name="isDashed">Dashed, or drawn through.</param>
    public static ChartShapeProperties Stroke(string colour, int width, bool isDashed = false)
    {
        var outline = new A.Outline(Solid(colour)) { Width = width, CapType = A.LineCapValues.Round };
        outline.Append(new A.PresetDash { Val = isDashed ? A.PresetLineDashValues.Dash : A.PresetLineDashValues.Solid });
        return new ChartShapeProperties(outline);
    }

    private static A.SolidFill Solid(string colour) => new(new A.RgbColorModelHex { Val = colour });

    private static Marker Dot(string colour) => new(new Symbol { Val = MarkerStyleValues.Circle }, new Size { Val = 6 }, Fill(colour));

    private static DataLabels Labels(Chart chart, DataLabelPositionValues? position, string colour, bool isOnWhite = false)
    {
        var labels = new DataLabels(new NumberingFormat { FormatCode = chart.NumberFormat, SourceLinked = false });
        labels.Append(isOnWhite
            ? new ChartShapeProperties(Solid(White), new A.Outline(new A.NoFill()))
            : new ChartShapeProperties(new A.NoFill(), new A.Outline(new A.NoFill())));
        labels.Append(ChartText.Properties(LabelSize, colour));
        if (position is { } placed)
            labels.Append(new DataLabelPosition { Val = placed });
        labels.Append(
            new ShowLegendKey { Val = false },
            new ShowValue { Val = true },
            new ShowCategoryName { Val = false },
            new ShowSeriesName { Val = false },
            new ShowPercent { Val = false },
            new ShowBubbleSize { Val = false });
        return labels;
    }

    /// <summary>Whether white letters are easier to read on a colour than black ones.</summary>
    private static bool IsDark(string colour)
    {
        var value = int.Parse(colour, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (0.299 * (value >> 16)) + (0.587 * ((value >> 8) & 0xFF)) + (0.114 * (value & 0xFF)) < 150;
    }
}
