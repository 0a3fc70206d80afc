using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Submissions;
using CadreReports.Summaries;
using CadreReports.Validation;

namespace CadreReports.Tests.Summaries;

/// <summary>
/// A country with invented reports for every half-year. The raw figures can be read and changed by half-year and province, so
/// that a test adds them up by itself; <see cref="Reports"/> makes of them what a summary is told. The same seed always gives
/// the same country.
/// </summary>
/// <param name="seed">Makes another country of it.</param>
/// <param name="blanks">How many cells of a hundred are blank.</param>
internal sealed class GeneratedCountry(int seed = 1, int blanks = 4)
{
    private static readonly CatalogueSet Catalogue = CatalogueSet.Load();

    private readonly Dictionary<(PeriodId Period, string Province), Dictionary<FigureRef, long>?> reports = [];

    /// <summary>The figures of an accepted report, to be read or changed; null after <see cref="Remove"/>.</summary>
    public Dictionary<FigureRef, long>? Figures(string period, string province) => Figures(PeriodId.Parse(period), province);

    /// <inheritdoc cref="Figures(string, string)"/>
    public Dictionary<FigureRef, long>? Figures(PeriodId period, string province)
    {
        if (!reports.TryGetValue((period, province), out var figures))
        {
            reports.Add((period, province), figures = Invent(period, province));
        }

        return figures;
    }

    /// <summary>The province has no accepted report of that half-year.</summary>
    public GeneratedCountry Remove(string period, string province)
    {
        reports[(PeriodId.Parse(period), province)] = null;
        return this;
    }

    /// <summary>The summary of a half-year and scope, such as <c>mien-nam</c> or <c>ca-nuoc</c>.</summary>
    public RegionalSummary Summary(string period, string scope)
    {
        var declared = Catalogue.Period(period)!;
        return RegionalSummary.Build(Catalogue.For(declared), declared, declared.Scope(scope)!, Reports(period, scope));
    }

    /// <summary>What the summary of a half-year and scope is told.</summary>
    public IReadOnlyList<ProvinceReport> Reports(string period, string scope)
    {
        var declared = Catalogue.Period(period)!;
        return [.. declared.Scope(scope)!.Provinces.Select(province => Report(declared, province))];
    }

    private ProvinceReport Report(Period period, Province province)
    {
        if (Figures(period.Id, province.Code) is not { } figures)
        {
            return ProvinceReport.Nothing(province);
        }

        var code = int.Parse(province.Code, CultureInfo.InvariantCulture);
        var arrived = period.Due.AddHours(-code);
        var forms = Catalogue.For(period).Forms;
        return new ProvinceReport(
            province, SubmissionState.Accepted, 1 + (code % 3), arrived, arrived, 1 + (code % 3), 0, 0, null, new string('a', 62) + province.Code, [.. forms.SelectMany(form => Rows(form, figures))], Texts(province))
        {
            Previous = Earlier(period.Id.Previous, province),
            LastYear = Earlier(period.Id.LastYear, province),
            LastYearFirst = period.Id.Half == 2 ? Earlier(period.Id.LastYear.Previous, province) : null,
        };
    }

    private EarlierReport? Earlier(PeriodId id, Province province)
    {
        if (Catalogue.Period(id) is not { } period)
        {
            return null;
        }

        var members = CatalogueSet.MembersOn(province, period.CutOff);
        return members.Count == 0 || members.Any(m => Figures(id, m.Code) is null)
            ? null
            : EarlierReport.Sum(id, Catalogue.For(period), [.. members.Select(m => (m, (IReadOnlyDictionary<FigureRef, long>)Figures(id, m.Code)!))]);
    }

    private static IEnumerable<FactRow> Rows(Form form, Dictionary<FigureRef, long> figures)
    {
        for (var row = 0; row < form.Indicators.Count; row++)
        {
            var facts = form.Indicators[row].Measures
                .Where(column => figures.ContainsKey(form.Figure(row, column)))
                .Select(column => new Fact(form.Measures[column].Code, figures[form.Figure(row, column)], column + 3))
                .ToList();
            if (facts.Count > 0)
            {
                yield return new FactRow(form.Code, form.Indicators[row].Code, form.Code, row + 8, facts);
            }
        }
    }

    private static List<TextLine> Texts(Province province) =>
    [
        SampleRegion.Line("BM10", "A01", 8, ("content", $"Mô hình “Chi bộ bốn tốt” tại các đảng bộ của {province.Name} được duy trì nền nếp.")),
        SampleRegion.Line("BM10", "B01", 22, ("content", "Nguồn kết nạp đảng viên ở doanh nghiệp ngoài nhà nước còn ít.")),
    ];

    /// <summary>Parts come out smaller than their wholes, most of the time; nothing else adds up.</summary>
    private Dictionary<FigureRef, long> Invent(PeriodId id, string province)
    {
        var random = new Random((seed * 1_000_003) + (id.Year * 2_003) + (id.Half * 1_009) + int.Parse(province, CultureInfo.InvariantCulture));
        var figures = new Dictionary<FigureRef, long>();
        foreach (var form in Catalogue.For(Catalogue.Period(id)!).Forms.Where(form => form.IsCollectedIn(id)))
        {
            for (var row = 0; row < form.Indicators.Count; row++)
            {
                foreach (var column in form.Indicators[row].Measures)
                {
                    var isPart = form.Indicators[row].PartOf is not null || form.Measures[column].PartOf is not null;
                    var value = random.Next(isPart ? 400 : 5_000);
                    if (random.Next(100) >= blanks)
                    {
                        figures.Add(form.Figure(row, column), value);
                    }
                }
            }
        }

        return figures;
    }
}
