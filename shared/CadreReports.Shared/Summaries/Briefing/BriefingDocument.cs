namespace CadreReports.Summaries.Briefing;

/// <summary>Writes the briefing of a summary as a Word document in the layout of a Party document.</summary>
public static class BriefingDocument
{
    /// <summary>Counts the changes to what the document looks like or says; part of <see cref="SummaryKey"/>.</summary>
    public const int Revision = 1;

    /// <param name="edition">What to write.</param>
    /// <param name="output">Receives the docx; need not be seekable and is left open. The same edition always gives the same bytes.</param>
    public static void Write(SummaryEdition edition, Stream output) => throw new NotImplementedException();
}
