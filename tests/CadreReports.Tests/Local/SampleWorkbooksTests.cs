using CadreReports.Catalogue;
using CadreReports.Local.Samples;
using CadreReports.Submissions;
using CadreReports.Tests.Workbooks;
using CadreReports.Workbooks;

namespace CadreReports.Tests.Local;

public class SampleWorkbooksTests
{
    private static readonly SampleWorkbooks Samples = new(TemplateFixture.Catalogue);

    public static TheoryData<string> PeriodIds => [.. SampleWorkbooks.Periods.Select(p => p.ToString())];

    [Fact]
    public void Twenty_provinces_report_for_three_half_years()
    {
        Assert.Equal(["2022H1", "2022H2", "2023H1"], SampleWorkbooks.Periods.Select(p => p.ToString()));
        Assert.Equal(20, Provinces.Count);
        var absence = Assert.Single(SampleWorkbooks.Absences);
        Assert.Null(Samples.Upload(absence.Period, absence.Province));
    }

    [Fact]
    public void In_the_last_half_year_seventeen_of_twenty_are_accepted()
    {
        var uploads = Samples.Uploads(SampleWorkbooks.LastPeriod).ToList();
        Assert.Equal(19, uploads.Count);
        Assert.Equal(17, uploads.Count(u => u.Expected == SubmissionState.Accepted));
        Assert.Equal(["93", "94"], uploads.Where(u => u.Expected == SubmissionState.Rejected).Select(u => u.Province));
        Assert.Equal("%PDF"u8.ToArray(), uploads.Single(u => u.Province == "93").Content[..4]);
        Assert.All(uploads, u => Assert.True(u.FileName.All(char.IsAscii)));
    }

    [Theory]
    [MemberData(nameof(PeriodIds))]
    public void Figures_fill_every_typed_cell_and_obey_every_balance(string id)
    {
        var period = PeriodId.Parse(id);
        var catalogue = Catalogue(period);
        foreach (var province in Provinces)
        {
            var figures = new CompleteFigures(catalogue, Samples.Figures(period, province));
            var typed = catalogue.Forms.Where(f => f.IsCollectedIn(period)).SelectMany(TypedCells).ToHashSet();
            Assert.Equal([], typed.Except(figures.Typed.Keys));
            Assert.Equal([], figures.Typed.Keys.Except(typed));
            Assert.All(figures.Typed.Values, v => Assert.InRange(v, 0, 10_000_000));
            var broken = catalogue.Balances.Where(b => catalogue.Form(b.Left.Form)!.IsCollectedIn(period) && !figures.Holds(b)).Select(b => (b.RuleId, b.Left)).ToList();
            if (period == SampleWorkbooks.LastPeriod && province == SampleWorkbooks.UnbalancedProvince)
            {
                Assert.Equal(new FigureRef("BM02", "02", "total"), Assert.Single(broken).Left);
            }
            else
            {
                Assert.Equal([], broken);
            }
        }
    }

    [Fact]
    public void What_a_period_starts_with_is_what_the_one_before_ended_with()
    {
        foreach (var province in Provinces)
        {
            foreach (var period in SampleWorkbooks.Periods.Skip(1))
            {
                var before = Samples.Figures(period.Previous, province);
                var now = Samples.Figures(period, province);
                Assert.Equal(before[new("BM01", "19", "total")], now[new("BM01", "06", "total")]);
                foreach (var term in (string[])["t2020", "t2021", "t2025", "t2026"])
                {
                    Assert.Equal(before[new("BM04", "12", term)], now[new("BM04", "01", term)]);
                }
            }
        }
    }

    [Fact]
    public void Related_forms_agree()
    {
        foreach (var province in Provinces)
        {
            foreach (var period in SampleWorkbooks.Periods)
            {
                var now = Samples.Figures(period, province);
                Assert.Equal(now[new("BM01", "15", "total")], now[new("BM08", "07", "total")]);
                Assert.Equal(now[new("BM05", "01", "total")], now[new("BM05", "02", "total")]);
                if (period.Half == 1)
                {
                    var atYearEnd = period == SampleWorkbooks.Periods[0] ? now : Samples.Figures(period.Previous, province);
                    Assert.InRange(now[new("BM07", "01", "assessed")], 1, atYearEnd[new("BM01", "02", "total")]);
                    Assert.All(
                        (string[])["01", "02", "03", "04"],
                        row => Assert.True(now[new("BM07", row, "excellent")] * 5 <= now[new("BM07", row, "good")]));
                }
                else
                {
                    Assert.Equal(Samples.Figures(period.Previous, province)[new("BM01", "30", "total")], now[new("BM01", "30", "total")]);
                    Assert.Equal(Samples.Figures(period.Previous, province)[new("BM06", "05", "total")], now[new("BM06", "05", "total")]);
                }
            }
        }
    }

    [Fact]
    public void Nothing_changes_much_within_a_year_but_what_the_article_put_together()
    {
        PeriodId now = new(2023, 1);
        foreach (var province in Provinces.Where(p => p != SampleWorkbooks.UnbalancedProvince))
        {
            var today = new CompleteFigures(Catalogue(now), Samples.Figures(now, province));
            var then = new CompleteFigures(Catalogue(now), Samples.Figures(now.LastYear, province));
            var jumps = today.All.Keys.Where(f => Math.Abs(today.All[f] - then.All[f]) is var change && change > 20 && change * 10 > then.All[f] * 3).ToList();
            Assert.All(jumps, f => Assert.Equal(("82", "BM06"), (province, f.Form)));
        }
    }

