using CadreReports.Catalogue;
using CadreReports.Spreadsheets;

namespace CadreReports.Workbooks.Template;

/// <summary>A cell of a form of figures, by the indices of its indicator and measure.</summary>
/// <param name="Row">Index of the indicator.</param>
/// <param name="Column">Index of the measure.</param>
internal readonly record struct FigureCell(int Row, int Column);

/// <summary>Where the template puts the cells of a form of figures; rows and columns of the sheet count from 1.</summary>
internal sealed class FigureLayout
{
    public const int CodeColumn = 1;
    public const int NameColumn = 2;
    public const int UnitColumn = 3;
    public const int FirstMeasureColumn = 4;

    private readonly int[] rows;

    public FigureLayout(Form form)
    {
        Form = form;
        Head = new SheetHead(form);
        rows = new int[form.Indicators.Count];
        var headings = new List<(int Row, string Text)>();
        var next = Head.CodeRow + 1;
        for (var i = 0; i < rows.Length; i++)
        {
            if (form.Indicators[i].Heading is { Length: > 0 } heading)
            {
                headings.Add((next++, heading));
            }

            rows[i] = next++;
        }

        Headings = headings;
        LastRow = next - 1;
    }

    public Form Form { get; }

    public SheetHead Head { get; }

    /// <summary>The heading rows between the indicators.</summary>
    public IReadOnlyList<(int Row, string Text)> Headings { get; }

    public int LastRow { get; }

    public int CheckColumn => FirstMeasureColumn + Form.Measures.Count;

    public int ExplanationColumn => CheckColumn + 1;

    /// <summary>The range from the first figure to the last.</summary>
    public string AllFigures => $"{Address(new(0, 0))}:{Address(new(Form.Indicators.Count - 1, Form.Measures.Count - 1))}";

    public int RowOf(int indicator) => rows[indicator];

    public static int ColumnOf(int measure) => FirstMeasureColumn + measure;

    public string Address(FigureCell cell) => CellAddress.Format(RowOf(cell.Row), ColumnOf(cell.Column));

    public bool Applies(FigureCell cell) => Form.Indicators[cell.Row].Measures.Contains(cell.Column);

    /// <summary>The figure's place, or null when the form has no such figure.</summary>
    public FigureCell? Find(FigureRef figure)
    {
        var cell = new FigureCell(Form.RowIndex(figure.Row), Form.ColumnIndex(figure.Column));
        return cell is { Row: >= 0, Column: >= 0 } && Applies(cell) ? cell : null;
    }

    /// <summary>The cells that this cell adds up by formula, or null when it is typed.</summary>
    public IReadOnlyList<FigureCell>? PartsOf(FigureCell cell) =>
        Form.PartsOf(cell.Row, cell.Column) is { Count: > 0 } parts ? [.. parts.Select(p => new FigureCell(p.Row, p.Column))] : null;
}
