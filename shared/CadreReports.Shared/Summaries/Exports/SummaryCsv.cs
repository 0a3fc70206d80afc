namespace CadreReports.Summaries.Exports;

/// <summary>A regional summary for Power BI and Excel: one figure a line.</summary>
public static class SummaryCsv
{
    /// <summary>A comma is the decimal sign of a Vietnamese Excel, which therefore splits at semicolons.</summary>
    public const char Separator = ';';

    /// <param name="edition">What to write.</param>
    /// <param name="output">Receives UTF-8 with a byte order mark; need not be seekable and is left open. The same edition always gives the same bytes.</param>
    public static void Write(SummaryEdition edition, Stream output) => throw new NotImplementedException();
}
