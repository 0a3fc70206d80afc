using System.Text.Json.Nodes;
using CadreReports.Catalogue;

namespace CadreReports.Tests.Catalogue;

public sealed class BrokenCatalogueTests
{
    private const string Provinces = "provinces.json";
    private const string Regions = "regions.json";
    private const string Periods = "periods.json";
    private const string Version = "versions.json";
    private const string Form1 = "forms/BM01.json";
    private const string Form3 = "forms/BM03.json";
    private const string Form4 = "forms/BM04.json";
    private const string Form5 = "forms/BM05.json";
    private const string Form8 = "forms/BM08.json";
    private const string Form9 = "forms/BM09.json";
    private const string Form10 = "forms/BM10.json";
    private const string Rules = "rules.json";

    [Fact]
    public void Unbroken_files_load() => Assert.Equal(19, new CatalogueFiles().Load().Periods.Count);

    public static TheoryData<string, string, string, Action<JsonNode>> Breaks => new()
    {
        // Shape.
        { Provinces, "$.provinces[0].nam", "nam", f => f["provinces"]![0]!["nam"] = 1 },
        { Form1, "$.rows[0].time", "time", f => f["rows"]![0]!["time"] = "sometimes" },
        { Form1, "$", "title", f => f.AsObject().Remove("title") },
        { Form1, "$.title", "title", f => f["title"] = null },

        // Provinces.
        { Provinces, "$.provinces[0].code", "two-digit", f => f["provinces"]![0]!["code"] = "1" },
        { Provinces, "$.provinces[0].name", "blank", f => f["provinces"]![0]!["name"] = " " },
        { Provinces, "$.provinces[1].from", "still belongs to Hà Nội", f => f["provinces"]![1]!["code"] = "01" },
        { Provinces, "$.provinces[1].to", "before the first day", f => f["provinces"]![1]!["to"] = "2000-01-01" },
        { Provinces, "$.provinces[63].from", "still belongs to Thừa Thiên Huế", f => f["provinces"]![63]!["from"] = "2024-12-31" },
        { Provinces, "$.provinces[64].predecessors[1]", "no province 03 ends on 2025-06-30", f => f["provinces"]![64]!["predecessors"]![1] = "03" },
        { Provinces, "$.provinces[65].predecessors[1]", "08 Tuyên Quang already went into 08 Tuyên Quang", f => f["provinces"]![65]!["predecessors"]![1] = "08" },
        { Provinces, "$.provinces[1].to", "02 Hà Giang ends", f => f["provinces"]![64]!["predecessors"] = new JsonArray("08") },

        // Regions.
        { Regions, "$.sets[0].regions[0].provinces[0]", "no province 03 on 2008-08-01", f => f["sets"]![0]!["regions"]![0]!["provinces"]![0] = "03" },
        { Regions, "$.sets[0].regions[2].provinces[0]", "01 Hà Nội is already in mien-bac", f => f["sets"]![0]!["regions"]![2]!["provinces"]![0] = "01" },
        { Regions, "$.sets[0].regions", "01 Hà Nội is in no region", f => f["sets"]![0]!["regions"]![0]!["provinces"]!.AsArray().RemoveAt(0) },
        { Regions, "$.sets[0].regions[1].code", "mien-bac", f => f["sets"]![0]!["regions"]![1]!["code"] = "mien-bac" },
        { Regions, "$.sets[0].regions[0].code", "Miền Bắc", f => f["sets"]![0]!["regions"]![0]!["code"] = "Miền Bắc" },
        { Regions, "$.sets[0].regions[0].provinces[1]", "no province 02 on 2025-07-01", f => f["sets"]![0]!["to"] = "2025-12-31" },
        { Regions, "$.sets[1].id", "two sets '63'", f => f["sets"]![1]!["id"] = "63" },

        // Periods.
        { Periods, "$.periods[0].id", "2022H3", f => f["periods"]![0]!["id"] = "2022H3" },
        { Periods, "$.periods[10].id", "does not come after 2022H2", f => (f["periods"]![9]!["id"], f["periods"]![10]!["id"]) = ("2022H2", "2022H1") },
        { Periods, "$.periods[0].due", "+07:00", f => f["periods"]![0]!["due"] = "2017-12-10T17:00:00Z" },
        { Periods, "$.periods[0].due", "before its figures", f => f["periods"]![0]!["due"] = "2017-11-10T17:00:00+07:00" },
        { Periods, "$.periods[1].cutOff", "not after", f => f["periods"]![1]!["cutOff"] = "2017-11-30" },
        { Periods, "$.periods[0].graceDays", "-1", f => f["periods"]![0]!["graceDays"] = -1 },
        { Periods, "$.periods[11].conference.date", "before the cut-off", f => f["periods"]![11]!["conference"]!["date"] = "2023-05-01" },
        { Periods, "$.periods[0].catalogueVersion", "'2024'", f => f["periods"]![0]!["catalogueVersion"] = "2024" },
        { Periods, "$.periods[0].regionSet", "'62'", f => f["periods"]![0]!["regionSet"] = "62" },
        { Periods, "$.periods[0].regionSet", "does not hold at the cut-off", f => f["periods"]![0]!["regionSet"] = "34" },
        { Version, "$.versions[0].forms[1]", "BM01 is named twice", f => f["versions"]![0]!["forms"]![1] = "BM01" },
        { Version, "$.versions[1].version", "two versions '2017'", f => f["versions"]![1]!["version"] = "2017" },
        { Version, "$.versions[0].revision", "from 1", f => f["versions"]![0]!["revision"] = 0 },
        { Version, "$.versions[0].to", "before the first", f => f["versions"]![0]!["to"] = "2017H1" },

        // Forms.
        { Form1, "$.rows[1].code", "'01' occurs twice", f => f["rows"]![1]!["code"] = "01" },
        { Form1, "$.rows[0].code", "two-digit", f => f["rows"]![0]!["code"] = "A1" },
        { Form1, "$.rows[6].sumOf[0]", "'99' is not a row", f => f["rows"]![6]!["sumOf"]![0] = "99" },
        { Form1, "$.rows[6].sumOf[1]", "'08' is named twice", f => f["rows"]![6]!["sumOf"]![1] = "08" },
        { Form1, "$.rows[6].sumOf", "07 → 12 → 07", f => (f["rows"]![6]!["sumOf"]![0], f["rows"]![11]!["sumOf"]![0]) = ("12", "07") },
        { Form1, "$.rows[6].sumOf[1]", "no column 'female'", f => f["rows"]![6]!["columns"] = new JsonArray("total", "female") },
        { Form1, "$.rows[6].required", "never blank", f => f["rows"]![6]!["required"] = true },
        { Form1, "$.rows[0].columns[0]", "'sum' is not a column", f => f["rows"]![0]!["columns"]![0] = "sum" },
        { Form1, "$.rows[0].level", "9", f => f["rows"]![0]!["level"] = 9 },
        { Form1, "$.columns[1].code", "'total' occurs twice", f => f["columns"]![1]!["code"] = "total" },
        { Form1, "$.columns[1].code", "'check'", f => f["columns"]![1]!["code"] = "check" },
        { Form1, "$.columns[0].kind", "whole numbers", f => f["columns"]![0]!["kind"] = "text" },
        { Form1, "$.columns[0].required", "the rows say", f => f["columns"]![0]!["required"] = true },
        { Form1, "$.code", "BM02", f => f["code"] = "BM02" },
        { Form1, "$.halves", "1, 2 or both", f => f["halves"] = new JsonArray(1, 3) },
        { Form4, "$.columns[0].sumOf[0]", "'t2014' is not a column", f => f["columns"]![0]!["sumOf"]![0] = "t2014" },
        { Form4, "$.columns[0].sumOf", "contains itself", f => f["columns"]![0]!["sumOf"]![0] = "total" },
        { Form9, "$.columns[5].choices", "needs its values", f => f["columns"]![5]!.AsObject().Remove("choices") },
        { Form9, "$.columns[1].choices", "only texts and choices", f => f["columns"]![1]!["choices"] = new JsonArray("x") },
        { Form9, "$.columns[0].kind", "a list form", f => f["columns"]![0]!["kind"] = "whole" },
        { Form9, "$", "either rows", f => f["sections"] = new JsonArray() },
        { Form10, "$.sections[1].prefix", "'A' occurs twice", f => f["sections"]![1]!["prefix"] = "A" },
        { Form10, "$.sections[0].prefix", "capital letter", f => f["sections"]![0]!["prefix"] = "1" },
        { Form10, "$.sections[3].carryOver.text", "'status' is not a text column", f => f["sections"]![3]!["carryOver"]!["text"] = "status" },
        { Form10, "$.sections[3].carryOver.state", "'content' is not a choice column", f => f["sections"]![3]!["carryOver"]!["state"] = "content" },
        { Form10, "$.sections[3].carryOver.state", "'status' is not a choice column of the section", f => f["sections"]![3]!["columns"] = new JsonArray("content") },
        { Form10, "$.sections[3].carryOver.states", "not the choices of column 'status'", f => f["sections"]![3]!["carryOver"]!["states"]!.AsObject().Remove("Chưa khắc phục") },
        { Form10, "$.sections[3].carryOver.states['Đã khắc phục']", "CarryOverState", f => f["sections"]![3]!["carryOver"]!["states"]!["Đã khắc phục"] = "closed" },
        { Form10, "$.sections[3].carryOver", "only one section of a form", f => { f["sections"]![0]!["carryOver"] = f["sections"]![3]!["carryOver"]!.DeepClone(); f["sections"]![0]!.AsObject().Remove("columns"); } },
        { Form10, "$.sections[0].lines", "100", f => f["sections"]![0]!["lines"] = 100 },

        // What belongs to some versions only.
        { Form1, "$.rows[19].versions[0]", "'2018' is no version", f => f["rows"]![19]!["versions"]![0] = "2018" },
        { Form1, "$.rows[19].versions[1]", "named twice", f => f["rows"]![19]!["versions"]![1] = "2017" },
        { Form1, "$.rows[19].versions", "no version", f => f["rows"]![19]!["versions"] = new JsonArray() },
        { Form1, "$.rows[20].code", "'20' occurs twice (version 2023)", f => f["rows"]![20]!["versions"] = new JsonArray("2023", "2025") },
        { Form4, "$.columns[1].code", "'total' occurs twice (version 2017)", f => f["columns"]![1]!.AsObject().Remove("versions") },
        { Form5, "$.guidance[1].versions[0]", "'2018'", f => f["guidance"]![1]!["versions"]![0] = "2018" },
        { Form5, "$.guidance[1]", "versions", f => f["guidance"]![1]!.AsObject().Remove("versions") },
        { Form4, "$.columns[2].sumOf", "none of these (version 2025)", f => f["columns"]![2]!["sumOf"] = new JsonArray("t2015", "t2016") },
        { Form9, "$.columns[3].versions[0]", "'2018'", f => f["columns"]![3]!["versions"]![0] = "2018" },
        { Form9, "$.sections[0].versions[0]", "'2018'", f => f["sections"]![0]!["versions"] = new JsonArray("2018") },
        { Form9, "$", "nothing in it (version 2025)", f => f["sections"]![0]!["versions"] = new JsonArray("2017", "2023") },

        // What rows and columns are to each other.
        { Form1, "$.rows[2]", "does not say what it is a part of", f => { f["rows"]![2]!.AsObject().Remove("partOf"); f["rows"]![2]!.AsObject().Remove("split"); } },
        { Form1, "$.rows[2]", "or independent", f => f["rows"]![2]!.AsObject().Remove("partOf") },
        { Form1, "$.rows[2]", "or independent", f => f["rows"]![2]!["independent"] = true },
        { Form1, "$.rows[2].partOf", "'99' is not another row", f => f["rows"]![2]!["partOf"] = "99" },
        { Form1, "$.rows[2].partOf", "'03' is not another row", f => f["rows"]![2]!["partOf"] = "03" },
        { Form1, "$.rows[2].split", "at least two rows", f => f["rows"]![2]!["split"] = "other" },
        { Form1, "$.rows[7]", "by sumOf", f => f["rows"]![7]!["partOf"] = "02" },
        { Form1, "$.rows[7].quota", "'99' is not another row", f => f["rows"]![7]!["quota"] = "99" },
        { Form1, "$.rows[18].movement.decrease", "'99' is not another row", f => f["rows"]![18]!["movement"]!["decrease"] = "99" },
        { Form1, "$.rows[0].comparableFrom", "'2025' is not a half-year", f => f["rows"]![0]!["comparableFrom"] = "2025" },
        { Form1, "$.columns[1]", "does not say what it is a part of", f => f["columns"]![1]!.AsObject().Remove("partOf") },
        { Form3, "$.columns[3].partOf", "'district' is not another column of this form in each version (version 2025)", f => { f["columns"]![3]!["partOf"] = "district"; f["columns"]![3]!.AsObject().Remove("split"); } },
        { Form5, "$.rows[1].partOf", "row 02 has a column that row 13 lacks", f => { f["rows"]![1]!["partOf"] = "13"; f["rows"]![1]!["columns"] = new JsonArray("female"); } },
        { Form8, "$.rows[2].partOf", "contains itself: 03 → 04 → 03", f => f["rows"]![2]!["partOf"] = "04" },

        // Rules.
        { Rules, "$.rules[0].versions[0]", "'2018'", f => f["rules"]![0]!["versions"] = new JsonArray("2018") },
        { Rules, "$.rules[0].expression", "form BM02 has no row 02", f => f["rules"]![0]!["expression"] = "BM02.02.total = 1" },
        { Rules, "$.rules[0].expression", "(version 2025)", f => f["rules"]![0]!["expression"] = "BM02.02.total = 1" },
        { Rules, "$.rules[1].id", "'BM01-01' occurs twice", f => f["rules"]![1]!["id"] = "BM01-01" },
        { Rules, "$.rules[0].id", "capitals", f => f["rules"]![0]!["id"] = "rule 1" },
        { Rules, "$.rules[0]", "what it protects", f => f["rules"]![0]!["reason"] = "" },
        { Rules, "$.rules[0].severity", "severity", f => f["rules"]![0]!["severity"] = "fatal" },
        { Rules, "$.rules[0].expression", "at character 21: form BM01 has no row 98", f => f["rules"]![0]!["expression"] = "BM01.02.total = 1 + BM01.98.total" },
        { Rules, "$.rules[0].expression", "form BM01 has no column sum", f => f["rules"]![0]!["expression"] = "BM01.02.sum = 1" },
        { Rules, "$.rules[0].expression", "row 02 of form BM01 has no column female", f => f["rules"]![0]!["expression"] = "BM01.02.female = 1" },
        { Rules, "$.rules[0].expression", "there is no form BM11", f => f["rules"]![0]!["expression"] = "BM11.02.total = 1" },
        { Rules, "$.rules[0].expression", "at character 22: prev applies to a stock, but BM01.08.total is a flow", f => f["rules"]![0]!["expression"] = "BM01.06.total = prev(BM01.08.total)" },
        { Rules, "$.rules[0].expression", "at character 12: yeartodate applies to a flow, but BM01.30.total is annual", f => f["rules"]![0]!["expression"] = "yeartodate(BM01.30.total) = BM01.08.total" },
        { Rules, "$.rules[0].expression", "at character 22: 'prev' stands where a figure is expected", f => f["rules"]![0]!["expression"] = "BM01.06.total = prev(prev(BM01.19.total))" },
        { Rules, "$.rules[0].expression", "at character 23: form BM01 has no row 98", f => f["rules"]![0]!["expression"] = "BM01.02.total = ratio(BM01.98.total, 1)" },
        { Rules, "$.rules[0].expression", "at character 15: no row or column fits", f => f["rules"]![0]!["expression"] = "BM01.01.* + 1 > prev(BM07.01.*)" },
        { Rules, "$.rules[0].expression", "at character 15: BM01.02.total is compared with itself", f => f["rules"]![0]!["expression"] = "BM01.02.total = BM01.02.total" },
        { Rules, "$.rules[0].expression", "at character 4: a comparison is expected", f => f["rules"]![0]!["expression"] = "if(BM01.02.total, BM01.02.total = 1)" },
        { Rules, "$.rules[0].halves", "1, 2 or both", f => f["rules"]![0]!["halves"] = new JsonArray(1, 1) },
        { Rules, "$.rules[0].halves", "1, 2 or both", f => f["rules"]![0]!["halves"] = new JsonArray() },
        { Rules, "$.rules[0]", "either a message or", f => f["rules"]![0]!["message"] = "Lệch" },
        { Rules, "$.rules[0]", "either a message or", f => f["rules"]![0]!.AsObject().Remove("messageOf") },
        { Rules, "$.rules[0].messageOf", "no message 'sums'", f => f["rules"]![0]!["messageOf"] = "sums" },
        { Rules, "$.rules[0].messageOf", "an earlier report, but the rule looks at none", f => f["rules"]![0]!["messageOf"] = "carriedOver" },
        { Rules, "$.rules[0].messageOf", "a ratio, but the rule compares none", f => f["rules"]![0]!["messageOf"] = "quota" },
        { Rules, "$.messages.spare", "no rule uses the message 'spare'", f => f["messages"]!["spare"] = "Lệch" },
        { Rules, "$.messages.sum", "{links}", f => f["messages"]!["sum"] = "Lệch {links}" },
        { Rules, "$.rules[0].message", "{links}", f => { f["rules"]![0]!.AsObject().Remove("messageOf"); f["rules"]![0]!["message"] = "Lệch {links}"; } },
        { Rules, "$.rules[0].message", "at character 10: '}' ends no place", f => { f["rules"]![0]!.AsObject().Remove("messageOf"); f["rules"]![0]!["message"] = "Lệch left}"; } },
        { Rules, "$.rules[0].message", "at character 12: '}' ends no place", f => { f["rules"]![0]!.AsObject().Remove("messageOf"); f["rules"]![0]!["message"] = "Lệch {left}}"; } },
        { Rules, "$.rules[0].message", "no '}'", f => { f["rules"]![0]!.AsObject().Remove("messageOf"); f["rules"]![0]!["message"] = "Lệch {left"; } },
    };

