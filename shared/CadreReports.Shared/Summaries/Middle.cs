namespace CadreReports.Summaries;

/// <summary>The median, which a few odd values cannot move.</summary>
internal static class Middle
{
    /// <summary>The middle value; of an even number of them the mean of the two in the middle.</summary>
    /// <param name="values">At least one, in any order.</param>
    public static decimal Of(IReadOnlyCollection<decimal> values)
    {
        var sorted = values.Order().ToArray();
        var half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
