using System.Security.Cryptography;
using System.Text;

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
/// <param name="Form">The form's code, however the sheet is named; null when the cell is in no form.</param>
public sealed record CellReference(
    string Sheet, string? Address = null, string? Row = null, string? Column = null, long? Figure = null, string? Form = null);

/// <summary>A figure of an earlier report that a finding compares with.</summary>
/// <param name="Period">The half-year, such as <c>2022H2</c>.</param>
/// <param name="Figure">The figure's name, such as <c>BM01.19.total</c>.</param>
/// <param name="Value">The figure; the sum where several provinces were merged.</param>
/// <param name="Provinces">The codes of the provinces whose figures were added up, as they were then; one where nothing merged.</param>
public sealed record EarlierFigure(string Period, string Figure, long Value, IReadOnlyList<string> Provinces);

/// <summary>One thing that is wrong, odd or worth knowing in an uploaded workbook, as told to the province.</summary>
/// <param name="RuleId">The identity of the rule or of the reader's check, stable across versions, such as <c>BM01-02</c> or <c>DOC-SO</c>.</param>
/// <param name="Severity">What the finding does to the submission.</param>
/// <param name="Message">Vietnamese, complete in itself: names sheet, cells and figures and says what to do.</param>
/// <param name="Cells">The cells in question, the one to look at first in front; empty for the file as a whole.</param>
/// <param name="Earlier">Figures of earlier reports that it compares with; null when it looks at this workbook only.</param>
public sealed record Finding(
    string RuleId, Severity Severity, string Message, IReadOnlyList<CellReference> Cells, IReadOnlyList<EarlierFigure>? Earlier = null)
{
    private const int IdBytes = 8;

    /// <summary>
    /// Sixteen hex digits that name the finding by its rule, the figures it speaks of and their values, wherever they stand
    /// in the sheet. A later version in which none of these changed has a finding of the same id, so what was explained
    /// once stays explained.
    /// </summary>
    public string Id
    {
        get
        {
            var text = new StringBuilder(RuleId);
            foreach (var cell in Cells)
            {
                text.Append('\n').Append(cell.Form ?? cell.Sheet).Append('.').Append(cell.Row ?? cell.Address).Append('.').Append(cell.Column)
                    .Append('=').Append(cell.Figure);
            }

            foreach (var figure in Earlier ?? [])
            {
                text.Append('\n').Append(figure.Period).Append(' ').Append(figure.Figure).Append('=').Append(figure.Value);
            }

            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, IdBytes));
        }
    }
}
