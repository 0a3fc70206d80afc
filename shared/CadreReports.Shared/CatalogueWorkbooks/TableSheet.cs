using CadreReports.Spreadsheets;
using ClosedXML.Excel;

namespace CadreReports.CatalogueWorkbooks;

/// <summary>A column of a <see cref="TableSheet"/>.</summary>
/// <param name="Heading">Vietnamese heading.</param>
/// <param name="Width">Units of column width; texts are wrapped to it.</param>
/// <param name="Centred">Short values stand in the middle.</param>
internal sealed record TableColumn(string Heading, double Width, bool Centred = false);

/// <summary>A text on a colour of its own.</summary>
internal sealed record MarkedText(string Text, XLColor Fill);

/// <summary>
/// A sheet that is one table under a title: its headings are repeated on every printed page, A4 across. Everything but
/// numbers and days is written as text, never as a formula.
/// </summary>
internal sealed class TableSheet
{
    private const int TitleRow = 1;
    private const int AboutRow = 2;
    private const int HeadingRow = 4;
    private const double TitleSize = 15;

    /// <summary>Units of column width that one level of indentation takes.</summary>
    private const double IndentUnits = 1.7;

    private static readonly PageMargins Margins = new(Side: 0.45, Top: 0.55, Bottom: 0.65, HeaderAndFooter: 0.3);

    private readonly IXLWorksheet sheet;
    private readonly IReadOnlyList<TableColumn> columns;
    private readonly HashSet<int> sections = [];
    private int row = HeadingRow;

    public TableSheet(XLWorkbook workbook, string name, string title, string about, IReadOnlyList<TableColumn> columns)
    {
        this.columns = columns;
        sheet = workbook.AddWorksheet(name);
        var width = columns.Sum(c => c.Width);
        for (var i = 0; i < columns.Count; i++)
            sheet.Column(i + 1).Width = columns[i].Width;

        var heading = Across(TitleRow).FirstCell().Text(title);
        heading.Style.Font.Bold = true;
        heading.Style.Font.FontSize = TitleSize;
        heading.Style.Font.FontColor = SheetStyle.PartyRed;
        sheet.Row(TitleRow).Height = 24;
        Across(AboutRow).FirstCell().Text(about).Style.Font.Italic = true;
        sheet.Row(AboutRow).FitHeight(SheetStyle.LineHeight, (about, width));
        sheet.Row(AboutRow + 1).Height = 6;
        for (var i = 0; i < columns.Count; i++)
            sheet.Cell(HeadingRow, i + 1).Text(columns[i].Heading);
        sheet.Range(HeadingRow, 1, HeadingRow, columns.Count).Heading();
        sheet.Row(HeadingRow).FitHeight(SheetStyle.LineHeight, columns.Select(c => ((string?)c.Heading, c.Width - 3)));
    }

    public IXLWorksheet Sheet => sheet;

    /// <summary>A heading across the table.</summary>
    public void AddSection(string title)
    {
        sections.Add(++row);
        var line = Across(row);
        line.FirstCell().Text(title);
        line.Style.Font.Bold = true;
        line.Style.Fill.BackgroundColor = SheetStyle.SectionFill;
        sheet.Row(row).Height = SheetStyle.LineHeight + 3;
    }

    /// <summary>A line of the table.</summary>
    /// <param name="values">A value for each column: text, <see cref="MarkedText"/>, a whole number, a day, a moment, or null for an empty cell.</param>
    /// <param name="indent">Levels by which one column is indented.</param>
    /// <param name="indented">Which column.</param>
    public void Add(IReadOnlyList<object?> values, int indent = 0, int indented = 0)
    {
        row++;
        for (var i = 0; i < columns.Count; i++)
        {
            var cell = sheet.Cell(row, i + 1);
            switch (values[i])
            {
                case null:
                    break;
                case int number:
                    cell.Number(number);
                    break;
                case DateOnly day:
                    cell.Moment(day.ToDateTime(TimeOnly.MinValue), SheetStyle.DateFormat);
                    break;
                case DateTime moment:
                    cell.Moment(moment);
                    break;
                case MarkedText marked:
                    cell.Text(marked.Text).Style.Fill.BackgroundColor = marked.Fill;
                    break;
                default:
                    cell.Text((string)values[i]!);
                    break;
            }

            if (columns[i].Centred)
                cell.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        }

        if (indent > 0)
            sheet.Cell(row, indented + 1).Style.Alignment.Indent = indent;
        sheet.Row(row).FitHeight(SheetStyle.LineHeight, columns.Select((c, i) => (values[i] as string, c.Width - 1 - (i == indented ? indent * IndentUnits : 0))));
    }

    /// <summary>How many lines are marked as assumed.</summary>
    public int Assumptions { get; private set; }

    /// <summary>The value of a cell that says, in colour, that a line is assumed; null when it is not.</summary>
    public MarkedText? Assume(bool assumed)
    {
        if (!assumed)
            return null;

        Assumptions++;
        return new MarkedText(CatalogueWorkbookTexts.Assumed, SheetStyle.Attention);
    }

    /// <summary>Marks a cell of the newest line.</summary>
    public void Mark(int column, XLColor fill) => sheet.Cell(row, column + 1).Style.Fill.BackgroundColor = fill;

    /// <summary>Borders, frozen headings and the print set-up; to be called last.</summary>
    /// <param name="footer">Stands at the left of every page's foot.</param>
    /// <param name="filter">Whether the headings offer filters; not for a table with sections.</param>
    public void Finish(string footer, bool filter)
    {
        var table = sheet.Range(HeadingRow, 1, row, columns.Count).Grid();
        if (row > HeadingRow)
        {
            var body = sheet.Range(HeadingRow + 1, 1, row, columns.Count);
            body.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
            body.Style.Alignment.WrapText = true;
            if (filter)
                table.SetAutoFilter();
        }

        sheet.SheetView.FreezeRows(HeadingRow);
        sheet.SetPaper(XLPaperSize.A4Paper, XLPageOrientation.Landscape, Margins);
        sheet.PageSetup.SetRowsToRepeatAtTop(HeadingRow, HeadingRow);
        if (sections.Count > 0)
            sheet.BreakPages(sheet.Row(HeadingRow).Height, sections);
        else
            sheet.FitOnePageIfNear();
        sheet.PageSetup.Footer.Left.Print(footer);
        sheet.PageSetup.Footer.Center.Print(sheet.Name);
        sheet.PageSetup.Footer.Right.PrintPageNumber(CatalogueWorkbookTexts.Page);
    }

    private IXLRange Across(int at)
    {
        var range = sheet.Range(at, 1, at, columns.Count);
        range.Merge();
        range.Style.Alignment.WrapText = true;
        range.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        return range;
    }
}
