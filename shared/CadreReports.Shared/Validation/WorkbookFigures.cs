using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Workbooks;

namespace CadreReports.Validation;

/// <summary>The place of a figure: the form's index in the catalogue version, then row and column within the form.</summary>
internal readonly record struct FigureSlot(int Form, int Row, int Column);

/// <summary>A workbook's figures by slot, for one validation.</summary>
internal sealed class WorkbookFigures
{
    private readonly FormContent?[] forms;

    public WorkbookFigures(IReadOnlyList<Form> catalogue, PeriodId period, WorkbookContent content)
    {
        forms = new FormContent?[catalogue.Count];
        for (var i = 0; i < forms.Length; i++)
        {
            forms[i] = catalogue[i].IsCollectedIn(period) ? content.Form(catalogue[i].Code) : null;
        }
    }

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
