using CadreReports.Spreadsheets.Streaming;

namespace CadreReports.Summaries.Sheets;

/// <summary>The look of a figure, and of the place where there is none.</summary>
/// <param name="Number">The look of the figure.</param>
internal sealed record FigureLook(CellStyle Number)
{
    /// <summary>The look of "…": a dash would mean zero to a reader of statistics.</summary>
    public CellStyle Blank { get; } = Number with { FontColour = Spreadsheets.Colours.Muted, NumberFormat = null, Bold = false };
}

/// <summary>A cell of a row whose height is not known before its texts are.</summary>
internal readonly record struct Cell
{
    private readonly object? content;
    private readonly CellPlace? target;

    private Cell(int column, int last, object? content, CellStyle style, CellPlace? target = null)
    {
        Column = column;
        Last = Math.Max(column, last);
        this.content = content;
        Style = style;
        this.target = target;
    }

    /// <summary>Its column, from 1.</summary>
    public int Column { get; }

    /// <summary>The last of the columns that are joined to it.</summary>
    public int Last { get; }

    public CellStyle Style { get; }

    /// <summary>What it says, when that is a text.</summary>
    public string? Words => content as string;

    public static Cell Blank(int column, CellStyle style, int last = 0) => new(column, last, null, style);

    public static Cell Text(int column, string? text, CellStyle style, int last = 0) => new(column, last, text, style);

    public static Cell Link(int column, string text, CellPlace to, CellStyle style, int last = 0) => new(column, last, text, style, to);

    public static Cell Whole(int column, long? value, FigureLook look, int last = 0) =>
        value is { } number ? new(column, last, number, look.Number) : new(column, last, SummaryTexts.Blank, look.Blank);

    public static Cell Fraction(int column, decimal? value, FigureLook look, int last = 0) =>
        value is { } number ? new(column, last, number, look.Number) : new(column, last, SummaryTexts.Blank, look.Blank);

    /// <summary>A moment on a clock in Vietnam; empty when there is none.</summary>
    public static Cell Moment(int column, DateTime? value, CellStyle style) => new(column, 0, value, style);

    /// <summary>Writes the cell, and those that are joined to it, into the current row.</summary>
    public void WriteTo(StreamedSheet sheet)
    {
        switch (content)
        {
            case null:
                sheet.Blank(Column, Style);
                break;
            case string text when target is { } to:
                sheet.Link(Column, text, to.Sheet, to.Address, Style);
                break;
            case string text:
                sheet.Text(Column, text, Style);
                break;
            case long number:
                sheet.Number(Column, number, Style);
                break;
            case decimal number:
                sheet.Number(Column, number, Style);
                break;
            case DateTime moment:
                sheet.Moment(Column, moment, Style);
                break;
        }

        for (var column = Column + 1; column <= Last; column++)
        {
            sheet.Blank(column, Style);
        }

        if (Last > Column)
        {
            sheet.Merge(sheet.Row, Column, sheet.Row, Last);
        }
    }
}
