using CadreReports.Catalogue;

namespace CadreReports.Local.Samples;

/// <summary>BM07 (first half only) and BM08: yearly assessment; inspection, discipline and votes of confidence.</summary>
internal static class AssessmentFigures
{
    private const string Assessment = "BM07";
    private const string Discipline = "BM08";
    private const string Total = "total";

    public static void Add(SampleFigures now, SampleFigures? before, ProvinceProfile profile, SampleDice dice, PeriodId period)
    {
        var size = Math.Pow(profile.Members / 50_000d, 0.7);
        if (period.Half == 1)
        {
            // The assessment speaks of the year before, so no more can have been assessed than there were at its end.
            var organisations = before?["BM01", "02", Total] ?? now["BM01", "02", Total];
            var members = now["BM01", "06", Total];
            Assess(now, "01", organisations - dice.Between(0, 6, $"newBases{period}"), 0.155, dice, period);
            Assess(now, "02", (long)(members * dice.Between(0.925, 0.955, "assessed")), 0.14, dice, period);
            Assess(now, "03", (long)(320 * size * dice.Between(0.85, 1.15, "collectives")), 0.15, dice, period);
            Assess(now, "04", (long)(760 * size * dice.Between(0.85, 1.15, "managed")), 0.15, dice, period);
        }

        long Flow(string key, double usual) => (long)Math.Round(usual * size * dice.Between(0.8, 1.2, key) * dice.Wobble(key, period));

        now.Down(Discipline, 1, Total, Flow("inspections", 410), Flow("supervisions", 290));
        var expelled = now["BM01", "15", Total];
        var lighter = SampleDice.Apportion(Flow("disciplined", 110), 0.66, 0.27, 0.07);
        now.Down(Discipline, 3, Total, lighter.Sum() + expelled, lighter[0], lighter[1], lighter[2], expelled);
        var votes = SampleDice.Apportion(Flow("votes", 68), dice.Between(0.8, 0.9, "trusted"), 0.14, 0.01);
        now.Down(Discipline, 8, Total, votes.Sum(), votes[0], votes[1], votes[2]);
    }

    private static void Assess(SampleFigures now, string row, long assessed, double excellent, SampleDice dice, PeriodId period)
    {
        var parts = SampleDice.Apportion(
            assessed,
            excellent * dice.Between(0.85, 1.05, "excellent" + row) * dice.Wobble("excellent" + row, period, 0.04),
            0.78,
            dice.Between(0.06, 0.12, "fulfilled" + row),
            dice.Between(0.002, 0.008, "failed" + row));

        // At most a fifth of those in the second grade may be in the first.
        var tooMany = Math.Max(0, parts[0] - (parts[1] / 5));
        parts[0] -= tooMany;
        parts[1] += tooMany;
        now[Assessment, row, "assessed"] = assessed;
        now[Assessment, row, "excellent"] = parts[0];
        now[Assessment, row, "good"] = parts[1];
        now[Assessment, row, "fulfilled"] = parts[2];
        now[Assessment, row, "notFulfilled"] = parts[3];
    }
}
