using System.Globalization;
using System.Xml.Linq;
using CadreReports.Charts;
using CadreReports.Tests.Spreadsheets;
using CadreReports.Tests.Workbooks;
using DocumentFormat.OpenXml.Packaging;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using Xdr = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace CadreReports.Tests.Charts;

public sealed class ChartPartTests
{
    [Fact]
    public void Caches_hold_what_the_charts_were_given_and_point_to_the_same_in_cells()
    {
        var file = SampleStream.WithEverything();
        var cells = LibreOffice.Read(file);
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        var sheet = document.WorkbookPart!.WorksheetParts.Single(p => p.DrawingsPart is not null);
        var frames = sheet.DrawingsPart!.WorksheetDrawing.Descendants<Xdr.GraphicFrame>().ToList();
        Assert.Equal(2 * SampleCharts.All.Count, frames.Count);
        foreach (var (index, chart) in SampleCharts.All.Index())
        {
            foreach (var (frame, isInCells) in frames.Skip(index * 2).Take(2).Zip([false, true]))
            {
                Assert.Equal(chart.AlternativeText, frame.NonVisualGraphicFrameProperties!.NonVisualDrawingProperties!.Description);
                var part = (DocumentFormat.OpenXml.Packaging.ChartPart)sheet.DrawingsPart.GetPartById(frame.Descendants<C.ChartReference>().Single().Id!);
                Check(chart, part.ChartSpace, isInCells ? cells[SampleStream.Figures] : null);
            }
        }
    }

    [Fact]
    public void The_embedded_workbook_holds_what_the_chart_refers_to()
    {
        foreach (var chart in SampleCharts.All)
        {
            using var output = new MemoryStream();
            ChartWorkbook.Write(chart, output);
            var cells = LibreOffice.Read(output.ToArray())["Sheet1"];
            var space = Space(chart, "rId7");
            Assert.Equal("rId7", space.GetFirstChild<C.ExternalData>()!.Id);
            Check(chart, space, cells);
        }
    }

    [Fact]
    public void The_same_chart_gives_the_same_bytes() =>
        Assert.All(SampleCharts.All, chart => Assert.Equal(Bytes(chart, null), Bytes(chart with { }, null)));

    [Fact]
    public void What_a_chart_is_written_to_stays_open()
    {
        using var output = new MemoryStream();
        CadreReports.Charts.ChartPart.Write(SampleCharts.All[0], output);
        Assert.True(output.CanWrite);
        Assert.Equal("chartSpace", XDocument.Parse(System.Text.Encoding.UTF8.GetString(output.ToArray()).TrimStart('\uFEFF')).Root!.Name.LocalName);
    }

    [Fact]
    public void A_chart_without_a_title_does_not_get_one()
    {
        Assert.All(SampleCharts.All, chart =>
        {
            var body = Space(chart, null).GetFirstChild<C.Chart>()!;
            Assert.Equal(chart.Title, body.GetFirstChild<C.Title>()?.InnerText);
            Assert.Equal(chart.Title is null, body.AutoTitleDeleted!.Val!.Value);
        });
        Assert.Contains(SampleCharts.All, c => c.Title is null);
    }

    [Fact]
    public void Only_charts_that_need_a_legend_have_one() => Assert.All(
        SampleCharts.All, chart => Assert.Equal(chart.Series.Count > 1 || chart.Kind == ChartKind.Ring, Space(chart, null).Descendants<C.Legend>().Any()));

    [Fact]
    public void Charts_that_cannot_be_drawn_are_refused()
    {
        var chart = SampleCharts.All[0];
        Assert.Throws<ArgumentException>(() => Bytes(chart with { Series = [] }, null));
        Assert.Throws<ArgumentException>(() => Bytes(chart with { Categories = ["A"] }, null));
        Assert.Throws<ArgumentException>(() => Bytes(chart with { Kind = ChartKind.Ring }, null));
        Assert.Throws<ArgumentException>(() => Bytes(chart with { Kind = ChartKind.ShareColumns, Mark = 5 }, null));
    }

    /// <param name="chart">What was asked for.</param>
    /// <param name="space">What was written.</param>
    /// <param name="cells">The cells that it points to; null when it holds its figures itself.</param>
    private static void Check(Chart chart, C.ChartSpace space, Dictionary<(int Row, int Column), string>? cells)
    {
        var series = space.Descendants().Where(e => e.LocalName == "ser").ToList();
        Assert.Equal(chart.Series.Count + (chart.Mark is null ? 0 : 1), series.Count);
        Assert.Equal(cells is not null, space.Descendants<C.Formula>().Any());
        for (var i = 0; i < series.Count; i++)
        {
            var expected = i < chart.Series.Count ? chart.Series[i].Values : [.. chart.Categories.Select(_ => chart.Mark)];
            var values = series[i].GetFirstChild<C.Values>()!;
            Assert.Equal(
                expected.Index().Where(v => v.Item is not null).Select(v => ((uint)v.Index, v.Item!.Value)),
                values.Descendants<C.NumericPoint>().Select(p => (p.Index!.Value, double.Parse(p.NumericValue!.Text, CultureInfo.InvariantCulture))));
            Assert.Equal((uint)expected.Count, values.Descendants<C.PointCount>().Single().Val!.Value);
            var categories = series[i].GetFirstChild<C.CategoryAxisData>()!;
            Assert.Equal(chart.Categories, categories.Descendants<C.StringPoint>().Select(p => p.NumericValue!.Text));
            if (cells is null)
            {
                continue;
            }

            Assert.Equal(expected.Select(v => v?.ToString(CultureInfo.InvariantCulture)), Column(values).Select(c => cells.GetValueOrDefault(c)));
            Assert.Equal(chart.Categories, Column(categories).Select(c => cells[c]));
            if (i < chart.Series.Count)
                Assert.Equal(chart.Series[i].Name.Replace("\u0001", string.Empty, StringComparison.Ordinal), cells[Column(series[i].GetFirstChild<C.SeriesText>()!).Single()]);
        }
    }

    /// <summary>The cells of a reference such as <c>'Số liệu'!$B$2:$B$9</c>.</summary>
    private static IEnumerable<(int Row, int Column)> Column(DocumentFormat.OpenXml.OpenXmlElement source)
    {
        var ends = source.Descendants<C.Formula>().Single().Text.Split('!')[1].Split(':').Select(c => c.Split('$')).ToList();
        var (first, last) = (int.Parse(ends[0][2], CultureInfo.InvariantCulture), int.Parse(ends[^1][2], CultureInfo.InvariantCulture));
        return Enumerable.Range(first, last - first + 1).Select(row => (row, ends[0][1][0] - 'A' + 1));
    }

    private static C.ChartSpace Space(Chart chart, string? embedded) => new(XElement.Load(new MemoryStream(Bytes(chart, embedded))).ToString(SaveOptions.DisableFormatting));

    private static byte[] Bytes(Chart chart, string? embedded)
    {
        using var output = new MemoryStream();
        CadreReports.Charts.ChartPart.Write(chart, output, embedded);
        return output.ToArray();
    }
}
