using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Submissions.Explanations;

namespace CadreReports.Summaries.Queries;

/// <summary>A finding that asks for an explanation, and what was said about it.</summary>
/// <param name="Version">The version that it was found in.</param>
/// <param name="Finding">The finding.</param>
/// <param name="Thread">Explanations and marks.</param>
public sealed record AskedFinding(int Version, Finding Finding, FindingThread Thread);

/// <summary>What one province was asked to explain.</summary>
/// <param name="Province">The province.</param>
/// <param name="Findings">Those without an explanation that stands first; never empty.</param>
public sealed record QuerySummary(Province Province, IReadOnlyList<AskedFinding> Findings)
{
    /// <summary>How many have no explanation that stands.</summary>
    public int Open => Findings.Count(f => f.Thread.State != ExplanationState.Answered);

    /// <summary>The provinces that were asked something, in the order of the region.</summary>
    internal static IReadOnlyList<QuerySummary> Build(IReadOnlyList<ProvinceStanding> standings) =>
    [
        .. from standing in standings
           where standing.Report.Asked.Count > 0
           select new QuerySummary(standing.Province, [.. standing.Report.Asked.OrderBy(asked => asked.Thread.State == ExplanationState.Answered)]),
    ];
}