    [Fact]
    public void Tien_Giang_reports_the_figures_of_the_article_and_says_which_they_are()
    {
        PeriodId period = new(2022, 1);
        var figures = new CompleteFigures(Catalogue(period), Samples.Figures(period, "82")).All;
        Assert.Equal(15, figures[new("BM01", "01", "total")]);
        Assert.Equal(735, figures[new("BM01", "02", "total")]);
        Assert.Equal(2_770, figures[new("BM01", "05", "total")]);
        Assert.InRange(figures[new("BM01", "19", "total")], 50_500, 50_999);
        Assert.Equal((1_204, 318, 191, 1_331), (
            figures[new("BM04", "01", "total")],
            figures[new("BM04", "02", "total")],
            figures[new("BM04", "05", "total")],
            figures[new("BM04", "12", "total")]));
        Assert.Equal(898, figures[new("BM06", "06", "total")] + figures[new("BM06", "07", "total")] + figures[new("BM06", "08", "total")]);
        using var workbook = TemplateFixture.Open(Samples.Upload(period, "82")!.Content);
        foreach (var (form, row) in (ReadOnlySpan<(string, string)>)[("BM01", "02"), ("BM04", "12"), ("BM06", "06")])
        {
            var sheet = workbook.Worksheet(form);
            Assert.Contains("Theo báo Ấp Bắc 2022", sheet.Cell(TemplateFixture.Address(sheet, row, Form.ExplanationColumn)).GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_same_samples_are_made_again_and_say_that_they_are_invented()
    {
        PeriodId period = new(2022, 2);
        var file = Samples.Upload(period, "92")!.Content;
        Assert.Equal(file, new SampleWorkbooks(CatalogueSet.Load()).Upload(period, "92")!.Content);
        using var workbook = TemplateFixture.Open(file);
        Assert.Contains("SỐ LIỆU MINH HỌA, KHÔNG PHẢI SỐ LIỆU THẬT", workbook.Properties.Comments, StringComparison.Ordinal);
        Assert.Contains(workbook.Worksheet(SheetName.Cover).CellsUsed(), c => c.GetString() == "SỐ LIỆU MINH HỌA, KHÔNG PHẢI SỐ LIỆU THẬT");
    }

    [Theory]
    [MemberData(nameof(PeriodIds))]
    public void Another_reader_finds_the_same_figures_with_sums_and_no_open_check(string id)
    {
        var period = PeriodId.Parse(id);
        var catalogue = Catalogue(period);
        foreach (var upload in Samples.Uploads(period).Where(u => u.Province is "82" or "94" or "79" && u.Content.Length > 1_000))
        {
            var sheets = LibreOffice.Read(upload.Content);
            var expected = new CompleteFigures(catalogue, Samples.Figures(period, upload.Province));
            foreach (var form in catalogue.Forms.Where(f => !f.IsList && f.IsCollectedIn(period)))
            {
                var cells = sheets[form.Code];
                var header = cells.Single(c => c.Key.Column == 1 && c.Value == "Mã").Key.Row;
                var columns = cells.Where(c => c.Key.Row == header).ToDictionary(c => c.Value, c => c.Key.Column);
                var rows = cells.Where(c => c.Key.Column == 1 && c.Key.Row > header).ToDictionary(c => c.Value, c => c.Key.Row);
                foreach (var (figure, value) in expected.All.Where(f => f.Key.Form == form.Code))
                {
                    Assert.Equal((figure, value.ToString(System.Globalization.CultureInfo.InvariantCulture)), (figure, cells[(rows[figure.Row], columns[figure.Column])]));
                }

                var open = rows.Values.Where(r => cells.ContainsKey((r, columns[Form.CheckColumn]))).Select(r => cells[(r, columns[Form.CheckColumn])]);
                Assert.Equal(upload.Expected == SubmissionState.Rejected && form.Code == "BM02" ? ["Lệch 52"] : [], open);
            }
        }
    }

    [Fact]
    public void Limitations_are_carried_over_in_the_same_words_until_they_are_put_right()
    {
        var carried = 0;
        foreach (var province in (string[])["60", "82", "96"])
        {
            var before = Limitations(new(2022, 1), province);
            foreach (var period in SampleWorkbooks.Periods.Skip(1))
            {
                var now = Limitations(period, province);
                var open = before.Where(l => l.Value != "Đã khắc phục").Select(l => l.Key).ToList();
                Assert.Subset(now.Keys.ToHashSet(), open.ToHashSet());
                Assert.All(before.Keys.Except(open), done => Assert.DoesNotContain(done, now.Keys));
                carried += open.Count;
                before = now;
            }
        }

        Assert.InRange(carried, 3, 100);
    }

    private static List<string> Provinces { get; } =
        [.. TemplateFixture.Period("2023H1").Region(SampleWorkbooks.Region)!.Provinces.Select(p => p.Code)];

    private static CatalogueVersion Catalogue(PeriodId period) => TemplateFixture.Catalogue.For(TemplateFixture.Period(period.ToString()));

    private static IEnumerable<FigureRef> TypedCells(Form form) =>
        from indicator in form.Indicators
        where indicator.SumOf.Count == 0
        from m in indicator.Measures
        where !form.SumColumns.ContainsKey(form.Measures[m].Code)
        select new FigureRef(form.Code, indicator.Code, form.Measures[m].Code);

    private static Dictionary<string, string> Limitations(PeriodId period, string province)
    {
        using var workbook = TemplateFixture.Open(Samples.Upload(period, province)!.Content);
        var sheet = workbook.Worksheet("BM10");
        var (rows, columns, _) = TemplateFixture.Codes(sheet);
        return rows.Where(r => r.Key[0] == 'D' && !sheet.Cell(r.Value, columns["content"]).IsEmpty())
            .ToDictionary(r => sheet.Cell(r.Value, columns["content"]).GetString(), r => sheet.Cell(r.Value, columns["status"]).GetString());
    }
}
