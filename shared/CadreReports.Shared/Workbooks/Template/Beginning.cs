using System.Globalization;
using CadreReports.Catalogue;

namespace CadreReports.Workbooks.Template;

/// <summary>
/// Whether a clerk has begun a sheet that came with figures known beforehand: until one is typed, changed or deleted there,
/// nothing on it can be right or wrong yet.
/// </summary>
internal sealed class Beginning
{
    private readonly string sheet;
    private readonly List<string> sums;
    private readonly List<string> others;
    private readonly List<(string Address, long Value)> known;

    private Beginning(FigureLayout layout, List<(FigureCell Cell, long Value)> filled)
    {
        var form = layout.Form;
        var places = form.Indicators.SelectMany((indicator, row) => indicator.Measures.Select(m => new FigureCell(row, m))).ToList();
        sheet = layout.AllFigures;
        sums = [.. places.Where(p => layout.PartsOf(p) is not null).Select(layout.Address)];
        known = [.. filled.Select(f => (layout.Address(f.Cell), f.Value))];
        others = [.. places.Where(p => layout.PartsOf(p) is null && !filled.Exists(f => f.Cell == p)).Select(layout.Address)];
    }

    /// <summary>Of a sheet with figures known beforehand; null when it has none.</summary>
    /// <param name="layout">The form's sheet.</param>
    /// <param name="figures">The figures; those of other forms and of cells that a clerk does not type are passed over.</param>
    public static Beginning? Of(FigureLayout layout, IReadOnlyDictionary<FigureRef, long> figures)
    {
        var filled = figures
            .Where(f => string.Equals(f.Key.Form, layout.Form.Code, StringComparison.Ordinal))
            .Select(f => (Cell: layout.Find(f.Key), f.Value))
            .Where(f => f.Cell is { } cell && layout.PartsOf(cell) is null)
            .Select(f => (Cell: f.Cell!.Value, f.Value))
            .OrderBy(f => (f.Cell.Row, f.Cell.Column))
            .ToList();
        return filled.Count == 0 ? null : new(layout, filled);
    }

    /// <summary>A condition that holds until the sheet is begun. What sums make of figures known beforehand is not counted.</summary>
    public string IsUntouched
    {
        get
        {
            var own = sums.Count == 0 ? string.Empty : $"-COUNT({string.Join(',', sums)})";
            string[] conditions =
            [
                $"COUNT({sheet}){own}={known.Count.ToString(CultureInfo.InvariantCulture)}",
                $"COUNT({string.Join(',', known.Select(k => k.Address))})={known.Count.ToString(CultureInfo.InvariantCulture)}",
                .. known.Select(k => $"{k.Address}={k.Value.ToString(CultureInfo.InvariantCulture)}"),
            ];
            return $"AND({string.Join(',', conditions)})";
        }
    }

    /// <summary>Whether the sheet is begun with these figures, as the formula says it.</summary>
    /// <param name="figure">The figure in a cell of the sheet, by address; null when blank.</param>
    public bool IsIn(Func<string, long?> figure) => others.Exists(a => figure(a) is not null) || known.Exists(k => figure(k.Address) != k.Value);
}
