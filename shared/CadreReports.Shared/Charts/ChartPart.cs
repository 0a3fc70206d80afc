using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Charts;
using A = DocumentFormat.OpenXml.Drawing;

namespace CadreReports.Charts;

/// <summary>Writes a chart as the DrawingML part that Excel and Word share.</summary>
internal static class ChartPart
{
    /// <param name="chart">What to write; with the addresses of its cells its values become their cache.</param>
    /// <param name="output">Receives the part and is left open.</param>
    /// <param name="embeddedWorkbook">
    /// In a document: the id of the relationship to the workbook with the chart's values (<see cref="ChartWorkbook"/>).
    /// </param>
    /// <exception cref="ArgumentException">The chart has no series, or values that do not match its categories.</exception>
    public static void Write(Chart chart, Stream output, string? embeddedWorkbook = null)
    {
        Check(chart);
        var sources = new ChartSources(chart, embeddedWorkbook is not null);
        var body = new DocumentFormat.OpenXml.Drawing.Charts.Chart();
        if (chart.Title is { } title)
            body.Append(ChartText.Title(title, ChartText.TitleSize));
        body.Append(new AutoTitleDeleted { Val = chart.Title is null });
        body.Append(PlotArea(chart, sources));
        if (Legend(chart) is { } legend)
            body.Append(legend);

        // A filter on the sheet with the figures must not take provinces out of a chart on another one.
        body.Append(new PlotVisibleOnly { Val = false }, new DisplayBlanksAs { Val = DisplayBlanksAsValues.Gap });

        var space = new ChartSpace();
        space.AddNamespaceDeclaration("a", "http://schemas.openxmlformats.org/drawingml/2006/main");
        space.AddNamespaceDeclaration("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
        space.Append(
            new Date1904 { Val = false },
            new EditingLanguage { Val = ChartText.Language },
            new RoundedCorners { Val = false },
            body,
            new ChartShapeProperties(new A.SolidFill(new A.RgbColorModelHex { Val = "FFFFFF" }), new A.Outline(new A.NoFill())),
            ChartText.Properties(ChartText.Size));
        if (embeddedWorkbook is not null)
            space.Append(new ExternalData(new AutoUpdate { Val = false }) { Id = embeddedWorkbook });

        // The element's own way of saving would close the output.
        using var writer = XmlWriter.Create(output, new XmlWriterSettings { CloseOutput = false });
        space.WriteTo(writer);
    }

    private static void Check(Chart chart)
    {
        if (chart.Series.Count == 0 || chart.Series.Any(s => s.Values.Count != chart.Categories.Count))
            throw new ArgumentException("Every series of a chart has one value for each category, or null.", nameof(chart));
        if (chart.Kind is ChartKind.Ring && chart.Series.Count > 1)
            throw new ArgumentException("A ring shows one series.", nameof(chart));
        if (chart is { Mark: not null, Kind: ChartKind.Ring or ChartKind.ShareColumns })
            throw new ArgumentException("Shares have no mark.", nameof(chart));
    }

    private static PlotArea PlotArea(Chart chart, ChartSources sources)
    {
        var area = new PlotArea(new Layout());
        switch (chart.Kind)
        {
            case ChartKind.Ring:
                area.Append(ChartSeriesGroup.Ring(chart, sources));
                break;
            case ChartKind.Line:
                area.Append(ChartSeriesGroup.Lines(chart, sources));
                area.Append(ChartAxes.Of(chart));
                break;
            default:
                area.Append(ChartSeriesGroup.Bars(chart, sources));
                if (chart is { Kind: ChartKind.Columns, Mark: { } mark })
                    area.Append(ChartMark.Line(chart, mark, sources));
                area.Append(ChartAxes.Of(chart));
                break;
        }

        return area;
    }

    /// <summary>A legend where there is something to tell apart; the mark is none of it.</summary>
    private static Legend? Legend(Chart chart)
    {
        if (chart is { Kind: not ChartKind.Ring, Series.Count: 1 })
        {
            return null;
        }

        var position = chart.Kind == ChartKind.Ring ? LegendPositionValues.Right : LegendPositionValues.Bottom;
        var legend = new Legend(new LegendPosition { Val = position });
        if (chart.Mark is not null)
            legend.Append(new LegendEntry(ChartSeriesGroup.Number(chart.Series.Count), new Delete { Val = true }));
        legend.Append(new Overlay { Val = false });
        return legend;
    }
}
