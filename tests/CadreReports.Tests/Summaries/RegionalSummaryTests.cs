using CadreReports.Catalogue;
using CadreReports.Submissions;
using CadreReports.Summaries;
using FsCheck;
using FsCheck.Fluent;

namespace CadreReports.Tests.Summaries;

public sealed class RegionalSummaryTests
{
    private static readonly Form Form = SampleRegion.Version.Form("BM03")!;

    [Fact]
    public void Totals_are_naive_sums_with_the_number_of_provinces_they_come_from()
    {
        var provinces = SampleRegion.Region.Provinces.Count;
        var cells = Form.Indicators.Sum(i => i.Measures.Count);
        var inputs =
            from isIn in Gen.Elements(true, true, false).ArrayOf(provinces)
            from values in Gen.Choose(-40_000, 100_000).ArrayOf(provinces * cells)
            select (isIn, values: values.Select(v => v < 0 ? (long?)null : v % 97 == 0 ? 0 : v).ToArray());

        Prop.ForAll(inputs.ToArbitrary(), input =>
        {
            var reports = SampleRegion.Region.Provinces.Select((province, p) => input.isIn[p]
                ? Accepted(province, FactsOf(input.values.AsSpan(p * cells, cells)))
                : ProvinceReport.Nothing(province)).ToList();
            var summary = Build(reports);

            for (var cell = 0; cell < cells; cell++)
            {
                var expected = Enumerable.Range(0, provinces).Where(p => input.isIn[p]).Select(p => input.values[(p * cells) + cell]).ToList();
                var figure = summary.Form("BM03")!.Figures[cell];
                if (figure.From != expected.Count(v => v.HasValue) ||
                    figure.Total != (expected.Any(v => v.HasValue) ? expected.Sum() : null) ||
                    !figure.ByProvince.Where((_, p) => input.isIn[p]).SequenceEqual(expected) ||
                    figure.ByProvince.Where((_, p) => !input.isIn[p]).Any(v => v is not null))
                {
                    return false;
                }
            }

            return summary.Counts.In == input.isIn.Count(i => i) && summary.Counts.Missing == input.isIn.Count(i => !i);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Nothing_sent_gives_no_total_rather_than_zero()
    {
        var summary = Build([]);

        Assert.All(summary.Forms.SelectMany(f => f.Figures), figure =>
        {
            Assert.Null(figure.Total);
            Assert.Equal(0, figure.From);
        });
        Assert.Equal(new StandingCounts(20, 0, 0, 0, 0), summary.Counts);
        Assert.Null(summary.AsOf);
    }

    [Fact]
    public void A_reported_zero_counts_and_a_blank_does_not()
    {
        var (first, second) = (SampleRegion.Region.Provinces[0], SampleRegion.Region.Provinces[1]);
        var summary = Build([Accepted(first, [Row("BM03", "01", ("total", 0))]), Accepted(second, [Row("BM03", "01", ("province", 7))])]);

        var total = summary.Figure(new FigureRef("BM03", "01", "total"))!;
        Assert.Equal((0, 1), (total.Total, total.From));
        Assert.Equal([0, null], total.ByProvince.Take(2));
        Assert.Equal((7, 1), (summary.Figure(new FigureRef("BM03", "01", "province"))!.Total, summary.Figure(new FigureRef("BM03", "01", "province"))!.From));
    }

    [Fact]
    public void The_order_of_reports_does_not_matter()
    {
        var reports = SampleRegion.Reports();
        var expected = Everything(Build(reports));

        Prop.ForAll(Gen.Shuffle(reports.ToArray()).ToArbitrary(), shuffled => Everything(Build([.. shuffled])) == expected).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_further_report_adds_exactly_its_figures_and_a_missing_one_takes_nothing_else_away()
    {
        var country = new GeneratedCountry(13);
        var reports = country.Reports("2023H1", "mien-nam");
        var inputs =
            from count in Gen.Choose(0, reports.Count - 1)
            from order in Gen.Shuffle(Enumerable.Range(0, reports.Count).ToArray())
            select (Present: order.Take(count).ToArray(), Further: order[count]);

        Prop.ForAll(inputs.ToArbitrary(), input =>
        {
            var present = input.Present.Select(i => reports[i]).ToList();
            var (without, with) = (Build(present), Build([.. present, reports[input.Further]]));
            var own = country.Figures("2023H1", reports[input.Further].Province.Code)!;
            return without.Forms.SelectMany(f => f.Figures).All(before =>
            {
                var after = with.Figure(before.Ref)!;
                return own.TryGetValue(before.Ref, out var value)
                    ? after.Total == (before.Total ?? 0) + value && after.From == before.From + 1
                    : after.Total == before.Total && after.From == before.From;
            });
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Figures_of_a_province_that_is_not_in_and_figures_the_catalogue_does_not_know_are_passed_over()
    {
        var (first, second) = (SampleRegion.Region.Provinces[0], SampleRegion.Region.Provinces[1]);
        var summary = Build(
        [
            Accepted(first, [Row("BM03", "01", ("total", 5), ("unknown", 6)), Row("BM03", "77", ("total", 8)), Row("BM99", "01", ("total", 9))]),
            ProvinceReport.Nothing(second) with { State = SubmissionState.Rejected, Facts = [Row("BM03", "01", ("total", 1_000))] },
        ]);

        Assert.Equal(5, summary.Forms.SelectMany(f => f.Figures).Sum(f => f.Total));
    }

    [Fact]
    public void A_report_from_outside_the_region_or_a_second_one_is_refused()
    {
        var hanoi = SampleRegion.Period.Province("01")!;
        var tienGiang = SampleRegion.Period.Province("82")!;

        Assert.Contains("01", Assert.Throws<ArgumentException>(() => Build([ProvinceReport.Nothing(hanoi)])).Message, StringComparison.Ordinal);
        Assert.Contains("82", Assert.Throws<ArgumentException>(() => Build([ProvinceReport.Nothing(tienGiang), ProvinceReport.Nothing(tienGiang)])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_date_is_that_of_the_newest_event()
    {
        var summary = SampleRegion.Summary();

        Assert.Equal(SampleRegion.Period.Due.AddDays(6).AddMinutes(144), summary.AsOf);
        Assert.Equal(new StandingCounts(20, 17, 15, 1, 1), summary.Counts);
    }

    [Fact]
    public void Only_forms_collected_in_the_half_year_are_there()
    {
        var second = CatalogueSet.Load().Period("2023H2")!;
        var summary = RegionalSummary.Build(CatalogueSet.Load().For(second), second, second.Region("mien-nam")!, []);

        Assert.Null(summary.Form("BM07"));
        Assert.NotNull(SampleRegion.Summary().Form("BM07"));
        Assert.Equal(["BM09", "BM10"], summary.Lists.Select(l => l.Form.Code));
    }

    [Fact]
    public void Lists_keep_every_line_in_its_section_by_province()
    {
        var reports = SampleRegion.Reports();
        var summary = Build(reports);

        var written = reports.Where(r => r.IsIn).SelectMany(r => r.Texts).ToList();
        Assert.Equal(written.Count, summary.Lists.Sum(l => l.Sections.Sum(s => s.LineCount)));
        Assert.All(summary.Lists.Single(l => l.Form.Code == "BM10").Sections, section =>
            Assert.All(section.Provinces.SelectMany(p => p.Lines), line => Assert.StartsWith(section.Section.Prefix, line.Code, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_line_that_fits_no_section_is_kept_in_the_first()
    {
        var province = SampleRegion.Region.Provinces[0];
        var line = new TextLine("BM10", "Z01", "BM10", 90, new Dictionary<string, string> { ["content"] = "Nội dung" });
        var summary = Build([Accepted(province, []) with { Texts = [line] }]);

        Assert.Same(line, Assert.Single(summary.Lists.Single(l => l.Form.Code == "BM10").Sections[0].Provinces).Lines[0]);
    }

    [Fact]
    public void Every_key_figure_is_in_the_catalogue()
    {
        var summary = SampleRegion.Summary();

        Assert.NotEmpty(KeyFigures.All);
        Assert.All(KeyFigures.All, key => Assert.NotNull(summary.Figure(key.Figure)));
    }

    /// <summary>All that is reckoned, in one text.</summary>
    private static string Everything(RegionalSummary summary) => string.Join('\n', (string[])
    [
        .. summary.Standings.Select(s => $"{s.Province.Code} {s.Timeliness} {s.DaysLate}"),
        .. summary.Forms.SelectMany(f => f.Figures).Select(f => $"{f.Ref} {f.Total} {f.From} {f.Previous?.Change} {f.LastYear?.Change}"),
        .. summary.Ratios.SelectMany(r => r.Places.Select(p => $"{r.Ratio.Id} {r.Total} {r.Change} {r.Median} {p.Province.Code} {p.Rank} {p.Value} {p.Earlier}")),
        .. summary.Outliers.Select(o => $"{o.Ratio.Id} {o.Place.Province.Code} {o.Score}"),
        .. summary.Queries.SelectMany(q => q.Findings.Select(f => $"{q.Province.Code} {q.Open} {f.Finding.Id}")),
        .. summary.Limitations.SelectMany(l => l.Items.Select(i => $"{l.Province.Code} {i.Text} {i.State} {i.Since} {i.Periods}")),
        .. summary.Lists.SelectMany(l => l.Sections.SelectMany(s => s.Provinces.Select(p => $"{s.Section.Prefix} {p.Province.Code} {p.Lines.Count}"))),
        .. summary.Timeline.Select(d => d.ToString()),
        $"{summary.AsOf:O}",
    ]);

    private static RegionalSummary Build(IReadOnlyList<ProvinceReport> reports) =>
        RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, reports);

    private static ProvinceReport Accepted(Province province, IReadOnlyList<FactRow> facts) =>
        new(province, SubmissionState.Accepted, 1, SampleRegion.Period.Due, SampleRegion.Period.Due, 1, 0, 0, null, new string('a', 64), facts, []);

    private static FactRow Row(string form, string row, params (string Column, long Value)[] facts) =>
        new(form, row, form, 8, [.. facts.Select((f, i) => new Fact(f.Column, f.Value, i + 3))]);

    private static List<FactRow> FactsOf(ReadOnlySpan<long?> values)
    {
        var rows = new List<FactRow>();
        var next = 0;
        foreach (var indicator in Form.Indicators)
        {
            var facts = new List<Fact>();
            foreach (var column in indicator.Measures)
            {
                if (values[next++] is { } value)
                    facts.Add(new Fact(Form.Measures[column].Code, value, column + 3));
            }

            rows.Add(new FactRow(Form.Code, indicator.Code, Form.Code, rows.Count + 8, facts));
        }

        return rows;
    }
}
