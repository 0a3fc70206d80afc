using CadreReports.Findings;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;

namespace CadreReports.Functions.Submissions;

/// <summary>A version as the API shows it; its sender is null where nobody is known, and named so for people.</summary>
public sealed record VersionView(
    int Number,
    string State,
    DateTimeOffset ReceivedAt,
    string? Sender,
    string SenderText,
    string Sha256,
    string CatalogueVersion,
    int CatalogueRevision,
    string Basis,
    int Errors,
    int Queries,
    int Notes,
    int OpenQueries,
    int Facts,
    DateTimeOffset? AcceptedAt,
    bool AsksConfirmation,
    VersionConfirmation? Confirmed,
    VersionReturn? Returned)
{
    public static VersionView Of(SubmissionVersion version) => new(
        version.Number,
        SubmissionStateName.Of(version.State),
        version.ReceivedAt,
        version.Sender,
        version.Sender ?? SubmissionTexts.UnknownSender,
        version.Sha256,
        version.CatalogueVersion,
        version.CatalogueRevision,
        version.Basis,
        version.Outcome?.Errors ?? 0,
        version.Outcome?.Queries ?? 0,
        version.Outcome?.Notes ?? 0,
        version.OpenQueries,
        version.Outcome?.Facts ?? 0,
        version.AcceptedAt,
        version.AsksConfirmation,
        version.Confirmed,
        version.Returned);
}

/// <summary>A finding as the API shows it.</summary>
/// <param name="Id">See <see cref="Finding.Id"/>.</param>
/// <param name="RuleId">See <see cref="Finding.RuleId"/>.</param>
/// <param name="Severity">See <see cref="Finding.Severity"/>.</param>
/// <param name="Message">See <see cref="Finding.Message"/>.</param>
/// <param name="Cells">See <see cref="Finding.Cells"/>.</param>
/// <param name="Earlier">See <see cref="Finding.Earlier"/>.</param>
/// <param name="Explanation">Where its explanation stands; null when it asks for none.</param>
public sealed record FindingView(
    string Id,
    string RuleId,
    Severity Severity,
    string Message,
    IReadOnlyList<CellReference> Cells,
    IReadOnlyList<EarlierFigure>? Earlier,
    ExplanationState? Explanation)
{
    public static FindingView Of(Finding finding, IReadOnlyList<LogEntry> log) => new(
        finding.Id,
        finding.RuleId,
        finding.Severity,
        finding.Message,
        finding.Cells,
        finding.Earlier,
        finding.Severity == Severity.Query ? FindingThread.Of(finding.Id, log).State : null);
}

/// <summary>What was said about a finding.</summary>
/// <param name="Number">Its place in all that was said about the report.</param>
/// <param name="Text">The explanation or the centre's reason.</param>
/// <param name="By">Who said it; null when unknown.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Version">The version it was said about.</param>
/// <param name="FromWorkbook">It stood in the workbook.</param>
public sealed record SaidView(int Number, string Text, string? By, DateTimeOffset At, int Version, bool FromWorkbook)
{
    public static SaidView Of(LogEntry entry) => new(entry.Number, entry.Text, entry.Who, entry.At, entry.Version, entry.FromWorkbook);
}

/// <summary>A finding that asks for an explanation, with all that was said about it.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Answers">The explanations; the last one counts.</param>
/// <param name="Marks">Why the centre found one insufficient.</param>
public sealed record ExplainedView(FindingView Finding, IReadOnlyList<SaidView> Answers, IReadOnlyList<SaidView> Marks);

/// <summary>A question of the centre, with all that was said about it.</summary>
/// <param name="Id">Its id, which an answer names as its finding.</param>
/// <param name="Version">The version that it was asked about.</param>
/// <param name="Ratio">The ratio that it is about; null for none.</param>
/// <param name="Text">What is asked.</param>
/// <param name="By">Who asked.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Explanation">Where its answer stands.</param>
/// <param name="Answers">The answers; the last one counts.</param>
/// <param name="Marks">Why the centre found one insufficient.</param>
public sealed record QuestionView(
    string Id,
    int Version,
    string? Ratio,
    string Text,
    string? By,
    DateTimeOffset At,
    ExplanationState Explanation,
    IReadOnlyList<SaidView> Answers,
    IReadOnlyList<SaidView> Marks)
{
    public static QuestionView Of(Question question) => new(
        question.Id,
        question.Asked.Version,
        question.Asked.Ratio,
        question.Asked.Text,
        question.Asked.Who,
        question.Asked.At,
        question.Thread.State,
        [.. question.Thread.Answers.Select(SaidView.Of)],
        [.. question.Thread.Marks.Select(SaidView.Of)]);
}

/// <summary>A version and its findings that ask for an explanation.</summary>
/// <param name="Version">The version's number.</param>
/// <param name="State">Its state.</param>
/// <param name="OpenQueries">How many have no explanation that stands.</param>
/// <param name="Revision">Counts what was said about it; whoever confirms it names what was read.</param>
/// <param name="MayExplain">Whether explanations of this version are taken now.</param>
/// <param name="MayConfirm">Whether its approver's confirmation is taken now.</param>
/// <param name="Findings">The findings that ask for an explanation.</param>
/// <param name="MayAnswer">Whether answers to questions are taken now.</param>
/// <param name="Questions">The centre's questions about the report, whichever version they were asked about.</param>
public sealed record ExplanationsView(
    int Version,
    string State,
    int OpenQueries,
    int Revision,
    bool MayExplain,
    bool MayConfirm,
    IReadOnlyList<ExplainedView> Findings,
    bool MayAnswer,
    IReadOnlyList<QuestionView> Questions)
{
    public static ExplanationsView Of(
        SubmissionVersion version, ReviewOpenings openings, IReadOnlyList<Finding> findings, IReadOnlyList<LogEntry> log) => new(
        version.Number,
        SubmissionStateName.Of(version.State),
        version.OpenQueries,
        version.ExplanationRevision,
        openings.Explain,
        openings.Confirm,
        [.. findings.Where(f => f.Severity == Severity.Query).Select(finding =>
        {
            var thread = FindingThread.Of(finding.Id, log);
            return new ExplainedView(FindingView.Of(finding, log), [.. thread.Answers.Select(SaidView.Of)], [.. thread.Marks.Select(SaidView.Of)]);
        })],
        openings.Answer,
        [.. Question.All(log).Select(QuestionView.Of)]);
}
