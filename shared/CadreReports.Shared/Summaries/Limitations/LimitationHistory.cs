using CadreReports.Catalogue;
using CadreReports.Submissions;

namespace CadreReports.Summaries.Limitations;

/// <summary>
/// Follows a province's limitations back through its reports. Two half-years' lines are the same limitation when they say the
/// same (<see cref="LimitationWords"/>) or, where the wording changed a little, when they are more alike than any other two
/// left and alike enough. A limitation ends with the report that calls it fixed: when it comes up again later, it is a new one.
/// </summary>
public sealed class LimitationHistory
{
    /// <summary>
    /// How alike two wordings must be, from 0 to 1, as Dice's coefficient over their words. At 0.8 a sentence of twenty words
    /// may have four of them exchanged; two limitations that share their subject or "còn chậm" and the like stay apart. To take
    /// two for one hides one of them; to take one for two shows it as new and as not mentioned, where a reader sees it.
    /// </summary>
    public const double Alike = 0.8;

    private readonly PeriodId period;

    /// <summary>The half-years' limitations, the newest first, without a gap.</summary>
    private readonly List<IReadOnlyList<StatedLimitation>> reports;

    /// <summary>For each limitation of each half-year but the oldest: its place in the half-year before, or -1.</summary>
    private readonly List<int[]> before = [];

    private LimitationHistory(PeriodId period, List<IReadOnlyList<StatedLimitation>> reports)
    {
        this.period = period;
        this.reports = reports;
        for (var i = 1; i < reports.Count; i++)
        {
            before.Add(Match(reports[i - 1], reports[i]));
        }
    }

    /// <summary>
    /// The half-year whose report must be read next to know how long every limitation has stood; null when what was read is
    /// enough. When the province has no report of that half-year there is nothing more to read.
    /// </summary>
    /// <param name="version">The catalogue version of <paramref name="period"/>.</param>
    /// <param name="period">The half-year of the report.</param>
    /// <param name="texts">The report's list lines.</param>
    /// <param name="earlier">What was read so far, newest half-year first.</param>
    public static PeriodId? NextToRead(CatalogueVersion version, PeriodId period, IReadOnlyList<TextLine> texts, IReadOnlyList<EarlierLimitations> earlier)
    {
        var history = Of(version, period, texts, earlier);
        var oldest = history.reports.Count - 1;
        return oldest < earlier.Count ? null
            : oldest == 0 || history.Runs().Any(run => run.Start + run.Length - 1 == oldest) ? Back(period, oldest + 1)
            : null;
    }

    /// <param name="version">The catalogue version of <paramref name="period"/>.</param>
    /// <param name="period">The half-year of the report.</param>
    /// <param name="texts">The report's list lines.</param>
    /// <param name="earlier">Newest half-year first; not looked at beyond the first gap.</param>
    internal static LimitationHistory Of(CatalogueVersion version, PeriodId period, IReadOnlyList<TextLine> texts, IReadOnlyList<EarlierLimitations> earlier)
    {
        var reports = new List<IReadOnlyList<StatedLimitation>> { StatedLimitation.In(version, texts) };
        foreach (var report in earlier.TakeWhile((report, i) => report.Period == Back(period, i + 1)))
        {
            reports.Add(StatedLimitation.In(report.Version, report.Lines));
        }

        return new LimitationHistory(period, reports);
    }

    /// <summary>The limitations of the report in sheet order, then those of the last half-year that it passes over.</summary>
    internal IEnumerable<Limitation> Items()
    {
        foreach (var run in Runs())
        {
            var since = Back(period, run.Start + run.Length - 1);
            foreach (var (line, text, state) in run.Limitation.Lines)
            {
                if (run.Start == 0)
                {
                    yield return new Limitation(text, StateOf(state), since, run.Length, line);
                }
                else if (state != CarryOverState.Fixed)
                {
                    yield return new Limitation(text, LimitationState.NotMentioned, since, run.Length, null);
                    break;
                }
            }
        }
    }

    /// <summary>What is spoken of in the report, and what was open in the last half-year and is not; with how long it has stood.</summary>
    private IEnumerable<(StatedLimitation Limitation, int Start, int Length)> Runs()
    {
        for (var i = 0; i < reports[0].Count; i++)
        {
            yield return (reports[0][i], 0, Length(0, i));
        }

        for (var i = 0; reports.Count > 1 && i < reports[1].Count; i++)
        {
            if (!reports[1][i].IsFixed && !before[0].Contains(i))
                yield return (reports[1][i], 1, Length(1, i));
        }
    }

    private int Length(int report, int limitation)
    {
        var start = report;
        while (report < before.Count && before[report][limitation] is >= 0 and var earlier &&
            (!reports[report + 1][earlier].IsFixed || reports[report][limitation].IsFixed))
        {
            (report, limitation) = (report + 1, earlier);
        }

        return report - start + 1;
    }

    /// <summary>One to one; what says the same first, then the most alike, then by order in the sheets.</summary>
    private static int[] Match(IReadOnlyList<StatedLimitation> newer, IReadOnlyList<StatedLimitation> older)
    {
        var byKey = older.Select((o, i) => (o.Words.Key, i)).ToDictionary(pair => pair.Key, pair => pair.i, StringComparer.Ordinal);
        var matches = newer.Select(n => byKey.GetValueOrDefault(n.Words.Key, -1)).ToArray();
        var taken = matches.ToHashSet();
        var alike =
            from n in Enumerable.Range(0, newer.Count)
            where matches[n] < 0
            from o in Enumerable.Range(0, older.Count)
            where !taken.Contains(o)
            where newer[n].Words.MayBe(older[o].Words)
            let similarity = newer[n].Words.Similarity(older[o].Words)
            where similarity >= Alike
            orderby similarity descending, n, o
            select (n, o);
        foreach (var (n, o) in alike.ToList())
        {
            if (matches[n] < 0 && taken.Add(o))
                matches[n] = o;
        }

        return matches;
    }

    private static PeriodId Back(PeriodId period, int halfYears)
    {
        for (; halfYears > 0; halfYears--)
        {
            period = period.Previous;
        }

        return period;
    }

    private static LimitationState StateOf(CarryOverState? state) => state switch
    {
        CarryOverState.Open => LimitationState.Open,
        CarryOverState.BeingFixed => LimitationState.BeingFixed,
        CarryOverState.Fixed => LimitationState.Fixed,
        _ => LimitationState.NotStated,
    };
}
