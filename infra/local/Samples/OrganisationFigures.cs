using CadreReports.Catalogue;

namespace CadreReports.Local.Samples;

/// <summary>BM02 and BM03: agencies, establishment, and the cadres who are there.</summary>
internal static class OrganisationFigures
{
    private const string Agencies = "BM02";
    private const string Cadres = "BM03";

    private static readonly string[] Blocks = ["party", "government", "service"];
    private static readonly string[] Tiers = ["province", "district", "commune"];

    /// <summary>Shares of ages; doctor to no degree; high to no political theory; by tier.</summary>
    private static readonly double[][] Ages = [[0.36, 0.44, 0.2], [0.42, 0.42, 0.16], [0.4, 0.45, 0.15]];
    private static readonly double[][] Degrees =
        [[0.012, 0.21, 0.66, 0.05, 0.04, 0.028], [0.0005, 0.07, 0.74, 0.12, 0.05, 0.02], [0, 0.015, 0.82, 0.04, 0.1, 0.025]];
    private static readonly double[][] Theories = [[0.16, 0.24, 0.2, 0.4], [0.045, 0.17, 0.3, 0.485], [0.02, 0.68, 0.18, 0.12]];

    public static void Add(SampleFigures now, SampleFigures? before, ProvinceProfile profile, SampleDice dice, PeriodId period)
    {
        for (var tier = 0; tier < Tiers.Length; tier++)
        {
            AddTier(now, before, profile, dice, period, tier);
            AddCadres(now, dice, period, tier);
        }

        for (var row = 1; row <= 16; row++)
        {
            var code = SampleFigures.Row(row);
            now[Cadres, code, "total"] = Tiers.Sum(tier => now[Cadres, code, tier]);
        }
    }

    private static void AddTier(SampleFigures now, SampleFigures? before, ProvinceProfile profile, SampleDice dice, PeriodId period, int tier)
    {
        var size = Math.Pow(profile.Members / 50_000d, 0.6);
        double[] agencies = tier switch
        {
            0 => [dice.Between(14, 17, "p"), dice.Between(21, 29, "g"), dice.Between(26, 38, "s")],
            1 => [profile.Districts * 11, profile.Districts * 12.6, profile.Districts * 5],
            _ => [profile.Communes, profile.Communes, profile.Communes],
        };
        double[] posts = tier switch
        {
            0 => [460 * size, 2_050 * size, 6_800 * size],
            1 => [profile.Districts * 74, profile.Districts * 98, profile.Districts * 1_040 * Math.Sqrt(size)],
            _ => [profile.Communes * 9.6, profile.Communes * 11.2, 0],
        };
        for (var b = 0; b < Blocks.Length; b++)
        {
            var key = $"{tier}{Blocks[b]}";
            var fewer = tier == 2 ? 0 : dice.Between(0, b == 2 ? 2 : 1, $"fewer{key}{period}");
            Set(now, 17 + tier, b, fewer);
            Set(now, 1 + tier, b, before is null ? (long)agencies[b] : Get(before, 1 + tier, b) - fewer);
            var assigned = before is null
                ? (long)(posts[b] * dice.Between(0.93, 1.07, $"posts{key}"))
                : (long)(Get(before, 5 + tier, b) * dice.Between(0.993, 1, $"cut{key}{period}"));
            Set(now, 5 + tier, b, assigned);
            Set(now, 9 + tier, b, (long)(assigned * profile.Filled * dice.Between(0.93, 0.975, $"filled{key}") * dice.Wobble($"filled{key}", period, 0.008)));
            Set(now, 13 + tier, b, (long)(assigned * dice.Between(0.002, 0.004, $"retired{key}") * dice.Wobble($"retired{key}", period)));
        }

        foreach (var first in (int[])[1, 5, 9, 13, 17])
        {
            var row = SampleFigures.Row(first + tier);
            now[Agencies, row, "total"] = Blocks.Sum(block => now[Agencies, row, block]);
        }
    }

    private static void AddCadres(SampleFigures now, SampleDice dice, PeriodId period, int tier)
    {
        var column = Tiers[tier];
        var all = now[Agencies, SampleFigures.Row(9 + tier), "total"];
        now[Cadres, "01", column] = all;
        now[Cadres, "02", column] = (long)(all * (dice.Between(0.43, 0.58, $"women{tier}") - (tier == 2 ? 0.1 : 0)));
        now[Cadres, "03", column] = (long)(all * dice.Between(0.008, 0.06, "minority"));
        now.Down(Cadres, 4, column, Split(all, Ages[tier], dice, $"age{tier}", period));
        now.Down(Cadres, 7, column, Split(all, Degrees[tier], dice, $"degree{tier}", period));
        now.Down(Cadres, 13, column, Split(all, Theories[tier], dice, $"theory{tier}", period));
    }

    /// <summary>Shares that differ by province, and a little by period.</summary>
    private static long[] Split(long all, double[] shares, SampleDice dice, string key, PeriodId period) => SampleDice.Apportion(
        all, [.. shares.Select((share, i) => share * dice.Between(0.88, 1.12, $"{key}{i}") * dice.Wobble($"{key}{i}", period, 0.01))]);

    private static long Get(SampleFigures figures, int row, int block) => figures[Agencies, SampleFigures.Row(row), Blocks[block]];

    private static void Set(SampleFigures figures, int row, int block, long value) => figures[Agencies, SampleFigures.Row(row), Blocks[block]] = value;
}
