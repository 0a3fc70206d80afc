using CadreReports.Catalogue;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;

namespace CadreReports.Portal.Versions;

/// <summary>One version of a report: what was found in it, and what is said about that.</summary>
/// <param name="Period">As it stands for the province.</param>
/// <param name="Province">Whose report it is.</param>
/// <param name="Version">As it stands now; without an outcome while it is still being looked at.</param>
/// <param name="Current">The number of the version whose figures count; null for none.</param>
/// <param name="Newest">The number of the version of the newest upload.</param>
/// <param name="Openings">What may be said about it now.</param>
/// <param name="Sheets">What was found, by sheet in the order of the workbook.</param>
/// <param name="Questions">The centre's questions about the report, whichever version they were asked about.</param>
/// <param name="Confirmations">The signed confirmations of this version, the one that counts first.</param>
public sealed record VersionModel(
    Period Period,
    Province Province,
    SubmissionVersion Version,
    int? Current,
    int Newest,
    ReviewOpenings Openings,
    IReadOnlyList<FoundSheet> Sheets,
    IReadOnlyList<Question> Questions,
    IReadOnlyList<Confirmation> Confirmations)
{
    public SubmissionKey Key => new(Period.Id, Province.Code);

    /// <summary>The version whose figures can be compared with this one's: the last one before; null for none.</summary>
    public int? Before { get; init; }

    /// <summary>All findings in the order in which they are shown.</summary>
    public IEnumerable<FoundItem> Items => Sheets.SelectMany(s => s.Items);

    /// <summary>The findings that can be explained in one go: the first of those that are open.</summary>
    public IReadOnlySet<FoundItem> Asked { get; } = Sheets.SelectMany(s => s.Items).Where(i => i.IsOpen).Take(ExplanationLog.MaximumTogether).ToHashSet();

    /// <summary>Questions without an answer that stands.</summary>
    public int OpenQuestions => Questions.Count(q => q.Thread.State != ExplanationState.Answered);
}
