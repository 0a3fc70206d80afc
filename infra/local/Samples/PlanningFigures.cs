using CadreReports.Catalogue;

namespace CadreReports.Local.Samples;

/// <summary>BM04: cadres planned for posts, by term of office.</summary>
internal static class PlanningFigures
{
    private const string Form = "BM04";

    private static readonly string[] Terms = ["t2020", "t2021", "t2025", "t2026"];
    private static readonly double[] StartShares = [0.36, 0.32, 0.17, 0.15];
    private static readonly double[] AddedShares = [0.33, 0.3, 0.2, 0.17];
    private static readonly double[] RemovedShares = [0.31, 0.287, 0.22, 0.183];

    /// <summary>Appointed as planned, too old, disciplined, poor work, lost trust, other.</summary>
    private static readonly double[] Reasons = [0.46, 0.33, 0.03, 0.03, 0.02, 0.13];

    public static void Add(SampleFigures now, SampleFigures? before, ProvinceProfile profile, SampleDice dice, PeriodId period)
    {
        var article = ArticleFigures.Apply(profile, period);
        var size = Math.Pow(profile.Members / 50_000d, 0.7);
        var known = string.Equals(profile.Code, ArticleFigures.Province, StringComparison.Ordinal);
        var usualAdded = known ? ArticleFigures.Added : 270 * size * dice.Between(0.8, 1.2, "planned");
        var usualRemoved = known ? ArticleFigures.Removed : usualAdded * dice.Between(0.5, 0.75, "unplanned");
        var added = article ? ArticleFigures.Added : (long)(usualAdded * dice.Wobble("planned", period));
        var removed = article ? ArticleFigures.Removed : (long)(usualRemoved * dice.Wobble("unplanned", period));
        var first = article ? ArticleFigures.PlannedAtStart : (long)(1_150 * size * dice.Between(0.88, 1.14, "pool"));

        var starts = before is null ? SampleDice.Apportion(first, StartShares) : [.. Terms.Select(term => before[Form, "12", term])];
        var additions = SampleDice.Apportion(added, AddedShares);
        var removals = SampleDice.Apportion(removed, RemovedShares);
        for (var i = 0; i < Terms.Length; i++)
        {
            AddTerm(now, Terms[i], starts[i], additions[i], Math.Min(removals[i], starts[i]), dice, period, isNext: i >= 2);
        }
    }

    private static void AddTerm(SampleFigures now, string term, long start, long added, long removed, SampleDice dice, PeriodId period, bool isNext)
    {
        var firstTime = isNext ? (long)(added * 0.7) : 0;
        now.Down(Form, 1, term, start, added, firstTime, added - firstTime);
        now.Down(Form, 6, term, SampleDice.Apportion(removed, Reasons));
        var end = start + added - removed;
        now[Form, "12", term] = end;
        now[Form, "13", term] = (long)(end * dice.Between(0.19, 0.31, "plannedWomen") * dice.Wobble("plannedWomen" + term, period, 0.02));
        now.Down(Form, 14, term, SampleDice.Apportion(
            end, dice.Between(0.17, 0.27, "plannedYoung") + (isNext ? 0.05 : 0), 0.54, dice.Between(0.2, 0.27, "plannedOld")));
    }
}
