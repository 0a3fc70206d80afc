using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Spreadsheets;

namespace CadreReports.Workbooks.Reading;

/// <summary>Reads cells as text, days and choices, and says what is wrong with them.</summary>
/// <param name="rows">The sheet.</param>
/// <param name="styles">Its cell styles.</param>
/// <param name="date1904">Whether days count from 1904.</param>
/// <param name="findings">Where findings go.</param>
/// <param name="content">Where unreadable cells are marked, if it is a form.</param>
internal sealed class TextCells(SheetRows rows, CellStyles styles, bool date1904, FindingList findings, FormContent? content = null)
{
    /// <summary>The text, cleaned; null when blank or unreadable, which then is a finding.</summary>
    public string? Text(in RawCell cell, CellReference place)
    {
        var raw = rows.Text(cell);
        switch (cell.Kind)
        {
            case RawKind.Blank:
                Add(ReaderFinding.NotCalculated, cell, place);
                return null;
            case RawKind.Error:
                Add(ReaderFinding.ErrorValue, cell, place, CellText.Quote(raw));
                return null;
            case RawKind.Boolean:
                return FigureCells.BooleanName(raw);
            case RawKind.Number when styles[cell.Style] == NumberMeaning.Day && DayText.OfNumber(raw, date1904) is { } day:
                return Written(day);
            case RawKind.Day when DayText.OfText(raw) is { } day:
                return Written(day);
            default:
                var text = CellText.Clean(raw, out var cut);
                if (cut)
                {
                    Add(ReaderFinding.TooLong, cell, place, CellText.MaxLength);
                }

                return text;
        }
    }

    /// <summary>The day as yyyy-MM-dd.</summary>
    public string? Day(in RawCell cell, CellReference place)
    {
        if (cell.Kind is RawKind.Blank or RawKind.Error)
        {
            return Text(cell, place);
        }

        var raw = rows.Text(cell);
        if (CellText.Trim(raw).IsEmpty)
        {
            return null;
        }

        var day = cell.Kind switch
        {
            RawKind.Number => DayText.OfNumber(raw, date1904),
            RawKind.Text or RawKind.Day => DayText.OfText(raw),
            _ => null,
        };
        if (day is { } found)
        {
            return found.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        Add(ReaderFinding.NotADay, cell, place, CellText.Quote(raw));
        return null;
    }

    /// <summary>The choice in the catalogue's spelling.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="place">Where it is, for the finding.</param>
    /// <param name="choices">The admissible or, in a column of free text, the suggested values.</param>
    /// <param name="isOpen">Whether other texts are admissible too.</param>
    public string? Choice(in RawCell cell, CellReference place, IReadOnlyList<string> choices, bool isOpen)
    {
        if (Text(cell, place) is not { } text)
        {
            return null;
        }

        var key = CellText.Key(text);
        foreach (var choice in choices)
        {
            if (string.Equals(CellText.Key(choice), key, StringComparison.Ordinal))
            {
                return choice;
            }
        }

        if (isOpen)
        {
            return text;
        }

        Add(ReaderFinding.NotAChoice, cell, place, CellText.Quote(text), string.Join("; ", choices));
        return null;
    }

    /// <summary>The value of a cell in a list, by the kind of its column; figures stay with <see cref="FigureCells"/>.</summary>
    public string? Value(in RawCell cell, CellReference place, Measure measure) => measure.Kind switch
    {
        MeasureKind.Date => Day(cell, place),
        MeasureKind.Choice => Choice(cell, place, measure.Choices, isOpen: false),
        _ when measure.Choices.Count > 0 => Choice(cell, place, measure.Choices, isOpen: true),
        _ => Text(cell, place),
    };

    private void Add(ReaderRule rule, in RawCell cell, CellReference place, params ReadOnlySpan<object> values)
    {
        if (rule.Severity == Severity.Error)
        {
            content?.MarkUnreadable(rows.Row, cell.Column);
        }

        findings.Add(rule, place with { Address = CellAddress.Format(rows.Row, cell.Column) }, values);
    }

    private static string Written(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
