using System.Globalization;
using CadreReports.Catalogue;

namespace CadreReports.Local.Samples;

/// <summary>A line of BM09; its status as the index of the catalogue's choice.</summary>
internal sealed record SampleDocument(string Number, DateOnly Date, string Excerpt, string Resolution, int Status);

/// <summary>A limitation of BM10 with its state as the index of the catalogue's choice.</summary>
internal sealed record SampleLimitation(string Content, int Status);

/// <summary>What a sample workbook says in words.</summary>
internal sealed record SampleTexts(
    IReadOnlyList<SampleDocument> Documents,
    IReadOnlyList<string> Models,
    IReadOnlyList<string> Difficulties,
    IReadOnlyList<string> Proposals,
    IReadOnlyList<SampleLimitation> Limitations,
    IReadOnlyDictionary<(string Form, string Row), string> Explanations,
    bool HasArticleFigures)
{
    // The choices of BM10 and of BM09, in the catalogue's order.
    private const int Fixed = 0;
    private const int Underway = 1;
    private const int NotFixed = 2;
    private const int BeingCarriedOut = 0;
    private const int ReviewedOnce = 1;
    private const int Concluded = 2;
    private const int Replaced = 3;

    private static readonly (string Form, string Row)[] ArticleRows =
    [
        ("BM01", "01"), ("BM01", "02"), ("BM01", "05"),
        ("BM04", "01"), ("BM04", "02"), ("BM04", "05"), ("BM04", "12"),
        ("BM06", "06"), ("BM06", "07"), ("BM06", "08"),
    ];

    private static readonly (string Form, string Row)[] AfterArticleRows =
        [("BM06", "05"), ("BM06", "06"), ("BM06", "07"), ("BM06", "08"), ("BM06", "10")];

    /// <summary>The texts of a period, after those of the period before.</summary>
    public static SampleTexts Write(SampleTexts? before, ProvinceProfile profile, SampleDice dice, PeriodId period)
    {
        var pool = SampleTextPool.Load();
        return new(
            Listed(pool.Documents, dice, period),
            Chosen(pool.Models, "models", 4, dice, period),
            Chosen(pool.Difficulties, "difficulties", 4, dice, period),
            Chosen(pool.Proposals, "proposals", 3, dice, period),
            Carried(before?.Limitations, pool.Limitations, dice, period),
            Explained(pool, profile, period),
            ArticleFigures.Apply(profile, period));
    }

    /// <summary>The documents issued up to some weeks before the period's end; older ones move on in their state.</summary>
    private static List<SampleDocument> Listed(IReadOnlyList<PooledDocument> pool, SampleDice dice, PeriodId period)
    {
        var end = new DateOnly(period.Year, period.Half == 1 ? 5 : 11, 25);
        var issued = pool
            .Select((d, i) => (Pooled: d, Date: d.Date.AddDays(dice.Between(0, 24, $"day{i}")), Number: dice.Between(12, 180, $"number{i}"), Kept: dice.Between(0, 5, $"kept{i}") > 0))
            .Where(d => d.Kept && d.Date <= end)
            .OrderBy(d => d.Date)
            .ToList();
        return issued.ConvertAll(d => new SampleDocument(
            Put(d.Pooled.Number, d.Number),
            d.Date,
            d.Pooled.Excerpt,
            d.Pooled.Resolution,
            issued.Exists(o => string.Equals(o.Pooled.Resolution, d.Pooled.ReplacedBy, StringComparison.Ordinal))
                ? Replaced
                : (end.DayNumber - d.Date.DayNumber) switch
                {
                    > 1_800 => Concluded,
                    > 400 => ReviewedOnce,
                    _ => BeingCarriedOut,
                }));
    }

    /// <summary>Two texts or more, others in every period.</summary>
    private static List<string> Chosen(IReadOnlyList<string> pool, string key, int most, SampleDice dice, PeriodId period)
    {
        var count = dice.Between(2, most, $"{key}Count{period}");
        return dice.Order(pool.Count, $"{key}{period}").Take(count)
            .Select(i => Put(pool[i], dice.Between(12, 96, $"{key}{i}a"), dice.Between(2, 9, $"{key}{i}b"))).ToList();
    }

    /// <summary>What was not put right stays on the list in the same words; what was, is left out next time.</summary>
    private static List<SampleLimitation> Carried(IReadOnlyList<SampleLimitation>? before, IReadOnlyList<string> pool, SampleDice dice, PeriodId period)
    {
        var open = before?.Where(l => l.Status != Fixed).ToList() ?? [];
        var known = before?.Select(l => l.Content).ToHashSet(StringComparer.Ordinal) ?? [];
        var fresh = dice.Order(pool.Count, "limitations").Select(i => pool[i]).Where(t => !known.Contains(t)).Take(before is null ? 3 : 1);
        var carried = open.Select(l => new SampleLimitation(l.Content, Next(l.Status, dice.Between(0, 9, l.Content + period))));
        return [.. carried, .. fresh.Select(t => new SampleLimitation(t, dice.Between(0, 2, t) == 0 ? NotFixed : Underway))];
    }

    private static int Next(int status, int luck) => status switch
    {
        NotFixed => luck < 6 ? Underway : NotFixed,
        _ => luck < 6 ? Fixed : Underway,
    };

    private static Dictionary<(string Form, string Row), string> Explained(SampleTextPool pool, ProvinceProfile profile, PeriodId period)
    {
        if (ArticleFigures.Apply(profile, period))
        {
            return ArticleRows.ToDictionary(r => r, _ => pool.ArticleExplanation);
        }

        return ArticleFigures.Apply(profile, period.LastYear) ? AfterArticleRows.ToDictionary(r => r, _ => pool.AfterArticleExplanation) : [];
    }

    private static string Put(string text, int first, int second = 0) => text
        .Replace("{0}", first.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{1}", second.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
