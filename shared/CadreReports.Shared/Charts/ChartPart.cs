namespace CadreReports.Charts;

/// <summary>Writes a chart as the DrawingML part that Excel and Word share.</summary>
internal static class ChartPart
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";

    public const string RelationshipType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart";

    /// <param name="chart">What to write; with the addresses of its cells its values become their cache.</param>
    /// <param name="output">Receives the part and is left open.</param>
    /// <param name="embeddedWorkbook">In a document: the id of the relationship to the workbook with the chart's values.</param>
    public static void Write(Chart chart, Stream output, string? embeddedWorkbook = null) => throw new NotImplementedException();
}
