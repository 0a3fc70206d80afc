using CadreReports.Catalogue;
using CadreReports.Submissions.Explanations;

namespace CadreReports.Summaries.Queries;

/// <summary>What the centre asked one province beyond what rules find, and its answers.</summary>
/// <param name="Province">The province.</param>
/// <param name="Questions">Those without an answer that stands first, then as they were asked; never empty.</param>
public sealed record QuestionSummary(Province Province, IReadOnlyList<Question> Questions)
{
    /// <summary>How many have no answer that stands.</summary>
    public int Open => Questions.Count(question => question.Thread.State != ExplanationState.Answered);

    /// <summary>The provinces that were asked something, in the order of the region.</summary>
    internal static IReadOnlyList<QuestionSummary> Build(IReadOnlyList<ProvinceStanding> standings) =>
    [
        .. from standing in standings
           where standing.Report.Questions.Count > 0
           select new QuestionSummary(
               standing.Province, [.. standing.Report.Questions.OrderBy(question => question.Thread.State == ExplanationState.Answered)]),
    ];
}
