using CadreReports.Catalogue;

namespace CadreReports.Tests.Catalogue;

/// <summary>In what the versions of the catalogue differ, and what may be compared across them.</summary>
public sealed class VersionContentTests
{
    private static readonly CatalogueSet Catalogue = CatalogueSet.Load();

    [Fact]
    public void Versions_follow_each_other_without_a_gap_and_all_have_ten_forms()
    {
        Assert.Equal(
            [("2017", "2017H2", "2021H2"), ("2023", "2022H1", "2025H1"), ("2025", "2025H2", null)],
            Catalogue.Versions.Select(v => (v.Version, v.From.ToString(), v.To?.ToString())));
        Assert.All(Catalogue.Versions, v => Assert.Equal(Enumerable.Range(1, 10).Select(i => $"BM{i:00}"), v.Forms.Select(f => f.Code)));
        Assert.All(Catalogue.Versions, v => Assert.Equal(["BM09", "BM10"], v.Forms.Where(f => f.IsList).Select(f => f.Code)));
        Assert.All(Catalogue.Versions, v => Assert.Equal(["BM07"], v.Forms.Where(f => !f.IsCollectedIn(new PeriodId(2023, 2))).Select(f => f.Code)));
        Assert.All(Catalogue.Periods, p => Assert.Equal(p.CatalogueVersion, Catalogue.For(p).Version));
        Assert.Null(Catalogue.Version("2024"));
    }

    [Theory]
    [InlineData("2017", "t2015 2015–2020|t2016 2016–2021|t2020 2020–2025|t2021 2021–2026")]
    [InlineData("2023", "t2020 2020–2025|t2021 2021–2026|t2025 2025–2030|t2026 2026–2031")]
    [InlineData("2025", "t2025 2025–2030|t2026 2026–2031|t2030 2030–2035|t2031 2031–2036")]
    public void Planning_has_the_terms_of_its_time_and_adds_them_up(string version, string terms)
    {
        var form = Form(version, "BM04");
        Assert.Equal(terms.Split('|'), form.Measures.Where(m => m.Code != "total").Select(m => $"{m.Code} {m.Name}"));
        Assert.Equal(terms.Split('|').Select(t => t[..5]), form.SumColumns["total"]);
    }

    [Theory]
    [InlineData("2017", "12-KL/TW", "80-QĐ/TW")]
    [InlineData("2025", "80-QĐ/TW", "12-KL/TW")]
    public void Five_steps_follow_what_was_in_force(string version, string cited, string notCited)
    {
        var guidance = Assert.Single(Form(version, "BM05").Guidance, g => g.Contains("5 bước", StringComparison.Ordinal));
        Assert.Contains(cited, guidance, StringComparison.Ordinal);
        Assert.DoesNotContain(notCited, guidance, StringComparison.Ordinal);
        Assert.Equal(3, Form(version, "BM05").Guidance.Count);
    }

    [Fact]
    public void Documents_have_a_state_since_2022()
    {
        string[] common = ["number", "date", "excerpt", "resolution"];
        Assert.Equal(common, Form("2017", "BM09").Measures.Select(m => m.Code));
        Assert.Equal([.. common, "status"], Form("2023", "BM09").Measures.Select(m => m.Code));
        Assert.Equal([.. common, "status"], Form("2025", "BM09").Measures.Select(m => m.Code));
        Assert.All(Catalogue.Versions, v => Assert.Equal(v.Form("BM09")!.Measures.Count, Assert.Single(v.Form("BM09")!.Sections).Measures.Count));
        Assert.DoesNotContain("80-QĐ/TW", Form("2017", "BM09").Measures[3].Choices);
    }

    [Fact]
    public void Old_scale_of_party_organisations_is_one_number_of_those_assessed()
    {
        Assert.Equal(["01", "05", "02", "03", "04"], Rows("2017", "BM07"));
        Assert.Equal(["01", "02", "03", "04"], Rows("2023", "BM07"));
        Assert.Equal(["01", "02", "03", "04"], Rows("2025", "BM07"));
        Assert.Equal([0], Form("2017", "BM07").Indicators[1].Measures);
    }

    [Fact]
    public void Without_districts_their_rows_and_columns_are_gone_and_no_code_means_anything_else()
    {
        Assert.Equal(["02", "06", "10", "14", "18"], Rows("2023", "BM02").Except(Rows("2025", "BM02")));
        Assert.Equal(["district"], Form("2023", "BM03").Measures.Select(m => m.Code).Except(Form("2025", "BM03").Measures.Select(m => m.Code)));
        Assert.Equal(["07", "08", "09"], Rows("2023", "BM05").Except(Rows("2025", "BM05")));
        Assert.Equal(["15", "16"], Rows("2025", "BM05").Except(Rows("2023", "BM05")));
        Assert.Equal(["15", "16", "10"], Row("2025", "BM05", "06").SumOf);
        Assert.Equal(["13"], Rows("2023", "BM06").Except(Rows("2025", "BM06")));
        Assert.Equal(["01", "03"], Row("2025", "BM02", "04").SumOf);
        var texts = Catalogue.Version("2025")!.Forms.SelectMany(f =>
            f.Guidance.Append(f.Title).Concat(f.Measures.Select(m => m.Name)).Concat(f.Indicators.SelectMany(i => new[] { i.Name, i.Heading ?? "" })));
        Assert.DoesNotContain(texts, t => t.Contains("huyện", StringComparison.OrdinalIgnoreCase) || t.Contains("thị trấn", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Rows_that_all_versions_have_differ_in_text_only_where_districts_are_spoken_of()
    {
        var reworded = Catalogue.Version("2023")!.Forms.SelectMany(f => f.Indicators
            .Where(i => Form("2025", f.Code).RowIndex(i.Code) >= 0 && Row("2025", f.Code, i.Code).Name != i.Name)
            .Select(i => $"{f.Code}.{i.Code}"));
        Assert.Equal(["BM01.20", "BM06.14"], reworded);
        Assert.All(["BM01.20", "BM06.14"], r => Assert.Equal(new PeriodId(2025, 2), Row("2025", r[..4], r[5..]).ComparableFrom));
    }

    [Fact]
    public void Only_totals_compare_across_the_merger()
    {
        var merger = new PeriodId(2025, 2);
        var limited = Catalogue.Version("2025")!.Forms.SelectMany(f => f.Indicators.Where(i => i.ComparableFrom == merger).Select(i => $"{f.Code}.{i.Code}")
            .Concat(f.Measures.Where(m => m.ComparableFrom == merger).Select(m => $"{f.Code}.*.{m.Code}")));
        Assert.Equal(
            ["BM01.01", "BM01.20", "BM02.03", "BM02.07", "BM02.11", "BM02.15", "BM02.19", "BM03.*.commune", "BM04.*.total", "BM05.10", "BM06.14"],
            limited);
        string[] totals = ["BM02.04", "BM02.08", "BM02.12", "BM02.16", "BM02.20", "BM03.01", "BM05.06"];
        Assert.All(totals, t => Assert.Null(Row("2025", t[..4], t[5..]).ComparableFrom));
        Assert.Equal(
            [null, new PeriodId(2022, 1), merger],
            Catalogue.Versions.Select(v => v.Form("BM04")!.Measures[0].ComparableFrom));
    }

    private static Form Form(string version, string code) => Catalogue.Version(version)!.Form(code)!;

    private static IEnumerable<string> Rows(string version, string form) => Form(version, form).Indicators.Select(i => i.Code);

    private static Indicator Row(string version, string form, string code) => Form(version, form).Indicators[Form(version, form).RowIndex(code)];
}
