using CadreReports.Findings;

namespace CadreReports.Workbooks.Reading;

/// <summary>
/// Where the sheets of another catalogue version's template differ from what is asked for. Each difference would be a finding
/// of its own, all with the same cause; a sheet's are told together.
/// </summary>
internal sealed class FormDifferences
{
    private readonly SortedDictionary<string, Sheet> sheets = new(StringComparer.Ordinal);

    /// <summary>Takes a finding that the other template accounts for; false for any other.</summary>
    public bool TryTake(ReaderRule rule, CellReference cell, ReadOnlySpan<object> values)
    {
        if (rule == ReaderFinding.MissingRow)
        {
            return Of(cell).MissingRows.Add(cell.Row!);
        }

        if (rule == ReaderFinding.MissingColumn)
        {
            return Of(cell).MissingColumns.Add(cell.Column!);
        }

        if (rule == ReaderFinding.UnknownRow)
        {
            Of(cell).UnknownRows.Add((string)values[1]);
            return true;
        }

        if (rule == ReaderFinding.UnknownColumn || rule == ReaderFinding.UnknownColumns)
        {
            Of(cell).UnknownColumns.Add(cell.Address!.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'));
            return true;
        }

        return false;
    }

    /// <summary>What to tell: a sheet and the words for how it differs.</summary>
    public IEnumerable<(string Sheet, string Words)> Tell() => sheets.Select(s => (s.Key, s.Value.Words()));

    private Sheet Of(CellReference cell)
    {
        if (!sheets.TryGetValue(cell.Sheet, out var sheet))
        {
            sheets.Add(cell.Sheet, sheet = new Sheet());
        }

        return sheet;
    }

    private sealed class Sheet
    {
        public SortedSet<string> MissingRows { get; } = new(StringComparer.Ordinal);

        public SortedSet<string> MissingColumns { get; } = new(StringComparer.Ordinal);

        public SortedSet<string> UnknownRows { get; } = new(StringComparer.Ordinal);

        public SortedSet<string> UnknownColumns { get; } = new(StringComparer.Ordinal);

        public string Words()
        {
            (string Format, SortedSet<string> Codes)[] all =
            [
                (ReadingTexts.LacksRows, MissingRows), (ReadingTexts.LacksColumns, MissingColumns),
                (ReadingTexts.HasRows, UnknownRows), (ReadingTexts.HasColumns, UnknownColumns),
            ];
            return string.Join("; ", all.Where(a => a.Codes.Count > 0).Select(a => FindingList.Text(a.Format, [string.Join(", ", a.Codes)])));
        }
    }
}