    [Theory]
    [MemberData(nameof(Breaks), DisableDiscoveryEnumeration = true)]
    public void Broken_data_are_refused_where_they_are_broken(string file, string path, string problem, Action<JsonNode> edit)
    {
        var exception = Assert.Throws<CatalogueException>(new CatalogueFiles().Edit(file, edit).Load);
        Assert.Equal((file, path), (exception.File, exception.Path));
        Assert.Contains(problem, exception.Problem, StringComparison.Ordinal);
        Assert.Equal($"{file} {path}: {exception.Problem}", exception.Message);
    }

    [Theory]
    [InlineData(Provinces)]
    [InlineData(Form1)]
    [InlineData(Rules)]
    public void Missing_file_is_named(string file)
    {
        var exception = Assert.Throws<CatalogueException>(new CatalogueFiles().Remove(file).Load);
        Assert.Equal((file, "$"), (exception.File, exception.Path));
    }

    [Fact]
    public void File_that_nothing_names_is_refused()
    {
        var exception = Assert.Throws<CatalogueException>(new CatalogueFiles().Replace("forms/BM99.json", "{}").Load);
        Assert.Equal("forms/BM99.json", exception.File);
    }

    [Fact]
    public void Form_that_a_version_lacks_may_not_name_it()
    {
        var files = new CatalogueFiles().Edit(Version, f => f["versions"]![1]!["forms"]!.AsArray().RemoveAt(0));
        var exception = Assert.Throws<CatalogueException>(files.Load);
        Assert.Equal((Form1, "$.rows[19].versions[1]"), (exception.File, exception.Path));
    }

