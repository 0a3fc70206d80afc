using CadreReports.Catalogue;

namespace CadreReports.Local.Samples;

/// <summary>BM01: party organisations and members.</summary>
internal static class PartyFigures
{
    private const string Form = "BM01";
    private const string Total = "total";

    /// <summary>Members are admitted rather in the second half of the year.</summary>
    private const double FirstHalf = 0.45;

    public static void Add(SampleFigures now, SampleFigures? before, ProvinceProfile profile, SampleDice dice, PeriodId period)
    {
        AddOrganisations(now, before, profile, dice, period);
        var start = before?[Form, "19", Total] ?? profile.Members + dice.Between(-400, 400, "members");
        now[Form, "06", Total] = start;

        var quota = (long)(profile.Members * dice.Between(0.0155, 0.0185, "quota") * (1 + (0.02 * (period.Year - 2022))));
        now[Form, "30", Total] = quota;
        var admitted = (long)(quota * (period.Half == 1 ? FirstHalf : 1 - FirstHalf) * dice.Between(0.9, 1.06, "zeal") * dice.Wobble("admitted", period, 0.05));
        AddAdmitted(now, admitted, dice, profile);

        var joined = (long)(start * dice.Between(0.006, 0.009, "joined") * dice.Wobble("joined", period));
        now.Down(Form, 9, Total, joined, dice.Between(1, 6, $"again{period}"), dice.Between(0, 8, $"other{period}"));
        var expelled = dice.Between(4, 9, $"expelled{period}") * profile.Members / 40_000;
        long[] losses =
        [
            (long)(start * dice.Between(0.006, 0.0088, "left") * dice.Wobble("left", period)),
            (long)(start * 0.0028 * dice.Wobble("died", period)),
            expelled,
            (long)(start * 0.0006 * dice.Wobble("struck", period)),
            (long)(start * 0.00025 * dice.Wobble("resigned", period)),
            dice.Between(0, 6, $"otherLoss{period}"),
        ];
        now.Down(Form, 13, Total, losses);

        var end = start + admitted + joined + now[Form, "10", Total] + now[Form, "11", Total] - losses.Sum();
        now[Form, "19", Total] = end;
        now[Form, "19", "female"] = (long)(end * (dice.Between(0.33, 0.41, "female") + (0.002 * Age(period))));
        now[Form, "19", "ethnic"] = (long)(end * (profile.EthnicShare + (0.0003 * Age(period))));
    }

    private static void AddOrganisations(SampleFigures now, SampleFigures? before, ProvinceProfile profile, SampleDice dice, PeriodId period)
    {
        var article = ArticleFigures.Apply(profile, period);
        now[Form, "01", Total] = before?[Form, "01", Total]
            ?? (article ? ArticleFigures.SubordinateCommittees : profile.Districts + dice.Between(4, 6, "committees"));
        var all = before?[Form, "02", Total] - dice.Between(0, 4, $"merged{period}")
            ?? (article ? ArticleFigures.BaseOrganisations : (long)(profile.Members / dice.Between(64d, 76d, "perBase")));
        var parts = SampleDice.Apportion(all, dice.Between(0.44, 0.56, "committeeShare"), 0.5);
        now.Down(Form, 2, Total, all, parts[0], parts[1]);
        now[Form, "05", Total] = before?[Form, "05", Total] + dice.Between(-9, 6, $"cells{period}")
            ?? (article ? ArticleFigures.Cells : (long)(profile.Members / dice.Between(17.2, 19.6, "perCell")));
    }

    private static void AddAdmitted(SampleFigures now, long admitted, SampleDice dice, ProvinceProfile profile)
    {
        now[Form, "08", Total] = admitted;
        now[Form, "08", "female"] = (long)(admitted * dice.Between(0.42, 0.54, "admittedFemale"));
        now[Form, "08", "ethnic"] = (long)(admitted * profile.EthnicShare * 1.1);
        now[Form, "08", "under30"] = (long)(admitted * dice.Between(0.5, 0.66, "admittedYoung"));
        now.Down(Form, 20, Total, SampleDice.Apportion(
            admitted, dice.Between(0.4, 0.52, "communes"), dice.Between(0.22, 0.32, "offices"), 0.05, dice.Between(0.04, 0.11, "firms"), 0.1));
        now.Down(Form, 25, Total, SampleDice.Apportion(
            admitted, dice.Between(0.44, 0.54, "officials"), dice.Between(0.1, 0.2, "workers"), dice.Between(0.12, 0.22, "farmers"), 0.09, 0.08));
    }

    /// <summary>Half-years since the first sample period.</summary>
    private static int Age(PeriodId period) => ((period.Year - 2022) * 2) + period.Half - 1;
}
