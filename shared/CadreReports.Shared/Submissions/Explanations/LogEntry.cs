namespace CadreReports.Submissions.Explanations;

/// <summary>What an entry of the log says.</summary>
public enum LogKind
{
    /// <summary>The province explained a finding.</summary>
    Answer,

    /// <summary>Chưa đạt: the centre found the explanation of a finding insufficient.</summary>
    Insufficient,

    /// <summary>Trả lại: the centre returned a version.</summary>
    Return,

    /// <summary>Câu hỏi: the centre asks about figures that no rule finds odd.</summary>
    Question,

    /// <summary>Xác nhận: the province's approver confirmed a version.</summary>
    Confirm,
}

/// <summary>One step of the exchange between a province and the centre about a report. Entries are only ever added.</summary>
/// <param name="Number">Its place, from 1 without gaps.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Finding">The id of the finding, or of the question (<see cref="Question.Id"/>); null for a return and a confirmation.</param>
/// <param name="Version">The version that it was said about.</param>
/// <param name="Text">The explanation, or the centre's reason or question, as <see cref="SentenceCheck.Clean"/> gives it; empty for a confirmation.</param>
/// <param name="Who">The id of who said it; null when a workbook's sender is unknown.</param>
/// <param name="At">When, UTC, on the application's clock; for what stood in a workbook, when that arrived.</param>
/// <param name="FromWorkbook">It stood in the workbook's column Giải trình.</param>
/// <param name="Ratio">The ratio that a question is about; null when it is about none, and for everything else.</param>
public sealed record LogEntry(
    int Number, LogKind Kind, string? Finding, int Version, string Text, string? Who, DateTimeOffset At, bool FromWorkbook = false, string? Ratio = null);
