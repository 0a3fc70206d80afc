using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;

namespace CadreReports.Portal.Board;

/// <summary>A finding in a province's report, or a question about it, with what was said about it.</summary>
/// <param name="Province">Whose report it is.</param>
/// <param name="Version">The version that has it, or that was asked about.</param>
/// <param name="Finding">The finding; null for a question.</param>
/// <param name="Question">The question; null for a finding.</param>
/// <param name="Thread">The explanations or answers, and the centre's marks on them.</param>
public sealed record FindingLine(Province Province, int Version, Finding? Finding, Question? Question, FindingThread Thread)
{
    /// <summary>The finding's id, or the question's.</summary>
    public string Id => Finding?.Id ?? Question!.Id;

    public FindingKind Kind => Finding?.Severity switch
    {
        null => FindingKind.Question,
        Severity.Error => FindingKind.Error,
        Severity.Query => FindingKind.Query,
        _ => FindingKind.Note,
    };

    /// <summary>Where its explanation stands; null when it asks for none.</summary>
    public ExplanationState? Explanation => Kind is FindingKind.Query or FindingKind.Question ? Thread.State : null;
}

/// <summary>The findings of many provinces, narrowed and in pages.</summary>
/// <param name="Lines">Those of the page, by province as they came, in each the gravest first and questions at the end.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">Which page it is, from 1.</param>
/// <param name="Pages">How many there are, at least 1.</param>
/// <param name="Rules">The ids of the rules that found something, whatever the list is narrowed to, ordered.</param>
/// <param name="Counts">How many lines there are of each kind and state of explanation, whatever the list is narrowed to.</param>
public sealed record FindingList(
    IReadOnlyList<FindingLine> Lines,
    int Total,
    int Page,
    int Pages,
    IReadOnlyList<string> Rules,
    IReadOnlyDictionary<(FindingKind Kind, ExplanationState? Explanation), int> Counts)
{
    /// <summary>How many lines a page has.</summary>
    public const int PageLength = 50;

    private static readonly FindingThread Unsaid = new(string.Empty, [], []);

    /// <param name="reports">In the order in which they are shown.</param>
    /// <param name="filter">Which of their findings; its provinces have been chosen.</param>
    public static FindingList Of(IReadOnlyList<ReportFindings> reports, FindingFilter filter)
    {
        var all = reports.SelectMany(LinesOf).ToList();
        var taken = all.Where(filter.Takes).ToList();
        var pages = Math.Max(1, (taken.Count + PageLength - 1) / PageLength);
        var page = Math.Min(filter.Page, pages);
        return new FindingList(
            [.. taken.Skip((page - 1) * PageLength).Take(PageLength)],
            taken.Count,
            page,
            pages,
            [.. all.Select(line => line.Finding?.RuleId).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
            all.GroupBy(line => (line.Kind, line.Explanation)).ToDictionary(group => group.Key, group => group.Count()));
    }

    /// <summary>An id is a digest, and of most of many findings nobody has said anything.</summary>
    private static FindingThread ThreadOf(Finding finding, IReadOnlyList<LogEntry> log) =>
        finding.Severity == Severity.Query && log.Count > 0 ? FindingThread.Of(finding.Id, log) : Unsaid;

    private static IEnumerable<FindingLine> LinesOf(ReportFindings report) =>
        report.Findings.OrderByDescending(finding => finding.Severity)
            .Select(finding => new FindingLine(report.Province, report.Version.Number, finding, null, ThreadOf(finding, report.Log)))
            .Concat(Question.All(report.Log).Select(question => new FindingLine(report.Province, question.Asked.Version, null, question, question.Thread)));
}
