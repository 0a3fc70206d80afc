using System.Text;

namespace CadreReports.Spreadsheets.Streaming;

/// <summary>A sheet that is being written: rows downwards, cells from left to right.</summary>
internal sealed class StreamedSheet : IDisposable
{
    /// <summary>The first day that Excel and everybody else count alike.</summary>
    private static readonly DateTime FirstDay = new(1900, 3, 1, 0, 0, 0, DateTimeKind.Unspecified);

    private readonly StreamedWorkbook workbook;
    private readonly SheetLayout layout;
    private readonly StyleTable styles;
    private readonly Stream stream;
    private readonly MarkupWriter part;
    private readonly SheetTail tail;
    private readonly List<byte[]> columns = [];
    private int column;
    private int lastColumn;
    private double height;
    private int? filterEnd;
    private bool isEnded;

    internal StreamedSheet(StreamedWorkbook workbook, int number, string name, SheetLayout layout, StyleTable styles, Stream stream)
    {
        this.workbook = workbook;
        this.layout = layout;
        this.styles = styles;
        this.stream = stream;
        Place = number;
        Name = name;
        tail = new SheetTail(number, styles);
        part = new MarkupWriter(stream);
        SheetView.Write(part, layout, isFirst: number == 1);
        part.Raw("<sheetData>"u8);
    }

    /// <summary>The row that is being written, from 1; 0 before the first.</summary>
    public int Row { get; private set; }

    /// <summary>The sheet's name.</summary>
    internal string Name { get; }

    /// <summary>The sheet's place in the workbook, from 1.</summary>
    internal int Place { get; }

    /// <summary>The charts that lie over the sheet.</summary>
    internal IReadOnlyList<PlacedChart> Charts => tail.Charts;

    /// <summary>The range that filters are offered on, in A1 notation; null for none.</summary>
    private string? FilterRange => layout.FilterRow is { } heading
        ? $"{CellAddress.Format(heading, 1)}:{CellAddress.Format(Math.Max(filterEnd ?? Row, heading), Math.Max(layout.Widths.Count, 1))}"
        : null;

    /// <summary>Begins the next row.</summary>
    /// <param name="height">In points; null for the reader's own.</param>
    public void NextRow(double? height = null)
    {
        ObjectDisposedException.ThrowIf(isEnded, this);
        EndRow();
        Row++;
        column = 0;
        this.height += height ?? SheetStyle.LineHeight;
        part.Raw("<row r=\""u8).Number(Row);
        if (height is { } points)
            part.Raw("\" ht=\""u8).Number(points).Raw("\" customHeight=\"1"u8);
        part.Raw("\">"u8);
    }

    /// <summary>Ends what the layout's filter is for with the current row: what follows is not filtered.</summary>
    public void EndFilter() => filterEnd = Row;

    /// <summary>Leaves rows empty.</summary>
    public void Skip(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        for (; rows > 0; rows--)
        {
            NextRow();
        }
    }

    /// <summary>An empty cell with a look.</summary>
    /// <param name="column">From 1, greater than that of the cell before.</param>
    /// <param name="style">Its look.</param>
    public void Blank(int column, CellStyle style) => Open(column, styles.Index(style)).Raw("\"/>"u8);

