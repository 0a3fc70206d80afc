using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Summaries.Limitations;

namespace CadreReports.Summaries.Briefing.Sentences;

/// <summary>The words that a summary gives for the places of sentences; none for a figure that is not there.</summary>
internal sealed class SummaryWords(RegionalSummary summary)
{
    /// <summary>Places that need no argument. A count of nobody has no words: the clause that speaks of them is left out.</summary>
    private static readonly Dictionary<string, Func<RegionalSummary, Words?>> Plain = new(StringComparer.Ordinal)
    {
        ["period"] = s => s.Period.Name,
        ["previousPeriod"] = s => Figures(s).Any(f => f.Previous is not null) ? new Words(s.Period.Id.Previous.InWords()) : null,
        ["lastYearPeriod"] = s => Figures(s).Any(f => f.LastYear is not null) ? new Words(s.Period.Id.LastYear.InWords()) : null,
        ["cutOff"] = s => Amounts.Day(s.Period.CutOff),
        ["year"] = s => Year(s.Period.Id.Year),
        ["priorYear"] = s => Year(s.Period.Id.Year - 1),
        ["region"] = s => s.Region.InText,
        ["due"] = s => Moment(s.Period.Due),
        ["asOf"] = s => s.AsOf is { } moment ? new Words(Moment(moment.ToOffset(s.Period.Due.Offset))) : null,
        ["expected"] = s => Count(s.Counts.Expected),
        ["in"] = s => Count(s.Counts.In),
        ["all"] = s => s.Counts.Missing == 0 ? Count(s.Counts.Expected) : null,
        ["allOnTime"] = s => IsAll(s.Counts.OnTime, s.Counts.In) ? Count(s.Counts.In) : null,
        ["someOnTime"] = s => IsAll(s.Counts.OnTime, s.Counts.In) ? null : Count(s.Counts.OnTime),
        ["late"] = s => Count(s.Counts.WithinGrace + s.Counts.AfterGrace),
        ["lateList"] = s => Listed(s.Standings.Where(l => l.Timeliness is Timeliness.WithinGrace or Timeliness.AfterGrace), WithDays),
        ["afterGrace"] = s => Count(s.Counts.AfterGrace),
        ["missing"] = s => Count(s.Counts.Missing),
        ["missingList"] = s => Listed(s.Standings.Where(l => !l.IsIn), l => l.Province.Name),
        ["corrected"] = s => Count(s.Standings.Count(l => l.IsIn && l.Report.Uploads > 1)),
        ["documents"] = s => Count(Documents.Of(s).Sum(d => d.Count)),
        ["documentProvinces"] = s => Count(Documents.CountProvinces(s)),
        ["limitations"] = s => Count(Items(s).Count()),
        ["limitationProvinces"] = s => Count(s.Limitations.Count),
        ["fixed"] = s => Count(Items(s).Count(i => i.State == LimitationState.Fixed)),
        ["beingFixed"] = s => Count(Items(s).Count(i => i.State == LimitationState.BeingFixed)),
        ["open"] = s => Count(Items(s).Count(i => i.State == LimitationState.Open)),
        ["notMentioned"] = s => Count(Items(s).Count(i => i.State == LimitationState.NotMentioned)),
        ["notStated"] = s => Count(Items(s).Count(i => i.State == LimitationState.NotStated)),
        ["lasting"] = s => Count(Items(s).Count(i => i.State != LimitationState.Fixed && i.Periods >= LastingPeriods)),
        ["lastingList"] = s => Listed(s.Limitations.Where(l => l.Items.Any(i => i.State != LimitationState.Fixed && i.Periods >= LastingPeriods)), l => l.Province.Name),
        ["asked"] = s => Count(s.Queries.Sum(q => q.Findings.Count)),
        ["allAnswered"] = s => IsAll(s.Queries.Sum(q => q.Findings.Count - q.Open), s.Queries.Sum(q => q.Findings.Count)) ? Count(s.Queries.Sum(q => q.Findings.Count)) : null,
        ["answered"] = s => Count(s.Queries.Sum(q => q.Findings.Count - q.Open)),
        ["unanswered"] = s => Count(s.Queries.Sum(q => q.Open)),
        ["unansweredList"] = s => Listed(s.Queries.Where(q => q.Open > 0), q => q.Province.Name),
        ["questions"] = s => Count(s.Questions.Sum(q => q.Questions.Count)),
        ["questionProvinces"] = s => Count(s.Questions.Count),
        ["replied"] = s => Count(s.Questions.Sum(q => q.Questions.Count - q.Open)),
        ["unreplied"] = s => Count(s.Questions.Sum(q => q.Open)),
        ["unrepliedList"] = s => Listed(s.Questions.Where(q => q.Open > 0), q => q.Province.Name),
        ["outliers"] = s => Count(s.Outliers.Count),
        ["outlierProvinces"] = s => Count(s.Outliers.Select(o => o.Place.Province.Code).Distinct(StringComparer.Ordinal).Count()),
        ["unaskedList"] = s => Listed(s.Region.Provinces.Where(p => s.Outliers.Any(o => o.Place.Province == p && s.QuestionAbout(o) is null)), p => p.Name),
    };

