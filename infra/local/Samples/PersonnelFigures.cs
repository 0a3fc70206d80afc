using CadreReports.Catalogue;

namespace CadreReports.Local.Samples;

/// <summary>BM05 and BM06: appointments and rotation, training.</summary>
internal static class PersonnelFigures
{
    private const string Appointments = "BM05";
    private const string Training = "BM06";
    private const string Total = "total";
    private const string Female = "female";

    public static void Add(SampleFigures now, SampleFigures? before, ProvinceProfile profile, SampleDice dice, PeriodId period)
    {
        var size = Math.Pow(profile.Members / 50_000d, 0.7);
        AddAppointments(now, dice, period, size);
        AddTraining(now, before, profile, dice, period, size);
    }

    private static void AddAppointments(SampleFigures now, SampleDice dice, PeriodId period, double size)
    {
        long Flow(string key, double usual) => (long)Math.Round(usual * size * dice.Between(0.8, 1.2, key) * dice.Wobble(key, period));

        void Row(int row, string key, double usual, double women, double young)
        {
            var all = Flow(key, usual);
            now.Down(Appointments, row, Total, all);
            now.Down(Appointments, row, Female, (long)(all * women * dice.Between(0.85, 1.15, key + "Women")));
            now.Down(Appointments, row, "under40", (long)(all * young * dice.Between(0.85, 1.15, key + "Young")));
        }

        Row(1, "appointed", 140, 0.27, 0.31);
        now[Appointments, "02", Total] = now[Appointments, "01", Total];
        Row(3, "reappointed", 85, 0.24, 0.12);
        Row(4, "nominated", 52, 0.25, 0.2);
        Row(5, "transferred", 46, 0.2, 0.28);
        Row(7, "down", 12, 0.18, 0.4);
        Row(8, "toCommune", 24, 0.2, 0.5);
        Row(9, "up", 15, 0.2, 0.45);
        Row(10, "across", 9, 0.15, 0.35);
        Row(11, "relieved", 11, 0.2, 0.05);
        Row(12, "resigned", 2, 0, 0);
        var vacant = Flow("vacant", 34);
        now.Down(Appointments, 13, Total, vacant, (long)(vacant * dice.Between(0.15, 0.4, "overdue")));
    }

    private static void AddTraining(SampleFigures now, SampleFigures? before, ProvinceProfile profile, SampleDice dice, PeriodId period, double size)
    {
        long Flow(string key, double usual) => (long)Math.Round(usual * size * dice.Between(0.8, 1.2, key) * dice.Wobble(key, period));

        var article = ArticleFigures.Apply(profile, period);
        now.Down(Training, 2, Total, Flow("bachelor", 185), Flow("master", 96), Flow("doctor", 4));
        var quota = (long)(62 * size * dice.Between(0.85, 1.2, "theoryQuota"));
        var sent = (long)(quota * (period.Half == 1 ? 0.52 : 0.46) * dice.Wobble("theorySent", period, 0.05));
        long[] advanced = article
            ? SampleDice.Apportion(ArticleFigures.AdvancedTheory, 0.46, 0.5, 0.04)
            : [sent, Flow("theoryPartTime", 58), Flow("theoryCompleted", 6)];

        // The published figure covers six years; its quota is put in proportion so that the ratio stays one.
        now[Training, "05", Total] = string.Equals(profile.Code, ArticleFigures.Province, StringComparison.Ordinal) && period.Year == ArticleFigures.Period.Year
            ? (long)(SampleDice.Apportion(ArticleFigures.AdvancedTheory, 0.46, 0.5, 0.04)[0] * 1.06)
            : quota;
        now.Down(Training, 6, Total, [.. advanced, Flow("theoryMiddle", 260)]);
        now[Training, "11", Total] = Flow("courses", 2_900);
        Women(now, dice, period, 2, 3, "01");
        Women(now, dice, period, 6, 4, "10");
        now[Training, "11", Female] = (long)(now[Training, "11", Total] * dice.Between(0.38, 0.5, "coursesWomen"));

        now.Down(
            Training,
            12,
            Total,
            Backlog(before, "12", 30 * size, dice, period),
            Backlog(before, "13", 24 * size, dice, period),
            Backlog(before, "14", 700 * size, dice, period));
    }

    /// <summary>Women of each row, and the row that holds the total of both columns.</summary>
    private static void Women(SampleFigures now, SampleDice dice, PeriodId period, int first, int count, string totalRow)
    {
        long all = 0;
        long women = 0;
        for (var i = first; i < first + count; i++)
        {
            var row = SampleFigures.Row(i);
            var figure = now[Training, row, Total];
            now[Training, row, Female] = (long)(figure * dice.Between(0.3, 0.46, $"women{row}") * dice.Wobble($"women{row}", period, 0.02));
            all += figure;
            women += now[Training, row, Female];
        }

        now[Training, totalRow, Total] = all;
        now[Training, totalRow, Female] = women;
    }

    /// <summary>Those not yet trained become fewer every half-year.</summary>
    private static long Backlog(SampleFigures? before, string row, double usual, SampleDice dice, PeriodId period) => before is null
        ? (long)(usual * dice.Between(0.75, 1.25, "backlog" + row))
        : (long)(before[Training, row, Total] * dice.Between(0.92, 0.99, $"backlog{row}{period}"));
}
