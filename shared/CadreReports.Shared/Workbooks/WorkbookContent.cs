using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Spreadsheets;

namespace CadreReports.Workbooks;

/// <summary>What the hidden sheet <c>_META</c> says of the template; null where it says nothing.</summary>
public sealed record WorkbookIdentity(string? CatalogueVersion, int? Revision, string? Period, string? Province)
{
    /// <summary>Whether the template says that it follows another version of the catalogue: its rows and columns are others.</summary>
    public bool NamesOtherVersion(CatalogueVersion version) =>
        CatalogueVersion is { } named && !string.Equals(Reading.CellText.Key(named), Reading.CellText.Key(version.Version), StringComparison.Ordinal);
}

/// <summary>One field of the cover sheet.</summary>
/// <param name="Text">What was filled in, trimmed; null when blank.</param>
/// <param name="Sheet">The sheet's name in the workbook.</param>
/// <param name="Address">The cell's address, such as <c>C6</c>.</param>
public sealed record CoverEntry(string? Text, string Sheet, string Address);

/// <summary>A line of a list form that has content.</summary>
/// <param name="Code">The line's code as in column A, such as <c>01</c> or <c>D03</c>.</param>
/// <param name="SheetRow">Its row in the sheet, from 1.</param>
/// <param name="Values">One value per <see cref="Form.Measures"/>: text as typed, trimmed; a day as yyyy-MM-dd; null when blank.</param>
/// <param name="Explanation">What stands in the column Giải trình, or null.</param>
public sealed record ListLine(string Code, int SheetRow, IReadOnlyList<string?> Values, string? Explanation);

/// <summary>
/// What one sheet says of one form. Figures are addressed by the indices of the form's indicators and measures.
/// </summary>
public sealed class FormContent
{
    // No figure is negative, so this one stands for none at half the size of a nullable.
    private const long None = long.MinValue;

    private readonly int width;
    private readonly long[] figures;
    private readonly int[] sheetRows;
    private readonly int[] sheetColumns;
    private readonly string?[] explanations;
    private HashSet<(int Row, int Column)>? unreadable;

    /// <param name="form">The form.</param>
    /// <param name="sheet">The sheet's name in the workbook.</param>
    public FormContent(Form form, string sheet)
    {
        Form = form;
        Sheet = sheet;
        width = form.Measures.Count;
        figures = new long[form.Indicators.Count * width];
        Array.Fill(figures, None);
        sheetRows = new int[form.Indicators.Count];
        sheetColumns = new int[form.Measures.Count];
        explanations = new string?[form.Indicators.Count];
    }

    public Form Form { get; }

    public string Sheet { get; }

    /// <summary>The lines of a list form that have content, in sheet order.</summary>
    public IList<ListLine> Lines { get; } = [];

    /// <summary>The figure of a row and column; null when blank, unreadable or not in the sheet.</summary>
    public long? this[int row, int column]
    {
        get => figures[(row * width) + column] is var figure and not None ? figure : null;
        set => figures[(row * width) + column] = value ?? None;
    }

    /// <summary>The sheet row (from 1) in which the indicator's code was found; 0 when it is missing.</summary>
    public int SheetRow(int row) => sheetRows[row];

    /// <summary>The sheet column (from 1) in which the measure's code was found; 0 when it is missing.</summary>
    public int SheetColumn(int column) => sheetColumns[column];

    /// <summary>The sheet column (from 1) of the province's explanations (Giải trình); 0 when it is missing.</summary>
    public int ExplanationColumn { get; set; }

    public void Locate(int row, int sheetRow) => sheetRows[row] = sheetRow;

    public void LocateColumn(int column, int sheetColumn) => sheetColumns[column] = sheetColumn;

    /// <summary>Whether the cell held something that could not be read, which is not the same as blank. Row and column count from 1.</summary>
    public bool IsUnreadable(int sheetRow, int sheetColumn) => unreadable is not null && unreadable.Contains((sheetRow, sheetColumn));

    public void MarkUnreadable(int sheetRow, int sheetColumn) => (unreadable ??= []).Add((sheetRow, sheetColumn));

    /// <summary>The province's own explanation beside the row, trimmed; null when blank.</summary>
    public string? Explanation(int row) => explanations[row];

    public void Explain(int row, string? text) => explanations[row] = text;

    /// <summary>The cell as a finding names it.</summary>
    public CellReference Cell(int row, int column) => new(
        Sheet,
        sheetRows[row] > 0 && sheetColumns[column] > 0 ? CellAddress.Format(sheetRows[row], sheetColumns[column]) : null,
        Form.Indicators[row].Code,
        Form.Measures[column].Code,
        this[row, column],
        Form.Code);
}

/// <summary>What a workbook says, found by codes, with the place of every figure kept.</summary>
/// <param name="Identity">From the sheet <c>_META</c>.</param>
/// <param name="Cover">The cover sheet's fields by their codes (see <see cref="CoverField"/>).</param>
/// <param name="Forms">The forms found, in catalogue order; a missing sheet is a finding.</param>
/// <param name="Findings">What could not be read, or was read with a remark.</param>
public sealed record WorkbookContent(
    WorkbookIdentity Identity,
    IReadOnlyDictionary<string, CoverEntry> Cover,
    IReadOnlyList<FormContent> Forms,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>The content of the form with this code, or null when its sheet is missing.</summary>
    public FormContent? Form(string code) => Forms.FirstOrDefault(f => string.Equals(f.Form.Code, code, StringComparison.Ordinal));
}

/// <summary>The codes of the cover sheet's fields; each stands in column A of its row, the value in column C.</summary>
public static class CoverField
{
    public const string Province = "province";
    public const string Period = "period";
    public const string CutOff = "cutOff";
    public const string Preparer = "preparer";
    public const string Approver = "approver";
    public const string Telephone = "telephone";
    public const string Email = "email";
    public const string Date = "date";

    /// <summary>The confirmation "Báo cáo không chứa bí mật nhà nước": a choice, <c>Có</c> when ticked.</summary>
    public const string Unclassified = "unclassified";
}

/// <summary>The names of the sheets that are not forms.</summary>
public static class SheetName
{
    /// <summary>The cover sheet.</summary>
    public const string Cover = "BIA";

    /// <summary>The very hidden sheet: codes catalogueVersion, revision, period, province in column A, values in column B.</summary>
    public const string Meta = "_META";
}
