using CadreReports.Findings;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;

namespace CadreReports.Reminders.Writing;

/// <summary>Writes the letters about a report.</summary>
internal sealed class ReportLetters(PortalLinks links)
{
    /// <summary>A letter lists so many findings; the rest is where its links lead.</summary>
    private const int Longest = 10;

    /// <summary>What a reminder says for what is wanting.</summary>
    public Letter Remind(ReportCase c) => c.Standing switch
    {
        { Need: ReportNeed.Report } => Write(LetterKind.ReminderMissing, c, [links.Template(c.Key, c.Province), links.Report(c.Key)]),
        { Need: ReportNeed.Correction, Latest.Outcome.Refused: true } => Refused(LetterKind.ReminderRefused, c),
        { Need: ReportNeed.Correction } => Faulty(LetterKind.ReminderErrors, c),
        { Need: ReportNeed.Explanations } => Odd(LetterKind.ReminderExplanations, c),
        { Need: ReportNeed.Confirmation } => Write(LetterKind.ReminderConfirmation, c, ToConfirm(c)),
        { Need: ReportNeed.Resubmission } => Returned(LetterKind.ReminderReturned, c),
        { Need: ReportNeed.AfterLock } => Write(LetterKind.ReminderLocked, c, [links.Template(c.Key, c.Province), links.Report(c.Key)]),
        { Need: ReportNeed.Answers } => Write(
            LetterKind.ReminderAnswers, c, [links.Questions(c.Key, c.Standing.OpenQuestions.Max(q => q.Asked.Version))],
            new LetterValues().Add(LetterPlace.OpenQuestions, ReminderWording.Count(c.Standing.OpenQuestions.Count)).AddList(LetterPlace.Questions, Questions(c))),
        _ => throw new ArgumentException("Nothing is wanting.", nameof(c)),
    };

    /// <summary>What the approvers are told.</summary>
    public Letter Escalate(ReportCase c) => c.Standing.Need == ReportNeed.Confirmation ? Write(LetterKind.EscalationConfirmation, c, ToConfirm(c)) : Write(
        LetterKind.Escalation, c, [links.Report(c.Key), .. c.Standing.Latest is null ? [links.Template(c.Key, c.Province)] : Array.Empty<LetterLink>()],
        new LetterValues().Add(LetterPlace.Shortcoming, Shortcoming(c)));

    public Letter Received(ReportCase c) => Write(LetterKind.Received, c, [links.Report(c.Key)]);

    /// <summary>The result of an upload, as its version stands now.</summary>
    /// <param name="c">With upload and version.</param>
    /// <param name="isLocked">It came after the lock.</param>
    public Letter Result(ReportCase c, bool isLocked) => c.Version! switch
    {
        _ when isLocked => Write(LetterKind.ResultLocked, c, [links.Report(c.Key)]),
        { Outcome.Refused: true } => Refused(LetterKind.ResultRefused, c),
        { State: SubmissionState.Rejected } => Faulty(LetterKind.ResultErrors, c),
        { State: SubmissionState.NeedsExplanation } => Odd(LetterKind.ResultExplanations, c),
        { State: SubmissionState.AwaitingConfirmation } => Write(LetterKind.ResultAwaiting, c, ToConfirm(c)),
        _ => Accepted(LetterKind.ResultAccepted, c),
    };

    /// <summary>That a version waits for the approvers.</summary>
    public Letter Await(ReportCase c) => Write(LetterKind.Awaiting, c, ToConfirm(c));

    public Letter Accepted(LetterKind kind, ReportCase c) =>
        Write(kind, c, [links.Receipt(c.Key, c.Version!.Number), links.Confirmation(c.Key, c.Version.Number)]);

    public Letter Returned(LetterKind kind, ReportCase c) => Write(
        kind, c, [links.Version(c.Key, c.Version!.Number), links.Annotated(c.Key, c.Version.Number), links.Report(c.Key)], new LetterValues().Add(LetterPlace.Reason, c.Version.Returned?.Reason ?? string.Empty));

