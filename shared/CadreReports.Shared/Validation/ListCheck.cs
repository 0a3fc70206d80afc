using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Spreadsheets;
using CadreReports.Workbooks;

namespace CadreReports.Validation;

/// <summary>A line of a list that says anything must say all that its section requires.</summary>
internal static class ListCheck
{
    public const string IncompleteId = "THIEU-NOI-DUNG";

    public static void Check(IReadOnlyList<Form> forms, WorkbookFigures figures, List<Finding> findings)
    {
        for (var i = 0; i < forms.Count; i++)
        {
            if (forms[i].IsList && figures.Form(i) is { } content)
            {
                foreach (var line in content.Lines)
                {
                    Check(content, line, findings);
                }
            }
        }
    }

    private static void Check(FormContent content, ListLine line, List<Finding> findings)
    {
        List<Measure>? missing = null;
        List<CellReference>? cells = null;
        foreach (var column in content.Form.SectionOf(line.Code)?.Measures ?? [])
        {
            var measure = content.Form.Measures[column];
            var sheetColumn = content.SheetColumn(column);
            if (measure.Required && line.Values[column] is null && sheetColumn > 0 && !content.IsUnreadable(line.SheetRow, sheetColumn))
            {
                (missing ??= []).Add(measure);
                (cells ??= []).Add(new CellReference(content.Sheet, CellAddress.Format(line.SheetRow, sheetColumn), line.Code, measure.Code, Form: content.Form.Code));
            }
        }

        if (missing is not null)
        {
            var names = string.Join(", ", missing.Select(m => $"“{m.Name}”"));
            var message = Wording.Fill(ValidationTexts.IncompleteLine, content.Sheet, line.Code, names, Wording.Cells(cells!));
            findings.Add(new Finding(IncompleteId, Severity.Error, message, cells!));
        }
    }
}
