using CadreReports.Spreadsheets.Streaming;

namespace CadreReports.Charts;

/// <summary>Charts on sheets that are being written.</summary>
internal static class SheetCharts
{
    /// <summary>Puts a chart over cells, from the upper left corner of the first to the lower right one of the last; rows and columns from 1.</summary>
    public static void Add(this StreamedSheet sheet, Chart chart, int firstRow, int firstColumn, int lastRow, int lastColumn) =>
        sheet.AddChart(chart.AlternativeText, output => ChartPart.Write(chart, output), firstRow, firstColumn, lastRow, lastColumn);
}
