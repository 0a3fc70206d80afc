using CadreReports.Catalogue;
using CadreReports.Spreadsheets;

namespace CadreReports.Workbooks.Template;

/// <summary>
/// What the template's formulas give for the figures typed in, so that a file carries right values before any program has
/// calculated it.
/// </summary>
internal static class FormulaCache
{
    /// <summary>The values of all formula cells: sheet name → address → a number, or a text.</summary>
    /// <param name="catalogue">The version of the template.</param>
    /// <param name="period">The half-year; a form that is not collected has no formulas.</param>
    /// <param name="known">The figures that the template came with.</param>
    /// <param name="figure">The whole number typed into a cell, or null.</param>
    /// <param name="isFilled">Whether a cell has content.</param>
    public static Dictionary<string, Dictionary<string, object>> Compute(
        CatalogueVersion catalogue, Period period, IReadOnlyDictionary<FigureRef, long> known, Func<string, string, long?> figure, Func<string, string, bool> isFilled)
    {
        var values = new Dictionary<string, Dictionary<string, object>>(StringComparer.Ordinal);
        var cover = new Dictionary<string, object>(StringComparer.Ordinal);
        values[SheetName.Cover] = cover;
        for (var i = 0; i < catalogue.Forms.Count; i++)
        {
            var form = catalogue.Forms[i];
            if (!form.IsCollectedIn(period.Id))
            {
                continue;
            }

            var cells = new Dictionary<string, object>(StringComparer.Ordinal);
            values[form.Code] = cells;
            var open = form.IsList
                ? List(new(form), address => isFilled(form.Code, address), cells)
                : Figures(new(form), catalogue, known, address => figure(form.Code, address), cells);
            cover[CellAddress.Format(CoverSheet.FirstFormRow + i, CoverSheet.StatusColumn)] =
                open == 0 ? string.Empty : Wording.Fill(TemplateTexts.CoverOpenChecks, open);
        }

        return values;
    }

    private static int Figures(
        FigureLayout layout, CatalogueVersion catalogue, IReadOnlyDictionary<FigureRef, long> known, Func<string, long?> typed, Dictionary<string, object> cells)
    {
        var beginning = Beginning.Of(layout, known);
        var figures = new Dictionary<string, long?>(StringComparer.Ordinal);
        var form = layout.Form;
        for (var i = 0; i < form.Indicators.Count; i++)
        {
            foreach (var m in form.Indicators[i].Measures)
            {
                var place = new FigureCell(i, m);
                var value = Figure(layout, place, typed);
                figures[layout.Address(place)] = value;
                if (layout.PartsOf(place) is not null)
                {
                    cells[layout.Address(place)] = value is { } number ? number : string.Empty;
                }
            }
        }

        var open = 0;
        for (var i = 0; i < form.Indicators.Count; i++)
        {
            var check = new CheckFormula(layout, i, catalogue.Balances, beginning);
            if (!check.IsEmpty)
            {
                var text = check.Text(address => figures.GetValueOrDefault(address));
                cells[CellAddress.Format(layout.RowOf(i), layout.CheckColumn)] = text;
                open += text.Length > 0 ? 1 : 0;
            }
        }

        return open;
    }

    private static long? Figure(FigureLayout layout, FigureCell place, Func<string, long?> typed)
    {
        if (layout.PartsOf(place) is not { } parts)
        {
            return typed(layout.Address(place));
        }

        long? sum = null;
        foreach (var part in parts)
        {
            if (Figure(layout, part, typed) is { } value)
            {
                sum = (sum ?? 0) + value;
            }
        }

        return sum;
    }

    private static int List(ListLayout layout, Func<string, bool> isFilled, Dictionary<string, object> cells)
    {
        var open = 0;
        foreach (var place in layout.Sections)
        {
            foreach (var line in place.Lines)
            {
                var text = ListCheck.Text(layout, place.Section, m => isFilled(CellAddress.Format(line.Row, ListLayout.ColumnOf(m))));
                cells[CellAddress.Format(line.Row, layout.CheckColumn)] = text;
                open += text.Length > 0 ? 1 : 0;
            }
        }

        return open;
    }
}
