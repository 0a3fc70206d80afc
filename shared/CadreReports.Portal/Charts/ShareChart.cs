namespace CadreReports.Portal.Charts;

/// <summary>What wholes are made of: each a bar of the same length, in parts that stand in the same order.</summary>
/// <param name="Title">What it shows, in Vietnamese.</param>
/// <param name="Description">The same for who does not see it.</param>
/// <param name="Parts">The parts' names, from the left; at most three are told apart by their look.</param>
/// <param name="Rows">From the top.</param>
public sealed record ShareChart(string Title, string Description, IReadOnlyList<string> Parts, IReadOnlyList<ShareRow> Rows)
{
    internal const double Width = 400;
    internal const double Left = 116;
    internal const double Right = 392;
    internal const double RowHeight = 21;
    internal const double BarHeight = 15;

    /// <summary>Narrower parts bear no text.</summary>
    internal const double LeastWithText = 26;

    /// <summary>What stands in the table's first column.</summary>
    public required string NameHeading { get; init; }

    internal double Height => (Rows.Count * RowHeight) + 4;

    /// <summary>The parts of a row: where each begins, how wide it is, and its share in per cent; none where the whole is zero.</summary>
    internal static IEnumerable<(double X, double Width, decimal Percent)> Place(ShareRow row)
    {
        var whole = row.Amounts.Sum();
        var before = 0L;
        foreach (var amount in whole == 0 ? [] : row.Amounts)
        {
            yield return (Left + ((Right - Left) * before / whole), (Right - Left) * amount / whole, 100m * amount / whole);
            before += amount;
        }
    }
}

/// <summary>A whole.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Amounts">One for each part; none below zero.</param>
/// <param name="IsTotal">It is that of all together.</param>
public sealed record ShareRow(string Name, IReadOnlyList<long> Amounts, bool IsTotal = false);
