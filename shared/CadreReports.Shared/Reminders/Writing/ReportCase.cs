using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;

namespace CadreReports.Reminders.Writing;

/// <summary>All that a letter about a report is written from.</summary>
/// <param name="Notice">Why it is written.</param>
/// <param name="Period">As it stands for the province.</param>
/// <param name="Province">Whose report it is.</param>
/// <param name="Standing">Where the report stands.</param>
/// <param name="Version">The version that the letter is about, derived; null for none.</param>
/// <param name="Upload">The upload that it is about; null for none.</param>
/// <param name="Findings">What was found in the version; empty without one.</param>
/// <param name="Log">What was said about the report.</param>
/// <param name="Texts">The words.</param>
/// <param name="Now">On the application's clock.</param>
internal sealed record ReportCase(
    Notice Notice,
    Period Period,
    Province Province,
    ReportStanding Standing,
    SubmissionVersion? Version,
    SentUpload? Upload,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<LogEntry> Log,
    LetterTexts Texts,
    DateTimeOffset Now)
{
    public SubmissionKey Key => new(Notice.Period, Province.Code);
}
