using CadreReports.Charts;
using CadreReports.Spreadsheets;
using CadreReports.Spreadsheets.Streaming;

namespace CadreReports.Summaries.Sheets;

/// <summary>
/// A sheet of the report that is being written: rows as high as their texts need, and pages that do not part what belongs
/// together.
/// </summary>
internal sealed class ReportSheet : IDisposable
{
    /// <summary>Excel's own limit in points.</summary>
    private const double MaxRowHeight = 409;

    /// <summary>Units of column width by which one level is indented.</summary>
    private const double IndentUnits = 1.3;

    private readonly StreamedSheet sheet;
    private readonly SheetLayout layout;
    private readonly double room;
    private double repeated;
    private double used;

    /// <param name="name">The sheet's name.</param>
    /// <param name="sheet">Where it goes.</param>
    /// <param name="layout">What it was begun with.</param>
    public ReportSheet(string name, StreamedSheet sheet, SheetLayout layout)
    {
        Name = name;
        this.sheet = sheet;
        this.layout = layout;
        var fit = new PageFit(layout.Paper, layout.Landscape, layout.Margins, layout.PagesWide);
        room = layout.Scale is { } percent ? fit.RoomAt(percent) : fit.RoomBelow(layout.Widths.Take(LastColumn).Sum(PageFit.ColumnWidth));
    }

    public string Name { get; }

    /// <summary>The row that was written last.</summary>
    public int Row => sheet.Row;

    /// <summary>The last column that is printed.</summary>
    public int LastColumn => layout.PrintedColumns ?? layout.Widths.Count;

    /// <summary>Writes a row that is as high as its texts need.</summary>
    public void Write(params ReadOnlySpan<Cell> cells) => WriteRow(Height(cells), cells);

    /// <summary>Writes a row.</summary>
    /// <param name="height">In points.</param>
    /// <param name="cells">From left to right.</param>
    public void WriteRow(double height, params ReadOnlySpan<Cell> cells)
    {
        Begin(height);
        foreach (var cell in cells)
        {
            cell.WriteTo(sheet);
        }
    }

    /// <summary>Begins a row whose cells are written straight into what is returned.</summary>
    public StreamedSheet Begin(double height)
    {
        if (used + height > room)
        {
            // Said rather than left to the program, so that what was reckoned to fit on the next page does.
            NewPage(layout.Scale is not null);
        }

        sheet.NextRow(height);
        used += height;
        if (layout.RepeatedRows is { } rows && sheet.Row >= rows.First && sheet.Row <= rows.Last)
        {
            repeated += height;
        }

        return sheet;
    }

    /// <summary>A row that keeps others apart.</summary>
    public void Space(double height) => Begin(height);

    /// <summary>A text over columns, as high as it needs.</summary>
    public void Paragraph(string text, CellStyle style, int firstColumn = 1, int lastColumn = 0) =>
        Write(Cell.Text(firstColumn, text, style, lastColumn == 0 ? LastColumn : lastColumn));

    /// <summary>Keeps what follows on one page, if it has room on one; Excel keeps to that only in a sheet with a scale.</summary>
    /// <param name="height">The height of what follows.</param>
    public void Together(double height)
    {
        if (used > repeated && used + height > room && repeated + height <= room)
        {
            NewPage(isSaid: true);
        }
    }

    /// <summary>How high a page should be at the most for what follows to take pages of about the same height, in points.</summary>
    /// <param name="height">Of all that follows.</param>
    public double Share(double height)
    {
        var pages = Math.Ceiling((used - repeated + height) / (room - repeated));
        return Math.Min(room, repeated + ((used - repeated + height) / pages) + (2 * Look.RowHeight));
    }

    /// <summary>Begins a page when what follows would make this one higher than it should be.</summary>
    /// <param name="height">The height of what follows, in points.</param>
    /// <param name="most">How high the page should be.</param>
    public void Keep(double height, double most)
    {
        if (used + height > most)
        {
            NewPage(isSaid: true);
        }
    }

    /// <summary>Begins a page, unless one has just begun.</summary>
    public void NewPage() => NewPage(isSaid: true);

    private void NewPage(bool isSaid)
    {
        if (used <= repeated)
        {
            return;
        }

        if (isSaid)
        {
            sheet.BreakPage();
        }

        used = repeated;
    }

    /// <summary>Ends the rows that filters are offered on.</summary>
    public void EndFilter() => sheet.EndFilter();

    /// <summary>The height that a row of these cells needs, in points.</summary>
    public double Height(params ReadOnlySpan<Cell> cells)
    {
        var height = Look.RowHeight;
        foreach (var cell in cells)
        {
            if (cell.Words is { } text)
            {
                var lines = cell.Style.Wrap ? Lines(text, cell.Column, cell.Last, cell.Style) : 1;
                height = Math.Max(height, TextMeasure.RowHeight(lines, cell.Style.FontSize));
            }
        }

        return Math.Min(height, MaxRowHeight);
    }

    /// <summary>How many lines a text takes over columns.</summary>
    public int Lines(string text, int first, int last, CellStyle style) => Lines(layout.Widths, text, first, last, style);

    /// <summary>How many lines a text takes over columns of these widths.</summary>
    public static int Lines(IReadOnlyList<double> widths, string text, int first, int last, CellStyle style)
    {
        var width = 0d;
        for (var column = first; column <= last; column++)
        {
            width += widths[column - 1];
        }

        return TextMeasure.Lines(text, width, style.FontSize, style.Bold, style.Indent * IndentUnits);
    }

    public CellPlace Place(int row, int column) => new(Name, row, column);

    /// <summary>Joins cells that are already written, or will be.</summary>
    public void Merge(int firstRow, int firstColumn, int lastRow, int lastColumn) => sheet.Merge(firstRow, firstColumn, lastRow, lastColumn);

    /// <inheritdoc cref="StreamedSheet.ColourScale"/>
    public void Heat(int row, int firstColumn, int lastColumn) => sheet.ColourScale(Range(row, firstColumn, row, lastColumn), Look.HeatLow, Look.HeatHigh);

    /// <inheritdoc cref="StreamedSheet.DataBar"/>
    public void Bars(int firstRow, int lastRow, int column) => sheet.DataBar(Range(firstRow, column, lastRow, column), Look.Bar, from: 0);

    /// <summary>Puts a chart over the rows below, which are left empty.</summary>
    public void Add(Chart chart, int rows, double rowHeight)
    {
        var first = sheet.Row + 1;
        for (var i = 0; i < rows; i++)
        {
            Begin(rowHeight);
        }

        sheet.Add(chart, first, 1, sheet.Row, LastColumn);
    }

    public void Dispose() => sheet.Dispose();

    private static string Range(int firstRow, int firstColumn, int lastRow, int lastColumn) =>
        $"{CellAddress.Format(firstRow, firstColumn)}:{CellAddress.Format(lastRow, lastColumn)}";
}
