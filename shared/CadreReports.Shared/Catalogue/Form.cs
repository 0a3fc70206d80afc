using System.Globalization;

namespace CadreReports.Catalogue;

/// <summary>What a figure's time means.</summary>
public enum TimeKind
{
    /// <summary>As it stands at the period's cut-off; compared with the last half-year.</summary>
    Stock,

    /// <summary>What happened within the half-year; compared with the same half of last year.</summary>
    Flow,

    /// <summary>For a whole calendar year: a quota, or the yearly assessment.</summary>
    Annual,
}

/// <summary>What a column's cells hold.</summary>
public enum MeasureKind
{
    /// <summary>A whole number, zero or more.</summary>
    Whole,

    /// <summary>Free text.</summary>
    Text,

    /// <summary>A calendar day.</summary>
    Date,

    /// <summary>One of <see cref="Measure.Choices"/>.</summary>
    Choice,
}

/// <summary>A column of a form.</summary>
/// <param name="Code">Stands in the header row of the sheet; a valid identifier, such as <c>total</c> or <c>under40</c>.</param>
/// <param name="Name">Vietnamese heading.</param>
/// <param name="Kind">What its cells hold.</param>
/// <param name="Choices">
/// The admissible values of a choice, in the order shown. For a text, values to suggest: another may be typed. Otherwise
/// empty.
/// </param>
/// <param name="Group">A heading that neighbouring columns share, or null.</param>
/// <param name="Required">List forms only: a line with any content must fill this column.</param>
public sealed record Measure(string Code, string Name, MeasureKind Kind, IReadOnlyList<string> Choices, string? Group, bool Required)
{
    /// <summary>The column of which this one is a part, row by row; null when it is none, or one that a formula adds up.</summary>
    public string? PartOf { get; init; }

    /// <summary>All columns of one whole and one split together make up the whole. Null: the part is only no more than it.</summary>
    public string? Split { get; init; }

    /// <summary>The column of which a policy watches this one's share; null for none.</summary>
    public string? Share { get; init; }

    /// <summary>The first half-year with this meaning: figures of earlier ones are not compared with it. Null: no limit.</summary>
    public PeriodId? ComparableFrom { get; init; }

    /// <summary>Where it comes from, in Vietnamese; null when nothing is said.</summary>
    public string? Source { get; init; }

    /// <summary>Nobody has confirmed it yet.</summary>
    public bool Assumed { get; init; }
}

/// <summary>The rows from which a closing row follows: opening + increase - decrease.</summary>
/// <param name="Opening">Row code of the stock at the beginning.</param>
/// <param name="Increase">Row code of what came in.</param>
/// <param name="Decrease">Row code of what went out.</param>
public sealed record Movement(string Opening, string Increase, string Decrease);

/// <summary>A row of a form of figures.</summary>
/// <param name="Code">Stands in column A of the sheet: two digits, such as <c>02</c>.</param>
/// <param name="Name">Vietnamese text.</param>
/// <param name="Level">Indentation, 0 for the outermost.</param>
/// <param name="Heading">A heading row that is shown above this row, or null.</param>
/// <param name="Unit">Vietnamese unit, such as "người".</param>
/// <param name="Time">Stock, flow or annual.</param>
/// <param name="Measures">Which columns apply, as indices into <see cref="Form.Measures"/>, ascending.</param>
/// <param name="SumOf">
/// Row codes whose figures this row adds up by formula, column by column; empty for a typed row. The province's own
/// control totals are typed so that a figure that does not add up can be seen.
/// </param>
/// <param name="Required">May not be left blank: a blank is an error and not only a note.</param>
public sealed record Indicator(
    string Code,
    string Name,
    int Level,
    string? Heading,
    string Unit,
    TimeKind Time,
    IReadOnlyList<int> Measures,
    IReadOnlyList<string> SumOf,
    bool Required)
{
    /// <summary>The row of which this one is a part, column by column; null when it is none, or one that a formula adds up.</summary>
    public string? PartOf { get; init; }

    /// <summary>All rows of one whole and one split together make up the whole. Null: the part is only no more than it.</summary>
    public string? Split { get; init; }

    /// <summary>For the stock at the end of a half-year: what it follows from. Null for other rows.</summary>
    public Movement? Movement { get; init; }

    /// <summary>The row with what this one is measured against: the year's quota, the posts allowed; null for none.</summary>
    public string? Quota { get; init; }

    /// <summary>The row of which a policy watches this one's share; null for none.</summary>
    public string? Share { get; init; }

    /// <summary>The first half-year with this meaning: figures of earlier ones are not compared with it. Null: no limit.</summary>
    public PeriodId? ComparableFrom { get; init; }

    /// <summary>Where it comes from, in Vietnamese; null when nothing is said.</summary>
    public string? Source { get; init; }

    /// <summary>Nobody has confirmed it yet.</summary>
    public bool Assumed { get; init; }
}

/// <summary>What a line that is carried over says of itself.</summary>
public enum CarryOverState
{
    /// <summary>chưa khắc phục: nothing was done yet.</summary>
    Open,

    /// <summary>đang khắc phục: something is being done.</summary>
    BeingFixed,

    /// <summary>đã khắc phục: it is done, and not carried over again.</summary>
    Fixed,
}

