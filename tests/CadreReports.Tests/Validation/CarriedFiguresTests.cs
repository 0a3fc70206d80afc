using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Tests.Workbooks;
using CadreReports.Validation;
using CadreReports.Workbooks.Guard;
using CadreReports.Workbooks.Reading;
using CadreReports.Workbooks.Template;

namespace CadreReports.Tests.Validation;

/// <summary>What a template has filled in of the half-year before.</summary>
public sealed class CarriedFiguresTests
{
    private static readonly CatalogueSet Catalogue = CatalogueSet.Load();

    /// <summary>Every figure of the earlier report is another number, so that none can pass for its neighbour.</summary>
    [Theory]
    [InlineData("2018H2", "t2015 t2016 t2020 t2021")]
    [InlineData("2022H1", "t2020 t2021")]
    [InlineData("2023H1", "t2020 t2021 t2025 t2026")]
    [InlineData("2023H2", "t2020 t2021 t2025 t2026")]
    [InlineData("2025H2", "t2025 t2026")]
    public void Members_and_planned_cadres_at_the_beginning_are_those_at_the_end_of_the_half_year_before(string id, string terms)
    {
        var period = Catalogue.Period(id)!;
        var previous = Numbered(period.Id.Previous);
        var expected = new Dictionary<FigureRef, long> { [new("BM01", "06", "total")] = previous.Figures[new("BM01", "19", "total")] };
        foreach (var term in terms.Split(' '))
        {
            expected.Add(new("BM04", "01", term), previous.Figures[new("BM04", "12", term)]);
        }

        Assert.Equal(expected.OrderBy(f => f.Key.ToString()), CarriedFigures.Of(Catalogue.For(period), period.Id, previous).OrderBy(f => f.Key.ToString()));
    }

    [Fact]
    public void A_figure_that_was_blank_is_not_carried_over_and_a_zero_is()
    {
        var period = Catalogue.Period("2023H1")!;
        var previous = new EarlierReport(period.Id.Previous, Catalogue.Version("2023")!, [period.Province("82")!], new Dictionary<FigureRef, long> { [new("BM01", "19", "total")] = 0 });
        Assert.Equal([KeyValuePair.Create(new FigureRef("BM01", "06", "total"), 0L)], CarriedFigures.Of(Catalogue.For(period), period.Id, previous));
    }

    [Fact]
    public void Another_half_year_than_the_one_before_is_refused()
    {
        var period = Catalogue.Period("2023H1")!;
        Assert.Throws<ArgumentException>(() => CarriedFigures.Of(Catalogue.For(period), period.Id, Numbered(period.Id.LastYear)));
    }

    /// <summary>Written, read back and judged against the very report that it goes on from.</summary>
    [Theory]
    [InlineData("2023H1", "82")]
    [InlineData("2025H2", "91")]
    public void A_prefilled_template_read_back_has_the_figures_and_nothing_is_found_about_them(string id, string code)
    {
        var period = Catalogue.Period(id)!;
        var (version, province) = (Catalogue.For(period), period.Province(code)!);
        var previous = Numbered(period.Id.Previous);
        var carried = CarriedFigures.Of(version, period.Id, previous);
        using var written = new MemoryStream();
        TemplateWriter.Write(version, period, province, new KnownFigures("6 tháng trước", [province.Name], carried), written);
        using var package = WorkbookPackage.Open(new MemoryStream(written.ToArray()));
        var content = WorkbookReader.Read(package, version, period.Id);
        Assert.Empty(content.Findings);
        var read = content.Forms
            .SelectMany(f => f.Form.Indicators.Index().SelectMany(row => f.Form.Measures.Index().Select(column => (f.Form, Row: row.Index, Column: column.Index, Value: f[row.Index, column.Index]))))
            .Where(f => f.Value is not null && f.Form.IsTyped(f.Row, f.Column))
            .ToDictionary(f => f.Form.Figure(f.Row, f.Column), f => f.Value!.Value);
        Assert.Equal(carried.OrderBy(f => f.Key.ToString()), read.OrderBy(f => f.Key.ToString()));

        // What is still blank is asked for; that the figures are those of the half-year before is in order.
        var findings = Validator.Validate(version, period.Id, content, new History(previous, null));
        Assert.DoesNotContain(findings, f => f.RuleId.StartsWith("KT-", StringComparison.Ordinal));
        Assert.All(findings.Where(f => f.Severity == Severity.Error), f => Assert.DoesNotContain(f.Cells, c => carried.Keys.Any(k => k.Form == c.Sheet && k.Row == c.Row && k.Column == c.Column && c.Figure is not null)));
    }

    [Fact]
    public void The_cover_says_where_the_figures_come_from_and_their_cells_stay_open()
    {
        var period = Catalogue.Period("2025H2")!;
        var (version, province) = (Catalogue.For(period), period.Province("91")!);
        var known = new KnownFigures("6 tháng đầu năm 2025", ["An Giang", "Kiên Giang"], CarriedFigures.Of(version, period.Id, Numbered(period.Id.Previous)));
        using var written = new MemoryStream();
        TemplateWriter.Write(version, period, province, known, written);
        using var workbook = TemplateFixture.Open(written.ToArray());
        Assert.Single(workbook.Worksheet("BIA").CellsUsed(), c => !c.HasFormula && c.GetString() ==
            "7. Số đầu kỳ ở các biểu BM01, BM04 đã điền sẵn theo số cuối kỳ của báo cáo 6 tháng đầu năm 2025 (cộng báo cáo của An Giang, Kiên Giang) đã được chấp nhận. Nếu số thực tế khác thì sửa lại và nêu lý do ở cột Giải trình.");
        Assert.All(known.Figures.Keys, f =>
        {
            var sheet = workbook.Worksheet(f.Form);
            Assert.False(sheet.Cell(TemplateFixture.Address(sheet, f.Row, f.Column)).Style.Protection.Locked);
        });

        // Of the province itself, the sentence needs no name; with nothing known there is none.
        using var own = new MemoryStream();
        TemplateWriter.Write(version, period, province, known with { Provinces = ["An Giang"] }, own);
        using var second = TemplateFixture.Open(own.ToArray());
        Assert.DoesNotContain(second.Worksheet("BIA").CellsUsed(), c => !c.HasFormula && c.GetString().Contains("cộng báo cáo", StringComparison.Ordinal));
        using var bare = new MemoryStream();
        TemplateWriter.Write(version, period, province, KnownFigures.None, bare);
        Assert.Equal(TemplateFixture.Write("2025H2", "91"), bare.ToArray());
    }

    private static EarlierReport Numbered(PeriodId id)
    {
        var period = Catalogue.Period(id)!;
        var version = Catalogue.For(period);
        var figures = new Dictionary<FigureRef, long>();
        foreach (var form in version.Forms.Where(f => !f.IsList))
        {
            for (var row = 0; row < form.Indicators.Count; row++)
            {
                foreach (var column in form.Indicators[row].Measures)
                {
                    figures.Add(form.Figure(row, column), 1_000 + figures.Count);
                }
            }
        }

        return new EarlierReport(id, version, [period.Provinces[0]], figures);
    }
}