    private const int LastingPeriods = 3;

    /// <summary>Of less than that a percentage says nothing: from 2 to 9 would be 350%.</summary>
    private const long SmallestBase = 20;

    private readonly RatioWords ratios = new(summary);

    /// <summary>The names of the places that need no argument.</summary>
    public static IReadOnlyCollection<string> Names { get; } = Plain.Keys;

    public Words? this[Place place] => Plain.TryGetValue(place.Name, out var words)
        ? words(summary)
        : place.Name switch
        {
            "n" => Total(place),
            "some" => Total(place) is { Text: not "0" } some ? some : null,
            "change" => Moved(place),
            "share" => Share(place),
            "most" => Most(place),
            _ => ratios[place],
        };

    private FigureSummary? Figure(string name) => summary.Figure(PlaceKinds.Figure(name));

    private Words? Total(Place place) => Figure(place.Arguments[0]) is { Total: { } total } figure
        ? new Words(Amounts.Number(total), [Base(figure.From)])
        : null;

    /// <summary>Stocks against the last half-year, flows against the same half of last year, yearly figures against last year.</summary>
    private Words? Moved(Place place)
    {
        if (Figure(place.Arguments[0]) is not { } figure)
            return null;

        var (then, against) = figure.Indicator.Time switch
        {
            TimeKind.Stock => (figure.Previous, BriefingTexts.AgainstPrevious),
            TimeKind.Annual => (figure.LastYear, BriefingTexts.AgainstYear),
            _ => (figure.LastYear, BriefingTexts.AgainstLastYear),
        };
        return then?.Change is not { } change
            ? null
            : new Words(
                $"{Amounts.Change(change.Difference, change.Then < SmallestBase ? null : change.Percent, place.Unit)} {against}",
                [new Coverage(true, change.From, change.Of)]);
    }

    /// <summary>The part of a whole, over the provinces that have both.</summary>
    private Words? Share(Place place)
    {
        if (Figure(place.Arguments[0]) is not { } part || Figure(place.Arguments[1]) is not { } whole)
            return null;

        var both = part.ByProvince.Zip(whole.ByProvince).Where(pair => pair is { First: not null, Second: not null }).ToList();
        var sum = both.Sum(pair => pair.Second!.Value);
        return sum == 0
            ? null
            : new Words(Amounts.Percent(100m * both.Sum(pair => pair.First!.Value) / sum), [Base(both.Count)]);
    }

    private Words? Most(Place place)
    {
        if (Figure(place.Arguments[0]) is not { } figure)
            return null;

        var provinces = summary.Standings.Zip(figure.ByProvince).Where(p => p.Second is not null)
            .Select(p => new Placed(p.First.Province.Name, p.Second!.Value, Amounts.Number(p.Second!.Value)));
        return Placed.First(provinces, int.Parse(place.Arguments[1], CultureInfo.InvariantCulture), highest: true);
    }

    private Coverage Base(int from) => new(false, from, summary.Counts.In);

    private static bool IsAll(int part, int whole) => part == whole && whole > 1;

    private static IEnumerable<FigureSummary> Figures(RegionalSummary summary) => summary.Forms.SelectMany(f => f.Figures);

    private static IEnumerable<Limitation> Items(RegionalSummary summary) => summary.Limitations.SelectMany(l => l.Items);

    private static Words? Count(int number) => number == 0 ? null : new Words(Amounts.Number(number));

    private static Words? Listed<T>(IEnumerable<T> items, Func<T, string> name) =>
        Amounts.List([.. items.Select(name)]) is { Length: > 0 } list ? new Words(list) : null;

    private static string WithDays(ProvinceStanding standing) =>
        Amounts.Fill(BriefingTexts.DaysLate, standing.Province.Name, standing.DaysLate);

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset moment) =>
        Amounts.Fill(BriefingTexts.Moment, moment.ToString("HH:mm", CultureInfo.InvariantCulture), Amounts.Day(DateOnly.FromDateTime(moment.DateTime)));
}
