using CadreReports.Catalogue;

namespace CadreReports.Submissions;

/// <summary>What may be said about a version as it stands, by those whose part it is. Pure.</summary>
/// <param name="Explain">Explanations of its findings are taken.</param>
/// <param name="Confirm">Its approver's confirmation is taken.</param>
/// <param name="Answer">Answers to the centre's questions are taken.</param>
/// <param name="Doubt">The centre may find an explanation of it insufficient.</param>
public sealed record ReviewOpenings(bool Explain, bool Confirm, bool Answer, bool Doubt)
{
    /// <param name="period">As it stands for the province.</param>
    /// <param name="versions">The report's versions, oldest upload first.</param>
    /// <param name="number">The version.</param>
    public static ReviewOpenings Of(Period period, IReadOnlyList<SubmissionVersion> versions, int number)
    {
        var isOpen = !period.IsClosed;
        return new ReviewOpenings(
            isOpen && ReportVersions.Open(versions)?.Number == number,
            isOpen && ReportVersions.Awaiting(versions)?.Number == number,
            isOpen,
            isOpen && (versions[^1].Number == number || ReportVersions.LastAccepted(versions)?.Number == number));
    }
}