    /// <summary>A text, as text whatever it begins with: never a formula, also when somebody edits the cell later.</summary>
    /// <param name="column">From 1, greater than that of the cell before.</param>
    /// <param name="text">
    /// Any text; characters that XML cannot hold are left out, and what is more than a cell may hold. Null leaves the cell empty.
    /// </param>
    /// <param name="style">Its look.</param>
    public void Text(int column, string? text, CellStyle style)
    {
        var clean = CellText.Clean(text ?? string.Empty);
        if (clean.Length == 0)
        {
            Blank(column, style);
            return;
        }

        // In the cell and not in a table of its own: such a table would have to be kept until the end.
        Open(column, styles.Index(style, CellText.NeedsQuotePrefix(clean)))
            .Raw("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8).Cell(clean).Raw("</t></is></c>"u8);
    }

    /// <summary>A whole number.</summary>
    /// <inheritdoc cref="Blank"/>
    public void Number(int column, long value, CellStyle style) => WriteNumber(column, value, style);

    /// <summary>A number; Excel keeps fifteen digits of it.</summary>
    /// <inheritdoc cref="Blank"/>
    public void Number(int column, decimal value, CellStyle style) => WriteNumber(column, value, style);

    /// <summary>A number as a calculation gives it.</summary>
    /// <inheritdoc cref="Blank"/>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public void Number(int column, double value, CellStyle style)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value));
        WriteNumber(column, value, style);
    }

    /// <summary>A day or a moment on a clock in Vietnam; the style has a date format. What lies before March 1900 is written as text.</summary>
    /// <inheritdoc cref="Blank"/>
    public void Moment(int column, DateTime value, CellStyle style)
    {
        if (value >= FirstDay)
            WriteNumber(column, value.ToOADate(), style);
        else
            Text(column, value.ToString(SheetStyle.DateFormat, System.Globalization.CultureInfo.InvariantCulture), style);
    }

    /// <summary>A text that leads to a cell of this workbook.</summary>
    /// <param name="column">From 1, greater than that of the cell before.</param>
    /// <param name="text">Vietnamese.</param>
    /// <param name="sheet">The sheet it leads to, which may be written later.</param>
    /// <param name="cell">In A1 notation.</param>
    /// <param name="style">Its look; the colour of links is the caller's.</param>
    /// <exception cref="ArgumentException">The workbook has no such sheet.</exception>
    public void Link(int column, string text, string sheet, string cell, CellStyle style)
    {
        workbook.Require(sheet);
        Text(column, text, style);
        tail.Link(Row, column, $"{SheetReference.Quote(sheet)}!{cell}");
    }

    /// <summary>Joins cells into one; they may be below the current row.</summary>
    public void Merge(int firstRow, int firstColumn, int lastRow, int lastColumn)
    {
        if (firstRow == lastRow && firstColumn == lastColumn)
        {
            return;
        }

        tail.Merge(firstRow, firstColumn, lastRow, lastColumn);
        this.lastColumn = Math.Max(this.lastColumn, lastColumn);
    }

    /// <summary>Colours the numbers of a range by their place between its least and greatest (heat map).</summary>
    /// <param name="range">In A1 notation.</param>
    /// <param name="low">Colour of the least, six hex digits.</param>
    /// <param name="high">Colour of the greatest.</param>
    public void ColourScale(string range, string low, string high) => tail.Formats.ColourScale(range, low, high);

    /// <summary>Shows the numbers of a range as bars in their cells.</summary>
    /// <param name="range">In A1 notation.</param>
    /// <param name="colour">Six hex digits.</param>
    /// <param name="from">The number without a bar; null for zero, or the least when that is less.</param>
    /// <param name="to">The number whose bar fills the cell; null for the greatest.</param>
    public void DataBar(string range, string colour, decimal? from = null, decimal? to = null) => tail.Formats.DataBar(range, colour, from, to);

    /// <summary>Colours the numbers of a range that are below, or above, zero (a fall, a rise).</summary>
    /// <param name="range">In A1 notation.</param>
    /// <param name="below">Font colour below zero, six hex digits.</param>
    /// <param name="above">Font colour above zero.</param>
    public void Signs(string range, string below, string above) => tail.Formats.Signs(range, below, above);

    /// <summary>Begins a new page behind the current row.</summary>
    public void BreakPage() => tail.BreakPage(Row);

