using CadreReports.Charts;

namespace CadreReports.Spreadsheets.Streaming;

/// <summary>A sheet that is being written: rows downwards, cells from left to right.</summary>
internal sealed class StreamedSheet : IDisposable
{
    /// <summary>The row that is being written, from 1; 0 before the first.</summary>
    public int Row => throw new NotImplementedException();

    /// <summary>Begins the next row.</summary>
    /// <param name="height">In points; null for the reader's own.</param>
    public void NextRow(double? height = null) => throw new NotImplementedException();

    /// <summary>Leaves rows empty.</summary>
    public void Skip(int rows) => throw new NotImplementedException();

    /// <summary>An empty cell with a look.</summary>
    /// <param name="column">From 1, greater than that of the cell before.</param>
    /// <param name="style">Its look.</param>
    public void Blank(int column, CellStyle style) => throw new NotImplementedException();

    /// <summary>A text, as text whatever it begins with: never a formula, also when somebody edits the cell later.</summary>
    public void Text(int column, string? text, CellStyle style) => throw new NotImplementedException();

    public void Number(int column, long value, CellStyle style) => throw new NotImplementedException();

    public void Number(int column, decimal value, CellStyle style) => throw new NotImplementedException();

    /// <summary>A day or a moment on a clock in Vietnam; the style has a date format.</summary>
    public void Moment(int column, DateTime value, CellStyle style) => throw new NotImplementedException();

    /// <summary>A text that leads to a cell of this workbook.</summary>
    /// <param name="column">From 1.</param>
    /// <param name="text">Vietnamese.</param>
    /// <param name="sheet">The sheet it leads to, which may be written later.</param>
    /// <param name="cell">In A1 notation.</param>
    /// <param name="style">Its look; the colour of links is the caller's.</param>
    public void Link(int column, string text, string sheet, string cell, CellStyle style) => throw new NotImplementedException();

    /// <summary>Joins cells into one; they may be below the current row.</summary>
    public void Merge(int firstRow, int firstColumn, int lastRow, int lastColumn) => throw new NotImplementedException();

    /// <summary>Colours the numbers of a range by their place between its least and greatest (heat map).</summary>
    /// <param name="range">In A1 notation.</param>
    /// <param name="low">Colour of the least, six hex digits.</param>
    /// <param name="high">Colour of the greatest.</param>
    public void ColourScale(string range, string low, string high) => throw new NotImplementedException();

    /// <summary>Shows the numbers of a range as bars in their cells.</summary>
    /// <param name="range">In A1 notation.</param>
    /// <param name="colour">Six hex digits.</param>
    /// <param name="from">The number without a bar; null for the least.</param>
    /// <param name="to">The number whose bar fills the cell; null for the greatest.</param>
    public void DataBar(string range, string colour, decimal? from = null, decimal? to = null) => throw new NotImplementedException();

    /// <summary>Fills the cells of a range whose number is below, or above, zero (a fall, a rise).</summary>
    /// <param name="range">In A1 notation.</param>
    /// <param name="below">Font colour below zero, six hex digits.</param>
    /// <param name="above">Font colour above zero.</param>
    public void Signs(string range, string below, string above) => throw new NotImplementedException();

    /// <summary>Begins a new page behind the current row.</summary>
    public void BreakPage() => throw new NotImplementedException();

    /// <summary>Puts a chart over cells, from the upper left corner of the first to the lower right one of the last.</summary>
    public void Add(Chart chart, int firstRow, int firstColumn, int lastRow, int lastColumn) => throw new NotImplementedException();

    /// <summary>Ends the sheet.</summary>
    public void Dispose() => throw new NotImplementedException();
}