    [Fact]
    public void Two_forms_may_not_both_be_carried_over()
    {
        var exception = Assert.Throws<CatalogueException>(new CatalogueFiles().Edit(Form9, CarryOver).Load);
        Assert.Equal((Form10, "$.sections"), (exception.File, exception.Path));
        Assert.Contains("another form already", exception.Problem, StringComparison.Ordinal);

        static void CarryOver(JsonNode file)
        {
            file["columns"]![5]!.AsObject().Remove("versions");
            var states = new JsonObject(file["columns"]![5]!["choices"]!.AsArray().Select(c => KeyValuePair.Create(c!.GetValue<string>(), (JsonNode?)"open")));
            file["sections"]![0]!["carryOver"] = new JsonObject { ["text"] = "excerpt", ["state"] = "status", ["states"] = states };
        }
    }

    [Fact]
    public void Repeated_member_is_refused()
    {
        var exception = Assert.Throws<CatalogueException>(new CatalogueFiles().Replace(Periods, """{ "periods": [], "periods": [] }""").Load);
        Assert.Equal(Periods, exception.File);
    }

    [Fact]
    public void Versions_may_not_serve_the_same_half_year()
    {
        var exception = Assert.Throws<CatalogueException>(new CatalogueFiles().Edit(Version, AddFollower).Load);
        Assert.Equal((Version, "$.versions[3].from"), (exception.File, exception.Path));

        static void AddFollower(JsonNode file) => file["versions"]!.AsArray().Add(
            JsonNode.Parse("""{ "version": "2026", "revision": 1, "from": "2025H1", "forms": [] }"""));
    }

    [Fact]
    public void Period_outside_its_version_is_refused()
    {
        var exception = Assert.Throws<CatalogueException>(new CatalogueFiles().Edit(Version, f => f["versions"]![1]!["from"] = "2022H2").Load);
        Assert.Equal((Periods, "$.periods[9].catalogueVersion"), (exception.File, exception.Path));
    }
}
