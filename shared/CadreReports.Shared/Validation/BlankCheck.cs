using CadreReports.Findings;

namespace CadreReports.Validation;

/// <summary>Blank is not zero: a required blank is an error, any other a note, one finding a row.</summary>
internal static class BlankCheck
{
    public const string RequiredId = "DE-TRONG-BAT-BUOC";
    public const string OtherId = "DE-TRONG";

    /// <returns>The cells that are reported as errors; null when there are none.</returns>
    public static IReadOnlySet<FigureSlot>? Check(ValidationPlan plan, WorkbookFigures figures, List<Finding> findings)
    {
        HashSet<FigureSlot>? errors = null;
        foreach (var row in plan.Rows)
        {
            if (figures.Form(row.Form) is null)
            {
                continue;
            }

            List<CellReference>? required = null;
            List<CellReference>? other = null;
            foreach (var cell in row.Cells)
            {
                if (figures[cell.Slot] is not null || !figures.IsReadable(cell.Slot))
                {
                    continue;
                }

                if (row.Required && !IsCountedAsZero(cell, figures))
                {
                    (errors ??= []).Add(cell.Slot);
                    (required ??= []).Add(figures.Cell(cell.Slot));
                }
                else
                {
                    (other ??= []).Add(figures.Cell(cell.Slot));
                }
            }

            Report(plan, row, required, RequiredId, Severity.Error, ValidationTexts.RequiredBlank, findings);
            Report(plan, row, other, OtherId, Severity.Note, ValidationTexts.OtherBlank, findings);
        }

        return errors;
    }

    private static bool IsCountedAsZero(TypedCell cell, WorkbookFigures figures)
    {
        foreach (var total in cell.Totals)
        {
            if (figures[total] is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static void Report(ValidationPlan plan, TypedRow row, List<CellReference>? cells, string id, Severity severity, string text, List<Finding> findings)
    {
        if (cells is not null)
        {
            var indicator = plan.Forms[row.Form].Indicators[row.Row];
            findings.Add(new Finding(id, severity, Wording.Fill(text, cells[0].Sheet, indicator.Code, indicator.Name, Wording.Cells(cells)), cells));
        }
    }
}
