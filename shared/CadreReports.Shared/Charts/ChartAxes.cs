using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Charts;
using A = DocumentFormat.OpenXml.Drawing;

namespace CadreReports.Charts;

/// <summary>The axes of a chart: one of categories and one of values.</summary>
internal static class ChartAxes
{
    private const uint Categories = 1;
    private const uint Values = 2;

    /// <summary>More categories than this are written aslant below columns.</summary>
    private const int MostLyingLabels = 8;

    /// <summary>In 60,000ths of a degree.</summary>
    private const int Aslant = -45 * 60_000;
    private const int Upwards = -90 * 60_000;

    private const int LabelSize = 900;
    private const string GridColour = "E3DED9";
    private const string AxisColour = "BFB3A8";

    /// <summary>What a group of series says of its axes.</summary>
    public static IEnumerable<OpenXmlElement> Ids() =>
    [
        new AxisId { Val = Categories },
        new AxisId { Val = Values },
    ];

    /// <summary>Both axes, behind the groups of series.</summary>
    public static IEnumerable<OpenXmlElement> Of(Chart chart)
    {
        var isLying = chart.Kind == ChartKind.Bars;
        var categories = new CategoryAxis(
            new AxisId { Val = Categories },
            new Scaling(new Orientation { Val = isLying ? OrientationValues.MaxMin : OrientationValues.MinMax }),
            new Delete { Val = false },
            new AxisPosition { Val = isLying ? AxisPositionValues.Left : AxisPositionValues.Bottom },
            new NumberingFormat { FormatCode = "General", SourceLinked = false },
            new MajorTickMark { Val = TickMarkValues.None },
            new MinorTickMark { Val = TickMarkValues.None },
            new TickLabelPosition { Val = TickLabelPositionValues.Low },
            Stroke(AxisColour),
            ChartText.Properties(LabelSize, rotation: !isLying && chart.Categories.Count > MostLyingLabels ? Aslant : null),
            new CrossingAxis { Val = Values },
            new Crosses { Val = CrossesValues.AutoZero },
            new AutoLabeled { Val = true },
            new LabelAlignment { Val = LabelAlignmentValues.Center },
            new LabelOffset { Val = 100 });
        if (chart.Kind != ChartKind.Line)
            categories.Append(new TickLabelSkip { Val = 1 });
        categories.Append(new NoMultiLevelLabels { Val = true });

        var values = new ValueAxis(new AxisId { Val = Values }, Scaling(chart), new Delete { Val = false });
        values.Append(
            new AxisPosition { Val = isLying ? AxisPositionValues.Bottom : AxisPositionValues.Left },
            new MajorGridlines(Stroke(GridColour)));
        if (chart.ValueAxis is { } title)
            values.Append(ChartText.Title(title, ChartText.AxisTitleSize, isLying ? null : Upwards));
        values.Append(
            new NumberingFormat { FormatCode = chart.Kind == ChartKind.ShareColumns ? "0%" : chart.NumberFormat, SourceLinked = false },
            new MajorTickMark { Val = TickMarkValues.None },
            new MinorTickMark { Val = TickMarkValues.None },
            new TickLabelPosition { Val = TickLabelPositionValues.NextTo },
            new ChartShapeProperties(new A.Outline(new A.NoFill())),
            ChartText.Properties(LabelSize),
            new CrossingAxis { Val = Categories },

            // The first category stands on top, so the far end of its axis is at the bottom.
            new Crosses { Val = isLying ? CrossesValues.Maximum : CrossesValues.AutoZero },
            new CrossBetween { Val = CrossBetweenValues.Between });
        return [categories, values];
    }

    /// <summary>The axis begins at zero unless something is less, for columns that begin elsewhere mislead.</summary>
    private static Scaling Scaling(Chart chart)
    {
        var scaling = new Scaling(new Orientation { Val = OrientationValues.MinMax });
        if (chart.Series.All(s => s.Values.All(v => v is not < 0)) && chart.Mark is not < 0)
            scaling.Append(new MinAxisValue { Val = 0 });
        return scaling;
    }

    private static ChartShapeProperties Stroke(string colour) => ChartSeriesGroup.Stroke(colour, width: 9525);
}