    /// <summary>That the centre found an explanation, or an answer, insufficient.</summary>
    public Letter Insufficient(ReportCase c, LogEntry mark)
    {
        var thread = FindingThread.Of(mark.Finding!, c.Log);
        var isAnswer = Question.IsId(mark.Finding);
        var where = isAnswer ? links.Questions(c.Key, mark.Version) : links.Explanations(c.Key, mark.Version);
        return Write(isAnswer ? LetterKind.InsufficientAnswer : LetterKind.Insufficient, c, [where], new LetterValues()
            .Add(LetterPlace.Matter, Question.Find(mark.Finding!, c.Log)?.Text ?? c.Findings.FirstOrDefault(f => f.Id == mark.Finding)?.Message ?? mark.Finding!)
            .Add(LetterPlace.Explanation, thread.Answers.LastOrDefault(a => a.Number < mark.Number)?.Text ?? string.Empty)
            .Add(LetterPlace.Reason, mark.Text));
    }

    public Letter Ask(ReportCase c, LogEntry question) =>
        Write(LetterKind.Question, c, [links.Questions(c.Key, question.Version)], new LetterValues().Add(LetterPlace.Matter, question.Text));

    /// <summary>That the centre moved the due moment, or opened the period again.</summary>
    public Letter Decided(LetterKind kind, ReportCase c, string? reason) =>
        Write(kind, c, [links.Template(c.Key, c.Province), links.Report(c.Key)], new LetterValues()
            .Add(LetterPlace.Reason, reason ?? string.Empty)
            .Add(LetterPlace.NextStep, c.Standing.Need == ReportNeed.Confirmation
                ? ReminderWording.Fill(ReminderTexts.NextIfAwaiting, c.Standing.Latest!.Number)
                : c.Standing.Current is { } current
                ? ReminderWording.Fill(ReminderTexts.NextIfCounting, current.Number)
                : ReminderWording.Fill(ReminderTexts.NextIfWanting, ReminderWording.Promptness(c.Period, c.Now))));

    /// <summary>What an approver looks at.</summary>
    private IReadOnlyList<LetterLink> ToConfirm(ReportCase c) =>
        [links.Approval(c.Key, c.Version!.Number), links.Annotated(c.Key, c.Version.Number), links.Confirmation(c.Key, c.Version.Number)];

    private Letter Refused(LetterKind kind, ReportCase c) => Write(kind, c, [links.Template(c.Key, c.Province), links.Report(c.Key)], Errors(c));

    private Letter Faulty(LetterKind kind, ReportCase c) =>
        Write(kind, c, [links.Version(c.Key, c.Version!.Number), links.Annotated(c.Key, c.Version.Number), links.Report(c.Key)], Errors(c));

    private Letter Odd(LetterKind kind, ReportCase c) => Write(
        kind, c, [links.Explanations(c.Key, c.Version!.Number), links.Annotated(c.Key, c.Version.Number)],
        new LetterValues()
            .Add(LetterPlace.OpenQueries, ReminderWording.Count(c.Version.OpenQueries))
            .Add(LetterPlace.Queries, Table(Open(c))));

    private static Letter Write(LetterKind kind, ReportCase c, IReadOnlyList<LetterLink> where, LetterValues? values = null)
    {
        values ??= new LetterValues();
        values
            .Add(LetterPlace.Period, c.Period.Name)
            .Add(LetterPlace.Province, c.Province.Name)
            .Add(LetterPlace.Board, c.Province.BoardName)
            .Add(LetterPlace.Due, ReminderWording.Moment(c.Period.Due))
            .Add(LetterPlace.Timing, ReminderWording.Timing(c.Period.Due, c.Now))
            .Add(LetterPlace.GraceEnd, ReminderWording.Moment(c.Period.GraceEnd))
            .Add(LetterPlace.Term, ReminderWording.Term(c.Period, c.Now))
            .Add(LetterPlace.Promptness, ReminderWording.Promptness(c.Period, c.Now))
            .Add(LetterPlace.Links, [.. where]);
        if (c.Version is { } version)
        {
            values
                .Add(LetterPlace.Version, ReminderWording.Count(version.Number))
                .Add(LetterPlace.ReceivedAt, ReminderWording.Moment(c.Upload?.ReceivedAt ?? version.ReceivedAt))
                .Add(LetterPlace.Receipt, c.Key.ReceiptNumber(version.Number))
                .Add(LetterPlace.StillCounts, c.Standing.Current is not { } current ? string.Empty
                    : current.Number != version.Number ? ReminderWording.Fill(ReminderTexts.StillCounts, current.Number)
                    : kind == LetterKind.Question ? ReminderTexts.CountsMeanwhile
                    : string.Empty);
        }

        return c.Texts.Write(kind, c.Province.BoardName, values);
    }

