using System.Globalization;
using CadreReports.Findings;
using CadreReports.Spreadsheets;

namespace CadreReports.Workbooks.Reading;

/// <summary>Reads a cell as a whole number, and says what is wrong with it when it is none.</summary>
internal sealed class FigureCells(SheetRows rows, CellStyles styles, bool date1904, FindingList findings)
{
    /// <summary>The figure; null when blank or unreadable, which then is a finding.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="content">The form being read.</param>
    /// <param name="row">Index of the indicator, -1 in a list.</param>
    /// <param name="column">Index of the measure.</param>
    public long? Read(in RawCell cell, FormContent content, int row, int column)
    {
        var text = rows.Text(cell);
        if (cell.Kind == RawKind.Number && FigureText.TryPlain(text, out var figure) && styles[cell.Style] == NumberMeaning.Plain)
        {
            return figure;
        }

        switch (cell.Kind)
        {
            case RawKind.Blank:
                return null;
            case RawKind.Error:
                Add(ReaderFinding.ErrorValue, cell, content, row, column, CellText.Quote(text));
                return null;
            case RawKind.Boolean:
                Add(ReaderFinding.Boolean, cell, content, row, column, BooleanName(text));
                return null;
            case RawKind.Day:
                Add(ReaderFinding.DayAsFigure, cell, content, row, column, CellText.Quote(text));
                return null;
            case RawKind.Number when styles[cell.Style] == NumberMeaning.Day && DayText.OfNumber(text, date1904) is { } day:
                Add(ReaderFinding.DayAsFigure, cell, content, row, column, day.ToString("d/M/yyyy", CultureInfo.InvariantCulture));
                return null;
            case RawKind.Number when styles[cell.Style] == NumberMeaning.Percent:
                Add(ReaderFinding.Percent, cell, content, row, column, PercentText(text));
                return null;
            default:
                return Judge(cell.Kind == RawKind.Number ? FigureText.OfNumber(text) : FigureText.OfText(text), cell, content, row, column);
        }
    }

    /// <summary>Whether the cell holds something that could be a figure: any number, or text that reads like one.</summary>
    public bool LooksLikeFigure(in RawCell cell) => cell.Kind switch
    {
        RawKind.Number => true,
        RawKind.Text => FigureText.OfText(rows.Text(cell)).Kind is not (FigureKind.Blank or FigureKind.Other or FigureKind.WrittenZero),
        _ => false,
    };

    /// <summary>What is shown of a cell in a finding.</summary>
    public string Quote(in RawCell cell) => cell.Kind == RawKind.Number ? Number(rows.Text(cell)) : CellText.Quote(rows.Text(cell));

    public static string BooleanName(ReadOnlySpan<char> value) => value is "1" or "true" ? "TRUE" : "FALSE";

    private long? Judge(FigureReading reading, in RawCell cell, FormContent content, int row, int column)
    {
        switch (reading.Kind)
        {
            case FigureKind.Whole:
                return reading.Value;
            case FigureKind.Blank:
                return null;
            case FigureKind.WrittenZero:
                Add(ReaderFinding.WrittenZero, cell, content, row, column, Quote(cell));
                return 0;
            case FigureKind.Fraction when reading.Proposal is { } proposal && !cell.HasFormula:
                Add(ReaderFinding.FractionProposed, cell, content, row, column, Quote(cell), proposal);
                return null;
            case FigureKind.Fraction:
                Add(ReaderFinding.Fraction, cell, content, row, column, Quote(cell));
                return null;
            case FigureKind.Negative:
                Add(ReaderFinding.Negative, cell, content, row, column, Quote(cell));
                return null;
            case FigureKind.TooLarge:
                Add(ReaderFinding.TooLarge, cell, content, row, column, Quote(cell), FigureText.Max);
                return null;
            case FigureKind.Percent:
                Add(ReaderFinding.Percent, cell, content, row, column, Quote(cell));
                return null;
            case FigureKind.WithUnit when reading.Proposal is { } proposal:
                Add(ReaderFinding.WithUnit, cell, content, row, column, Quote(cell), proposal);
                return null;
            default:
                Add(ReaderFinding.NotANumber, cell, content, row, column, Quote(cell));
                return null;
        }
    }

    private void Add(ReaderRule rule, in RawCell cell, FormContent content, int row, int column, params ReadOnlySpan<object> values)
    {
        if (rule.Severity == Severity.Error)
        {
            content.MarkUnreadable(rows.Row, cell.Column);
        }

        findings.Add(rule, Place(cell, content, row, column), values);
    }

    private CellReference Place(in RawCell cell, FormContent content, int row, int column) => new(
        content.Sheet,
        CellAddress.Format(rows.Row, cell.Column),
        row < 0 ? null : content.Form.Indicators[row].Code,
        content.Form.Measures[column].Code,
        Form: content.Form.Code);

    // As Excel in Vietnamese shows it, with a comma for the decimals.
    private static string Number(ReadOnlySpan<char> value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.###############", CultureInfo.GetCultureInfo("vi-VN"))
            : CellText.Quote(value);

    private static string PercentText(ReadOnlySpan<char> value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? $"{(number * 100).ToString("0.##", CultureInfo.GetCultureInfo("vi-VN"))}%"
            : CellText.Quote(value);
}
