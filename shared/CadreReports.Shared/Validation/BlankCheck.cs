using CadreReports.Findings;

namespace CadreReports.Validation;

/// <summary>Blank is not zero: a required blank is an error, any other a note, one finding a row.</summary>
internal static class BlankCheck
{
    public const string RequiredId = "DE-TRONG-BAT-BUOC";
    public const string OtherId = "DE-TRONG";

    /// <summary>Reports the required cells that are blank.</summary>
    /// <returns>Those cells; null when there are none.</returns>
    public static IReadOnlySet<FigureSlot>? Required(ValidationPlan plan, WorkbookFigures figures, List<Finding> findings)
    {
        HashSet<FigureSlot>? errors = null;
        foreach (var row in plan.Rows)
        {
            List<CellReference>? cells = null;
            foreach (var cell in row.Cells)
            {
                if (IsBlank(cell, figures) && IsError(row, cell, figures))
                {
                    (errors ??= []).Add(cell.Slot);
                    (cells ??= []).Add(figures.Cell(cell.Slot));
                }
            }

            Report(plan, row, cells, RequiredId, Severity.Error, ValidationTexts.RequiredBlank, findings);
        }

        return errors;
    }

    /// <summary>Notes the other blank cells.</summary>
    /// <param name="plan">The compiled catalogue version.</param>
    /// <param name="figures">The workbook's figures.</param>
    /// <param name="askedFor">The cells that an error of a rule asks for already; null when there are none.</param>
    /// <param name="findings">Where findings go.</param>
    public static void Others(ValidationPlan plan, WorkbookFigures figures, IReadOnlyCollection<FigureSlot>? askedFor, List<Finding> findings)
    {
        foreach (var row in plan.Rows)
        {
            List<CellReference>? cells = null;
            foreach (var cell in row.Cells)
            {
                if (IsBlank(cell, figures) && !IsError(row, cell, figures) && askedFor?.Contains(cell.Slot) != true)
                {
                    (cells ??= []).Add(figures.Cell(cell.Slot));
                }
            }

            Report(plan, row, cells, OtherId, Severity.Note, ValidationTexts.OtherBlank, findings);
        }
    }

    private static bool IsBlank(TypedCell cell, WorkbookFigures figures) => figures.IsReadable(cell.Slot) && figures[cell.Slot] is null;

    private static bool IsError(TypedRow row, TypedCell cell, WorkbookFigures figures) => row.Required && !IsCountedAsZero(cell, figures);

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
