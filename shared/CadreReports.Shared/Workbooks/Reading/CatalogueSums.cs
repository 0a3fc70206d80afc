namespace CadreReports.Workbooks.Reading;

/// <summary>The sums that a form declares, for formula cells that come without a calculated value.</summary>
internal static class CatalogueSums
{
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
        foreach (var part in content.Form.PartsOf(cell.Row, cell.Column))
        {
            Compute(content, part, open);
            if (content[part.Row, part.Column] is { } value)
            {
                sum = (sum ?? 0) + value;
            }
        }

        content[cell.Row, cell.Column] = sum;
    }
}
