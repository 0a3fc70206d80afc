using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Workbooks;

namespace CadreReports.Validation;

/// <summary>The place of a figure: the form's index in the catalogue version, then row and column within the form.</summary>
internal readonly record struct FigureSlot(int Form, int Row, int Column);

/// <summary>A workbook's figures by slot, with the earlier ones that they are compared with, for one validation.</summary>
internal sealed class WorkbookFigures
{
    private readonly FormContent?[] forms;

    public WorkbookFigures(ValidationPlan plan, PeriodId period, WorkbookContent content, History history)
    {
        Period = period;
        Earlier = new EarlierFigures(plan, period, history);
        forms = new FormContent?[plan.Forms.Count];
        for (var i = 0; i < forms.Length; i++)
        {
            forms[i] = plan.Forms[i].IsCollectedIn(period) ? content.Form(plan.Forms[i].Code) : null;
        }
    }

    /// <summary>The half-year that is reported on.</summary>
    public PeriodId Period { get; }

    /// <summary>The figures of earlier reports.</summary>
    public EarlierFigures Earlier { get; }

    /// <summary>The form's content; null when it is not collected in the period or its sheet is missing.</summary>
    public FormContent? Form(int form) => forms[form];

    /// <summary>The figure, or null when blank. The form must be there.</summary>
    public long? this[FigureSlot slot] => forms[slot.Form]![slot.Row, slot.Column];

    /// <summary>Whether the cell was found and read, if only as blank.</summary>
    public bool IsReadable(FigureSlot slot) =>
        forms[slot.Form] is { } form && form.SheetRow(slot.Row) is > 0 and var row && form.SheetColumn(slot.Column) is > 0 and var column &&
        !form.IsUnreadable(row, column);

    /// <summary>The cell as a finding names it. The form must be there.</summary>
    public CellReference Cell(FigureSlot slot) => forms[slot.Form]!.Cell(slot.Row, slot.Column);
}
