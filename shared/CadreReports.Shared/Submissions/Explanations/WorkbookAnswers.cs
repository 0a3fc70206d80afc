using System.Globalization;
using CadreReports.Findings;
using CadreReports.Spreadsheets;
using CadreReports.Workbooks;

namespace CadreReports.Submissions.Explanations;

/// <summary>An explanation that stands in a workbook.</summary>
/// <param name="Finding">The id of the finding that it explains.</param>
/// <param name="Text">As <see cref="SentenceCheck.Clean"/> gives it; enough to be one.</param>
public sealed record WorkbookAnswer(string Finding, string Text);

/// <summary>What a workbook's column Giải trình says to the findings that ask for an explanation.</summary>
/// <param name="Answers">One for each finding beside whose cells there is a sentence; the first such row counts.</param>
/// <param name="Notes">One for each text beside such a finding that cannot be taken for an explanation.</param>
public sealed record WorkbookAnswers(IReadOnlyList<WorkbookAnswer> Answers, IReadOnlyList<Finding> Notes)
{
    /// <summary>The identity of the note on a text that is shorter than a sentence.</summary>
    public const string TooShort = "GIAI-TRINH-NGAN";

    /// <summary>The identity of the note on a text that is longer than what is kept.</summary>
    public const string TooLong = "GIAI-TRINH-DAI";

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <param name="content">The workbook.</param>
    /// <param name="findings">What was found in it.</param>
    public static WorkbookAnswers Of(WorkbookContent content, IEnumerable<Finding> findings)
    {
        var answers = new Dictionary<string, WorkbookAnswer>(StringComparer.Ordinal);
        var notes = new Dictionary<CellReference, Finding>();
        foreach (var finding in findings.Where(f => f.Severity == Severity.Query))
        {
            foreach (var (place, text) in finding.Cells.Select(cell => Beside(content, cell)).OfType<(CellReference, string)>())
            {
                var verdict = SentenceCheck.Of(text);
                if (verdict == SentenceVerdict.Enough)
                {
                    answers.TryAdd(finding.Id, new WorkbookAnswer(finding.Id, text));
                    break;
                }

                notes.TryAdd(place, Note(verdict, place));
            }
        }

        return new WorkbookAnswers([.. answers.Values], [.. notes.Values]);
    }

    private static (CellReference Place, string Text)? Beside(WorkbookContent content, CellReference cell)
    {
        if (cell.Form is null || cell.Row is null || content.Form(cell.Form) is not { } form)
        {
            return null;
        }

        var row = form.Form.RowIndex(cell.Row);
        var line = row >= 0 ? null : form.Lines.FirstOrDefault(l => string.Equals(l.Code, cell.Row, StringComparison.Ordinal));
        var sheetRow = row >= 0 ? form.SheetRow(row) : line?.SheetRow ?? 0;
        return (row >= 0 ? form.Explanation(row) : line?.Explanation) is { } typed && SentenceCheck.Clean(typed) is { Length: > 0 } text
            ? (new CellReference(form.Sheet, CellAddress.Format(sheetRow, form.ExplanationColumn), cell.Row, Catalogue.Form.ExplanationColumn, Form: cell.Form), text)
            : null;
    }

    private static Finding Note(SentenceVerdict verdict, CellReference place) => verdict == SentenceVerdict.TooShort
        ? new(TooShort, Severity.Note, string.Format(Vietnamese, ExplanationTexts.TooShort, place.Sheet, place.Address, SentenceCheck.MinimumWords, SentenceCheck.MinimumLetters), [place])
        : new(TooLong, Severity.Note, string.Format(Vietnamese, ExplanationTexts.TooLong, place.Sheet, place.Address, SentenceCheck.MaximumLength), [place]);
}
