namespace CadreReports.Summaries.Sheets;

/// <summary>A sheet as the table of contents names it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Vietnamese.</param>
/// <param name="Write">Writes it.</param>
internal sealed record SheetEntry(string Name, string Title, Action<ReportBook, SummaryPlaces> Write);