    /// <summary>Puts a chart over cells, from the upper left corner of the first to the lower right one of the last.</summary>
    /// <param name="alternativeText">Vietnamese, for those who cannot see it: what the chart shows.</param>
    /// <param name="write">Writes the chart's own part, once the sheet has ended, and leaves the stream open.</param>
    /// <param name="firstRow">From 1, like the other three.</param>
    /// <param name="firstColumn">Its left column.</param>
    /// <param name="lastRow">Its lower row.</param>
    /// <param name="lastColumn">Its right column.</param>
    public void AddChart(string alternativeText, Action<Stream> write, int firstRow, int firstColumn, int lastRow, int lastColumn)
    {
        ObjectDisposedException.ThrowIf(isEnded, this);
        tail.Add(new PlacedChart(alternativeText, write, firstRow, firstColumn, lastRow, lastColumn, Width(lastColumn)));
        this.lastColumn = Math.Max(this.lastColumn, lastColumn);
    }

    /// <summary>Ends the sheet.</summary>
    public void Dispose()
    {
        if (isEnded)
        {
            return;
        }

        EndRow();
        isEnded = true;
        part.Raw("</sheetData>"u8);
        tail.Write(part, layout, Name, FilterRange, IsOnePage());
        part.Flush();
        stream.Dispose();
        DefineNames();
        workbook.End(this);
    }

    private void EndRow()
    {
        if (Row > 0)
            part.Raw("</row>"u8);
    }

    private void WriteNumber<T>(int column, T value, CellStyle style)
        where T : IUtf8SpanFormattable => Open(column, styles.Index(style)).Raw("\"><v>"u8).Number(value).Raw("</v></c>"u8);

    /// <summary>Begins a cell; its start tag is still open inside the last attribute's value.</summary>
    private MarkupWriter Open(int column, int style)
    {
        ObjectDisposedException.ThrowIf(isEnded, this);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(column, this.column);
        if (Row == 0)
            throw new InvalidOperationException("No row was begun.");
        this.column = column;
        lastColumn = Math.Max(lastColumn, column);
        while (columns.Count < column)
        {
            columns.Add(Encoding.ASCII.GetBytes(CellAddress.ColumnLetters(columns.Count + 1)));
        }

        return part.Raw("<c r=\""u8).Raw(columns[column - 1]).Number(Row).Raw("\" s=\""u8).Number(style);
    }

    private bool IsOnePage()
    {
        if (!layout.OnePageIfNear || layout.Scale is not null)
        {
            return false;
        }

        var below = tail.Charts.Select(c => c.LastRow - Row).Append(0).Max() * SheetStyle.LineHeight;
        var width = Enumerable.Range(0, lastColumn).Sum(c => Width(c + 1));
        return new PageFit(layout.Paper, layout.Landscape, layout.Margins, layout.PagesWide).IsNearOnePage(width, height + below);
    }

    /// <summary>The width of a column, from 1, in points.</summary>
    private double Width(int column) => PageFit.ColumnWidth(column <= layout.Widths.Count ? layout.Widths[column - 1] : SheetView.OtherWidth);

    private void DefineNames()
    {
        if (FilterRange is { } filter)
            workbook.DefineLocal("_xlnm._FilterDatabase", this, SheetReference.Absolute(Name, filter), isHidden: true);
        if (layout.PrintedColumns is { } printed)
            workbook.DefineLocal("_xlnm.Print_Area", this, SheetReference.Absolute(Name, $"A1:{CellAddress.Format(Math.Max(Row, 1), printed)}"), isHidden: false);
        List<string> titles = [];
        if (layout.RepeatedColumns is { } across)
            titles.Add(SheetReference.Absolute(Name, $"{CellAddress.ColumnLetters(across.First)}:{CellAddress.ColumnLetters(across.Last)}"));
        if (layout.RepeatedRows is { } down)
            titles.Add(SheetReference.Absolute(Name, FormattableString.Invariant($"{down.First}:{down.Last}")));
        if (titles.Count > 0)
            workbook.DefineLocal("_xlnm.Print_Titles", this, string.Join(',', titles), isHidden: false);
    }
}
