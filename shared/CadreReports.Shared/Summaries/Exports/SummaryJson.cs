namespace CadreReports.Summaries.Exports;

/// <summary>A regional summary for programs: the whole model as JSON.</summary>
public static class SummaryJson
{
    /// <param name="edition">What to write.</param>
    /// <param name="output">Receives UTF-8 without a byte order mark; need not be seekable and is left open. The same edition always gives the same bytes.</param>
    public static void Write(SummaryEdition edition, Stream output) => throw new NotImplementedException();
}