/// <summary>How the lines of a section are followed from one half-year to the next.</summary>
/// <param name="Text">The code of the text column by which a line is known again.</param>
/// <param name="State">The code of the choice column that says where it stands.</param>
/// <param name="States">What each of its choices means.</param>
public sealed record CarryOver(string Text, string State, IReadOnlyDictionary<string, CarryOverState> States);

/// <summary>A part of a list form, with numbered lines for text.</summary>
/// <param name="Prefix">In front of the line's two-digit number in column A: empty or a letter, such as <c>D</c> for <c>D01</c>.</param>
/// <param name="Title">Vietnamese heading; null when the form has one section only.</param>
/// <param name="Lines">How many numbered lines the template offers; further lines may be added by the province.</param>
/// <param name="Measures">Which columns apply, as indices into <see cref="Form.Measures"/>.</param>
public sealed record ListSection(string Prefix, string? Title, int Lines, IReadOnlyList<int> Measures)
{
    /// <summary>
    /// How its lines are followed from one half-year to the next; null for a section whose lines stand for themselves. At
    /// most one section of a version has it.
    /// </summary>
    public CarryOver? CarryOver { get; init; }

    /// <summary>The code of a line, such as <c>D01</c>.</summary>
    /// <param name="number">From 1.</param>
    public string CodeOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:00}");
}

/// <summary>A form (biểu): one sheet of the report workbook, named by its code.</summary>
/// <param name="Code">Such as <c>BM01</c>.</param>
/// <param name="Title">Vietnamese title.</param>
/// <param name="Guidance">Vietnamese notes printed under the title; may be empty.</param>
/// <param name="Measures">The columns, in order.</param>
/// <param name="Indicators">The rows of a form of figures, in order; empty for a list form.</param>
/// <param name="Sections">The sections of a list form; empty for a form of figures.</param>
/// <param name="SumColumns">Columns that are formulas over the row's other columns: column code → the codes it adds up.</param>
/// <param name="Halves">The halves of the year in which the form is collected (BM07 only in the first).</param>
public sealed record Form(
    string Code,
    string Title,
    IReadOnlyList<string> Guidance,
    IReadOnlyList<Measure> Measures,
    IReadOnlyList<Indicator> Indicators,
    IReadOnlyList<ListSection> Sections,
    IReadOnlyDictionary<string, IReadOnlyList<string>> SumColumns,
    IReadOnlyList<int> Halves)
{
    /// <summary>The code of the locked column that shows what does not add up (Kiểm tra).</summary>
    public const string CheckColumn = "check";

    /// <summary>The code of the open text column in which the province explains a row (Giải trình).</summary>
    public const string ExplanationColumn = "explanation";

    public bool IsList => Sections.Count > 0;

    /// <summary>Where it comes from, in Vietnamese; null when nothing is said.</summary>
    public string? Source { get; init; }

    /// <summary>Nobody has confirmed it yet.</summary>
    public bool Assumed { get; init; }

    /// <summary>The section that a line's code belongs to: the one whose prefix stands before its number; null for none.</summary>
    public ListSection? SectionOf(string code)
    {
        var prefix = code.AsSpan().TrimEnd("0123456789");
        foreach (var section in Sections)
        {
            if (prefix.Equals(section.Prefix, StringComparison.Ordinal))
            {
                return section;
            }
        }

        return null;
    }

    /// <summary>Whether the form is collected in this half-year.</summary>
    public bool IsCollectedIn(PeriodId period) => Halves.Contains(period.Half);

    /// <summary>Index of the row with this code, or -1.</summary>
    public int RowIndex(string code) => IndexOf(Indicators, i => i.Code, code);

    /// <summary>Index of the column with this code, or -1.</summary>
    public int ColumnIndex(string code) => IndexOf(Measures, m => m.Code, code);

    /// <summary>The name of the figure at these indices.</summary>
    public FigureRef Figure(int row, int column) => new(Code, Indicators[row].Code, Measures[column].Code);

    /// <summary>
    /// The cells that a cell adds up by formula, by index: the rows of a sum row, else the columns of a sum column; empty
    /// for a typed cell. Where a sum row meets a sum column both ways give the same figure.
    /// </summary>
    public IReadOnlyList<(int Row, int Column)> PartsOf(int row, int column)
    {
        if (Indicators[row].SumOf is { Count: > 0 } codes)
        {
            var down = codes.Select(c => (Row: RowIndex(c), Column: column)).Where(Applies).ToList();
            if (down.Count > 0)
            {
                return down;
            }
        }

        return SumColumns.TryGetValue(Measures[column].Code, out var columns)
            ? [.. columns.Select(c => (Row: row, Column: ColumnIndex(c))).Where(Applies)]
            : [];
    }

    /// <summary>Whether a clerk types the cell at these indices, rather than a formula.</summary>
    public bool IsTyped(int row, int column) => PartsOf(row, column).Count == 0;

    private bool Applies((int Row, int Column) cell) =>
        cell is { Row: >= 0, Column: >= 0 } && Indicators[cell.Row].Measures.Contains(cell.Column);

    private static int IndexOf<T>(IReadOnlyList<T> items, Func<T, string> codeOf, string code)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (string.Equals(codeOf(items[i]), code, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>The name of one figure of the catalogue, written <c>BM01.02.total</c>.</summary>
public readonly record struct FigureRef(string Form, string Row, string Column)
{
    public override string ToString() => $"{Form}.{Row}.{Column}";
}
