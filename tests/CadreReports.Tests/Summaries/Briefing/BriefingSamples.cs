using CadreReports.Catalogue;
using CadreReports.Submissions;
using CadreReports.Summaries;
using CadreReports.Validation;

namespace CadreReports.Tests.Summaries.Briefing;

/// <summary>Summaries of many kinds, with invented figures, for what must hold of every briefing.</summary>
internal static class BriefingSamples
{
    private static readonly CatalogueSet Catalogues = CatalogueSet.Load();

    public static IEnumerable<(string Name, RegionalSummary Summary)> All() =>
    [
        ("region", SampleRegion.Summary()),
        ("empty", RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, [])),
        ("one", RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, [SampleRegion.Reports()[0]])),
        ("year", SecondHalf(SampleRegion.Reports())),
        ("country", Invented("2023H1", Region.CountryCode, 1)),
        ("several", Invented("2024H2", "mien-bac+mien-nam", 2)),
        ("oldest", Invented("2018H1", "mien-trung-tay-nguyen", 3)),
        ("merged", Invented("2025H2", Region.CountryCode, 4)),
    ];

    /// <summary>A summary of which every province is in, with figures that a seed decides and some blanks.</summary>
    public static RegionalSummary Invented(string period, string scope, int seed)
    {
        var at = Catalogues.Period(period)!;
        var version = Catalogues.For(at);
        var region = at.Scope(scope)!;
        return RegionalSummary.Build(version, at, region, [.. region.Provinces.Select((p, i) => Report(at, version, p, i, new Random((seed * 1000) + i)))]);
    }

    /// <summary>
    /// The sample region half a year on, with the same figures once more: about as many are admitted in the year as its quota
    /// asks for. What was the last half-year is the same half of last year now.
    /// </summary>
    /// <param name="reports">Those of the sample region's.</param>
    public static RegionalSummary SecondHalf(IReadOnlyList<ProvinceReport> reports)
    {
        var period = Catalogues.Period("2023H2")!;
        var version = Catalogues.For(period);
        var region = period.Scope("mien-nam")!;
        return RegionalSummary.Build(version, period, region, [.. reports.Select((r, i) => r with
        {
            Province = region.Provinces.Single(p => p.Code == r.Province.Code),
            Facts = [.. r.Facts.Where(row => version.Form(row.Form)!.IsCollectedIn(period.Id))],
            Previous = !r.IsIn || i % 6 == 2 ? null : new EarlierReport(SampleRegion.Period.Id, SampleRegion.Version, [r.Province], SampleRegion.Reports()[i].Facts
                .SelectMany(row => row.Facts, (row, f) => (new FigureRef(row.Form, row.Row, f.Column), f.Value * (95 + i) / 100))
                .ToDictionary(f => f.Item1, f => f.Item2)),
            LastYear = r.Previous,
            LastYearFirst = r.LastYear,
            Limitations = [],
        })]);
    }

    private static ProvinceReport Report(Period period, CatalogueVersion version, Province province, int index, Random random)
    {
        var sent = period.Due.AddMinutes(random.Next(-9000, 1500));
        var facts = Facts(version, period, random);
        var report = new ProvinceReport(
            province, SubmissionState.Accepted, 1, sent, sent, 1 + random.Next(3), 0, 0, null, new string('a', 64), facts, Texts(version, province, index));
        return report with
        {
            Previous = random.Next(8) == 0 ? null : Earlier(period.Id.Previous, province, random),
            LastYear = random.Next(8) == 0 ? null : Earlier(period.Id.LastYear, province, random),
            LastYearFirst = period.Id.Half == 1 || random.Next(8) == 0 ? null : Earlier(period.Id.LastYear.Previous, province, random),
        };
    }

    private static EarlierReport? Earlier(PeriodId id, Province province, Random random) => Catalogues.Period(id) is not { } period
        ? null
        : new EarlierReport(id, Catalogues.For(period), [province], Facts(Catalogues.For(period), period, random)
            .SelectMany(r => r.Facts, (r, f) => (new FigureRef(r.Form, r.Row, f.Column), f.Value))
            .ToDictionary(f => f.Item1, f => f.Value));

    private static List<FactRow> Facts(CatalogueVersion version, Period period, Random random)
    {
        var rows = new List<FactRow>();
        foreach (var form in version.Forms.Where(f => !f.IsList && f.IsCollectedIn(period.Id)))
        {
            for (var row = 0; row < form.Indicators.Count; row++)
            {
                if (random.Next(60) == 0)
                    continue;

                var size = form.Code == "BM01" && row is 5 or 18 ? 60000 : 40 + (form.Indicators.Count - row) * 40;
                var facts = form.Indicators[row].Measures.Select((column, i) =>
                    new Fact(form.Measures[column].Code, random.Next(size / 2, size) / (i == 0 ? 1 : i + 2), column + 3));
                rows.Add(new FactRow(form.Code, form.Indicators[row].Code, form.Code, row + 8, [.. facts]));
            }
        }

        return rows;
    }

    private static List<TextLine> Texts(CatalogueVersion version, Province province, int index)
    {
        var lines = new List<TextLine>
        {
            SampleRegion.Line("BM09", "01", 8, ("number", "12-KH/TU"), ("resolution", version.Form("BM09")!.Measures.First(m => m.Code == "resolution").Choices[index % 4])),
            SampleRegion.Line("BM10", "A01", 8, ("content", $"{province.Name} duy trì mô hình “Chi bộ bốn tốt”, gắn sinh hoạt chuyên đề với giải quyết việc cụ thể của địa bàn dân cư; đã có 12 chi bộ được công nhận trong kỳ, tăng 3 chi bộ so với năm trước.")),
            SampleRegion.Line("BM10", "C01", 36, ("content", "Đề nghị sớm hướng dẫn tiêu chí đánh giá, xếp loại cán bộ theo vị trí việc làm.\nCó lộ trình cụ thể.")),
        };
        if (index % 3 == 0)
            lines.Add(SampleRegion.Line("BM10", "B01", 22, ("content", "Nguồn kết nạp đảng viên ở khu dân cư còn ít\u0001 <b>&amp;</b> khó bồi dưỡng.")));
        if (index % 2 == 0)
            lines.Add(SampleRegion.Line("BM10", "D01", 50, ("content", "Kiểm điểm, đánh giá, xếp loại ở một số đảng bộ còn chậm so với tiến độ."), ("status", version.Form("BM10")!.Measures[^1].Choices[index / 2 % 3])));
        return lines;
    }
}