    private static LetterValues Errors(ReportCase c) => new LetterValues()
        .Add(LetterPlace.Errors, ReminderWording.Count(c.Version!.Outcome!.Errors))
        .Add(LetterPlace.Findings, Table([.. c.Findings.Where(f => f.Severity == Severity.Error).Select(f => (f, f.Message))]));

    private static List<(Finding, string)> Open(ReportCase c)
    {
        var open = new List<(Finding, string)>();
        foreach (var finding in c.Findings.Where(f => f.Severity == Severity.Query).DistinctBy(f => f.Id))
        {
            var thread = FindingThread.Of(finding.Id, c.Log);
            if (thread.State != ExplanationState.Answered)
            {
                open.Add((finding, thread.State == ExplanationState.Open
                    ? finding.Message
                    : ReminderWording.Fill(ReminderTexts.FoundInsufficient, finding.Message, thread.Marks[^1].Text)));
            }
        }

        return open;
    }

    private static List<string> Questions(ReportCase c) =>
    [
        .. c.Standing.OpenQuestions.Select(q => q.Thread.State == ExplanationState.Open
            ? q.Asked.Text
            : ReminderWording.Fill(ReminderTexts.AnswerInsufficient, q.Asked.Text, q.Thread.Marks[^1].Text)),
    ];

    private static IReadOnlyList<LetterBlock> Table(List<(Finding Finding, string Text)> found)
    {
        if (found.Count == 0)
        {
            return [];
        }

        var table = new LetterTable(
            [ReminderTexts.Sheet, ReminderTexts.Cell, ReminderTexts.Message],
            [.. found.Take(Longest).Select(f => (IReadOnlyList<string>)[SheetOf(f.Finding), CellsOf(f.Finding), f.Text])]);
        return found.Count <= Longest
            ? [table]
            : [table, new LetterParagraph(ReminderWording.Fill(ReminderTexts.MoreFindings, ReminderWording.Count(found.Count - Longest)))];
    }

    private static string SheetOf(Finding finding) => finding.Cells is [var first, ..] ? first.Sheet : ReminderTexts.WholeFile;

    /// <summary>The cells in question on the sheet that is named, those of other sheets with theirs.</summary>
    private static string CellsOf(Finding finding) => finding.Cells is not [var first, ..] ? string.Empty
        : finding.Cells.All(c => c.Address is null) ? ReminderTexts.WholeSheet
        : string.Join(", ", finding.Cells.Where(c => c.Address is not null).Select(c => c.Sheet == first.Sheet ? c.Address : $"{c.Sheet}!{c.Address}").Distinct());

    private static string Shortcoming(ReportCase c)
    {
        return c.Standing.Latest is not { } latest ? ReminderTexts.WantingReport : c.Standing.Need switch
        {
            ReportNeed.Correction when latest.Outcome!.Refused => Say(ReminderTexts.WantingReadable),
            ReportNeed.Correction => Say(ReminderTexts.WantingCorrection, ReminderWording.Count(latest.Outcome!.Errors)),
            ReportNeed.Explanations => Say(ReminderTexts.WantingExplanations, ReminderWording.Count(latest.OpenQueries)),
            ReportNeed.Resubmission => Say(ReminderTexts.WantingResubmission, latest.Returned?.Reason),
            _ => Say(ReminderTexts.WantingAgain),
        };

        string Say(string text, string? more = null) =>
            ReminderWording.Fill(text, c.Standing.Latest!.Number, ReminderWording.Moment(c.Standing.Latest.ReceivedAt), more);
    }
}
