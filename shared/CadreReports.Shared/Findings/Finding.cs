namespace CadreReports.Findings;

/// <summary>How grave a finding is, gravest last so that severities compare.</summary>
public enum Severity
{
    /// <summary>Lưu ý: for information only.</summary>
    Note,

    /// <summary>Cần giải trình: may be right; accepted once the province explains it.</summary>
    Query,

    /// <summary>Lỗi: cannot be right; blocks acceptance.</summary>
    Error,
}

/// <summary>A cell that a finding speaks of.</summary>
/// <param name="Sheet">The sheet's name as it is in the workbook, or the form's code when the sheet is missing.</param>
/// <param name="Address">The cell in A1 notation without the sheet; null when the finding is about the whole sheet.</param>
/// <param name="Row">The indicator's code within the form; null when none is meant.</param>
/// <param name="Column">The measure's code; null when none is meant.</param>
/// <param name="Figure">The figure read from the cell; null when the cell is blank or holds no figure.</param>
public sealed record CellReference(string Sheet, string? Address = null, string? Row = null, string? Column = null, long? Figure = null);

/// <summary>One thing that is wrong, odd or worth knowing in an uploaded workbook, as told to the province.</summary>
/// <param name="RuleId">The identity of the rule or of the reader's check, stable across versions, such as <c>BM01-02</c> or <c>DOC-SO</c>.</param>
/// <param name="Severity">What the finding does to the submission.</param>
/// <param name="Message">Vietnamese, complete in itself: names sheet, cells and figures and says what to do.</param>
/// <param name="Cells">The cells in question, the one to look at first in front; empty for the file as a whole.</param>
public sealed record Finding(string RuleId, Severity Severity, string Message, IReadOnlyList<CellReference> Cells);
