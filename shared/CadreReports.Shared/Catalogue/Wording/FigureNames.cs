using System.Globalization;
using CadreReports.Catalogue.Expressions;

namespace CadreReports.Catalogue.Wording;

/// <summary>
/// The words for the figures of one rule. What is the same for all of them (the form, the column, a row or column that a
/// wildcard stands for) is left out of each and said once.
/// </summary>
internal sealed class FigureNames
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private readonly CatalogueVersion version;
    private readonly bool sharesForm;
    private readonly bool sharesRow;
    private readonly bool sharesColumn;

    /// <param name="version">Whose forms have the figures.</param>
    /// <param name="figures">All figures that the rule names, as written; may be empty.</param>
    public FigureNames(CatalogueVersion version, IReadOnlyList<FigureRef> figures)
    {
        this.version = version;
        if (figures is not [var first, ..])
        {
            return;
        }

        sharesForm = figures.All(f => f.Form == first.Form);
        sharesColumn = figures.All(f => ColumnName(f) == ColumnName(first));
        // A row is named at each figure, unless that would say nothing: any row, or rows of a relation between columns.
        sharesRow = sharesForm && figures.All(f => f.Row == first.Row) && (IsAny(first.Row) || !sharesColumn);
        Shared = Common(first);
    }

    /// <summary>What is said once in front, such as "Từng dòng"; null when nothing is.</summary>
    public string? Shared { get; }

    /// <summary>One figure, such as "[02] Tổ chức cơ sở đảng", and of which report when it is not this one's.</summary>
    public string Name(FigureRef figure, HistoryFunction? history = null)
    {
        var parts = new List<string>();
        if (!sharesRow)
        {
            parts.Add(RowText(figure));
        }

        if (!sharesColumn)
        {
            parts.Add(ColumnText(figure));
        }

        var name = parts.Count > 0 ? string.Join(", ", parts) + Of(history) : Alone(history);
        return sharesForm ? name : $"{figure.Form} {name}";
    }

    /// <summary>The figures from one to another along a column or a row.</summary>
    public string Range(FigureRef first, FigureRef last)
    {
        var form = sharesForm ? string.Empty : $"{first.Form} ";
        return form + (first.Row != last.Row
            ? Fill(FormulaTexts.RowRange, RowText(first), RowText(last)) + (sharesColumn ? string.Empty : $", {ColumnText(first)}")
            : Fill(FormulaTexts.ColumnRange, Quoted(first), Quoted(last)) + (sharesRow ? string.Empty : $", {RowText(first)}"));
    }

    private string? Common(FigureRef first) => (sharesRow, sharesColumn, IsAny(first.Row), IsAny(first.Column)) switch
    {
        (true, true, true, true) => FormulaTexts.EachCell,
        (true, true, true, false) => Fill(FormulaTexts.EachRowOfColumn, ColumnName(first)),
        (true, false, true, _) => FormulaTexts.EachRow,
        (true, false, false, _) => Fill(FormulaTexts.OneRow, first.Row, RowName(first)),
        (false, true, _, true) => FormulaTexts.EachColumn,
        (false, true, _, false) => Fill(FormulaTexts.OneColumn, ColumnName(first)),
        _ => null,
    };

    private string RowText(FigureRef figure) =>
        IsAny(figure.Row) ? FormulaTexts.AnyRow : Fill(FormulaTexts.Row, figure.Row, RowName(figure));

    private string ColumnText(FigureRef figure) =>
        IsAny(figure.Column) ? FormulaTexts.AnyColumn : Fill(FormulaTexts.Column, ColumnName(figure));

    private string Quoted(FigureRef figure) => $"“{ColumnName(figure)}”";

    private string RowName(FigureRef figure)
    {
        var form = version.Form(figure.Form)!;
        return form.Indicators[form.RowIndex(figure.Row)].Name;
    }

    private string ColumnName(FigureRef figure)
    {
        if (IsAny(figure.Column))
        {
            return FigureExpression.Wildcard;
        }

        var form = version.Form(figure.Form)!;
        var measure = form.Measures[form.ColumnIndex(figure.Column)];
        return measure.Name;
    }

    /// <summary>Behind a figure's name.</summary>
    private static string Of(HistoryFunction? history) => history switch
    {
        null => string.Empty,
        HistoryFunction.Previous => FormulaTexts.OfPrevious,
        HistoryFunction.LastYear => FormulaTexts.OfLastYear,
        HistoryFunction.YearToDate => FormulaTexts.OfYearToDate,
        _ => throw new ArgumentOutOfRangeException(nameof(history), history, null),
    };

    /// <summary>In place of a name that was said already.</summary>
    private static string Alone(HistoryFunction? history) => history switch
    {
        null => FormulaTexts.ThisFigure,
        HistoryFunction.Previous => FormulaTexts.PreviousFigure,
        HistoryFunction.LastYear => FormulaTexts.LastYearFigure,
        HistoryFunction.YearToDate => FormulaTexts.YearToDateFigure,
        _ => throw new ArgumentOutOfRangeException(nameof(history), history, null),
    };

    private static bool IsAny(string code) => code == FigureExpression.Wildcard;

    private static string Fill(string text, params object[] values) => string.Format(Vietnamese, text, values);
}
