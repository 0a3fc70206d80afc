using CadreReports.Catalogue;
using CadreReports.Spreadsheets;

namespace CadreReports.Submissions.Differences;

/// <summary>A figure that differs between two versions of a report.</summary>
/// <param name="Form">Form code.</param>
/// <param name="FormTitle">Vietnamese; the code where the catalogue no longer has it.</param>
/// <param name="Row">Indicator code.</param>
/// <param name="RowName">Vietnamese; likewise.</param>
/// <param name="Column">Measure code.</param>
/// <param name="ColumnName">Vietnamese; likewise.</param>
/// <param name="Before">The figure in the first version; null when it was blank.</param>
/// <param name="After">The figure in the second version; null when it is blank.</param>
/// <param name="CellBefore">Where it stood, such as <c>BM03!D12</c>; null when it was blank.</param>
/// <param name="CellAfter">Where it stands; null when it is blank.</param>
public sealed record FigureChange(
    string Form,
    string FormTitle,
    string Row,
    string RowName,
    string Column,
    string ColumnName,
    long? Before,
    long? After,
    string? CellBefore,
    string? CellAfter)
{
    /// <summary>The changed figures, in the order of the forms.</summary>
    /// <param name="catalogue">Gives the order and the names.</param>
    /// <param name="before">The figures of the first version.</param>
    /// <param name="after">The figures of the second version.</param>
    public static IReadOnlyList<FigureChange> Between(CatalogueVersion catalogue, IReadOnlyList<FactRow> before, IReadOnlyList<FactRow> after)
    {
        var (old, now) = (Figures(before), Figures(after));
        return
        [
            .. from figure in old.Keys.Union(now.Keys)
               let was = old.GetValueOrDefault(figure)
               let isNow = now.GetValueOrDefault(figure)
               where was.Value != isNow.Value
               let form = catalogue.Form(figure.Form)
               let row = form?.RowIndex(figure.Row) ?? -1
               let column = form?.ColumnIndex(figure.Column) ?? -1
               orderby form is null ? int.MaxValue : catalogue.Forms.TakeWhile(f => f != form).Count(), figure.Form, row, figure.Row, column, figure.Column
               select new FigureChange(
                   figure.Form,
                   form?.Title ?? figure.Form,
                   figure.Row,
                   row < 0 ? figure.Row : form!.Indicators[row].Name,
                   figure.Column,
                   column < 0 ? figure.Column : form!.Measures[column].Name,
                   was.Value,
                   isNow.Value,
                   was.Cell,
                   isNow.Cell),
        ];
    }

    private static Dictionary<FigureRef, (long? Value, string? Cell)> Figures(IReadOnlyList<FactRow> rows) => rows
        .SelectMany(row => row.Facts, (row, fact) => (row, fact))
        .ToDictionary(
            pair => new FigureRef(pair.row.Form, pair.row.Row, pair.fact.Column),
            pair => ((long?)pair.fact.Value, (string?)$"{pair.row.Sheet}!{CellAddress.Format(pair.row.SheetRow, pair.fact.SheetColumn)}"));
}
