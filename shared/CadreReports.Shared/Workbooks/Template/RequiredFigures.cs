using CadreReports.Catalogue;

namespace CadreReports.Workbooks.Template;

/// <summary>
/// Asks for the required figures of one row that are blank, once the sheet has any figure. A blank part of a filled total
/// counts as 0 and is not asked for.
/// </summary>
internal sealed class RequiredFigures
{
    private readonly string sheet;
    private readonly List<string> addresses;

    /// <summary>For each figure, the cells of which one must be filled: its own and its totals'.</summary>
    private readonly List<string[]> cells;

    private RequiredFigures(FigureLayout layout, List<string[]> cells)
    {
        this.cells = cells;
        var form = layout.Form;
        sheet = layout.AllFigures;
        addresses = [.. form.Indicators.SelectMany((indicator, row) => indicator.Measures.Select(m => layout.Address(new(row, m))))];
    }

    /// <summary>The row's required figures, or null when it has none that is typed.</summary>
    /// <param name="layout">The form's sheet.</param>
    /// <param name="indicator">Index of the row.</param>
    /// <param name="balances">All balances of the catalogue.</param>
    public static RequiredFigures? Of(FigureLayout layout, int indicator, IReadOnlyList<Balance> balances)
    {
        var row = layout.Form.Indicators[indicator];
        var cells = row.Measures
            .Where(m => row.Required && layout.PartsOf(new(indicator, m)) is null)
            .Select(m => Totals(new(layout.Form.Code, row.Code, layout.Form.Measures[m].Code), balances)
                .Select(layout.Find)
                .OfType<FigureCell>()
                .Prepend(new(indicator, m))
                .Select(layout.Address)
                .ToArray())
            .ToList();
        return cells.Count == 0 ? null : new(layout, cells);
    }

    /// <summary>Whether the figure is asked for whenever it is blank, whatever else is filled.</summary>
    public static bool AsksAlways(FigureLayout layout, FigureRef figure, IReadOnlyList<Balance> balances) =>
        layout.Find(figure) is { } cell && layout.Form.Indicators[cell.Row].Required && layout.PartsOf(cell) is null && !Totals(figure, balances).Any();

    /// <summary>The formula that gives the message, or nothing.</summary>
    public string Formula
    {
        get
        {
            var blank = string.Join(',', cells.Select(c => $"COUNT({string.Join(',', c)})=0"));
            return $"IF(COUNT({sheet})=0,\"\",IF({(cells.Count > 1 ? $"OR({blank})" : blank)},\"{CheckFormula.Separator}{TemplateTexts.CheckMissing}\",\"\"))";
        }
    }

    /// <summary>The text that the formula gives for these figures.</summary>
    /// <param name="figure">The figure in a cell of the sheet, by address; null when blank.</param>
    public string Text(Func<string, long?> figure) =>
        cells.Exists(c => c.All(a => figure(a) is null)) && addresses.Exists(a => figure(a) is not null)
            ? CheckFormula.Separator + TemplateTexts.CheckMissing
            : string.Empty;

    private static IEnumerable<FigureRef> Totals(FigureRef figure, IReadOnlyList<Balance> balances) =>
        balances.Where(b => b.IsSum && b.Right.Any(s => s.Figure == figure)).Select(b => b.Left);
}
