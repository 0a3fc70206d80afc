using CadreReports.Catalogue;

namespace CadreReports.Workbooks.Reading;

/// <summary>The sums that a form declares, for formula cells that come without a calculated value.</summary>
internal static class CatalogueSums
{
    /// <summary>
    /// The figures that a figure adds up: the rows of a sum row, else the columns of a sum column; empty for a typed one.
    /// </summary>
    public static IReadOnlyList<(int Row, int Column)> PartsOf(Form form, int row, int column)
    {
        if (form.Indicators[row].SumOf is { Count: > 0 } codes)
        {
            var down = codes.Select(c => (Row: form.RowIndex(c), Column: column)).Where(p => Applies(form, p)).ToList();
            if (down.Count > 0)
            {
                return down;
            }
        }

        return form.SumColumns.TryGetValue(form.Measures[column].Code, out var columns)
            ? [.. columns.Select(c => (Row: row, Column: form.ColumnIndex(c))).Where(p => Applies(form, p))]
            : [];
    }

    /// <summary>Computes figures from their parts, inner sums first. Blank parts count as 0; nothing but blanks stays blank.</summary>
    public static void Fill(FormContent content, IReadOnlyCollection<(int Row, int Column)> uncalculated)
    {
        var open = uncalculated.ToHashSet();
        foreach (var cell in uncalculated)
        {
            Compute(content, cell, open);
        }
    }

    private static void Compute(FormContent content, (int Row, int Column) cell, HashSet<(int Row, int Column)> open)
    {
        if (!open.Remove(cell))
        {
            return;
        }

        long? sum = null;
        foreach (var part in PartsOf(content.Form, cell.Row, cell.Column))
        {
            Compute(content, part, open);
            if (content[part.Row, part.Column] is { } value)
            {
                sum = (sum ?? 0) + value;
            }
        }

        content[cell.Row, cell.Column] = sum;
    }

    private static bool Applies(Form form, (int Row, int Column) cell) =>
        cell is { Row: >= 0, Column: >= 0 } && form.Indicators[cell.Row].Measures.Contains(cell.Column);
}
