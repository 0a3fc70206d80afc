using System.Globalization;
using CadreReports.Spreadsheets;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Charts;

namespace CadreReports.Charts;

/// <summary>Where a chart's names and figures come from: cells with what stood in them, or the figures themselves.</summary>
/// <param name="chart">The chart.</param>
/// <param name="isEmbedded">Whether they stand in a workbook of the chart's own.</param>
internal sealed class ChartSources(Chart chart, bool isEmbedded)
{
    /// <summary>The name of a series.</summary>
    public SeriesText Name(int series)
    {
        var name = CellText.Clean(chart.Series[series].Name);
        var cell = isEmbedded ? ChartWorkbook.NameCell(series) : chart.Series[series].NameCell;
        return cell is null
            ? new SeriesText(new NumericValue(name))
            : new SeriesText(new StringReference(new Formula(cell), new StringCache(Texts([name]))));
    }

    /// <summary>The names of the categories.</summary>
    public CategoryAxisData Categories()
    {
        var texts = Texts(chart.Categories);
        var cells = isEmbedded ? ChartWorkbook.CategoryCells(chart) : chart.CategoryCells;
        return cells is null
            ? new CategoryAxisData(new StringLiteral(texts))
            : new CategoryAxisData(new StringReference(new Formula(cells), new StringCache(texts)));
    }

    /// <summary>The figures of a series.</summary>
    public Values Values(int series)
    {
        var numbers = Numbers(chart.Series[series].Values, chart.NumberFormat);
        var cells = isEmbedded ? ChartWorkbook.ValueCells(chart, series) : chart.Series[series].ValueCells;
        return cells is null
            ? new Values(new NumberLiteral(numbers))
            : new Values(new NumberReference(new Formula(cells), new NumberingCache(numbers)));
    }

    /// <summary>The mark at every category.</summary>
    public Values Mark(double mark)
    {
        var numbers = Numbers([.. chart.Categories.Select(_ => (double?)mark)], chart.NumberFormat);
        var cells = isEmbedded ? ChartWorkbook.ValueCells(chart, chart.Series.Count) : chart.MarkCells;
        return cells is null
            ? new Values(new NumberLiteral(numbers))
            : new Values(new NumberReference(new Formula(cells), new NumberingCache(numbers)));
    }

    private static IEnumerable<OpenXmlElement> Texts(IReadOnlyList<string> texts) =>
    [
        new PointCount { Val = (uint)texts.Count },
        .. texts.Select((t, i) => new StringPoint(new NumericValue(CellText.Clean(t))) { Index = (uint)i }),
    ];

    /// <summary>What is not known has no point: it is a gap and not zero.</summary>
    private static IEnumerable<OpenXmlElement> Numbers(IReadOnlyList<double?> values, string format) =>
    [
        new FormatCode(format),
        new PointCount { Val = (uint)values.Count },
        .. values.Index().Where(v => v.Item is { } number && double.IsFinite(number)).Select(v =>
            new NumericPoint(new NumericValue(v.Item!.Value.ToString("R", CultureInfo.InvariantCulture))) { Index = (uint)v.Index }),
    ];
}
