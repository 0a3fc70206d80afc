using System.Globalization;
using System.Text.Json;
using CadreReports.Spreadsheets;
using CadreReports.Submissions;
using CadreReports.Summaries;
using CadreReports.Summaries.Exports;
using CadreReports.Tests.Workbooks;

namespace CadreReports.Tests.Summaries.Exports;

public sealed class SummaryExportTests
{
    private static readonly SummaryEdition Edition = new(SampleRegion.Summary(), 7, new string('a', 64));
    private static readonly JsonElement Json = JsonDocument.Parse(Write(SummaryJson.Write, Edition)).RootElement;
    private static readonly List<Dictionary<string, string>> Csv = CsvTable.Read(Write(SummaryCsv.Write, Edition));

    /// <summary>The figures of the sample's provinces, added up from the facts alone.</summary>
    private static readonly Dictionary<string, (long Total, int From)> Expected = SampleRegion.Reports()
        .SelectMany(report => report.Facts)
        .Where(row => SampleRegion.Version.Form(row.Form)!.IsCollectedIn(SampleRegion.Period.Id))
        .SelectMany(row => row.Facts, (row, fact) => (Figure: $"{row.Form}.{row.Row}.{fact.Column}", fact.Value))
        .GroupBy(entry => entry.Figure, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => (group.Sum(entry => entry.Value), group.Count()), StringComparer.Ordinal);

    [Fact]
    public void The_json_says_which_edition_of_what_it_is()
    {
        Assert.Equal(("cadre-reports/summary", 1), (Text(Json, "schema"), Json.GetProperty("schemaVersion").GetInt32()));
        Assert.Equal((7, Edition.Key), (Json.GetProperty("edition").GetProperty("revision").GetInt32(), Text(Json.GetProperty("edition"), "key")));
        Assert.Equal(("2023H1", "2023-05-31", "2023-06-10T10:00:00Z"), (Text(Json.GetProperty("period"), "id"), Text(Json.GetProperty("period"), "cutOff"), Text(Json.GetProperty("period"), "due")));
        Assert.Equal(("mien-nam", "region"), (Text(Json.GetProperty("scope"), "code"), Text(Json.GetProperty("scope"), "extent")));
        Assert.Equal((20, 17, 3), (Number(Json.GetProperty("counts"), "expected"), Number(Json.GetProperty("counts"), "in"), Number(Json.GetProperty("counts"), "missing")));
        var missing = Json.GetProperty("provinces").EnumerateArray().Single(p => Text(p, "code") == SampleRegion.MissingProvince);
        Assert.Equal(("missing", JsonValueKind.Null, "missing"), (Text(missing, "state"), missing.GetProperty("version").ValueKind, Text(missing, "timeliness")));
    }

    [Fact]
    public void The_jsons_totals_and_values_are_those_of_the_facts()
    {
        var figures = Figures().ToDictionary(f => Text(f, "figure")!, StringComparer.Ordinal);
        Assert.Equal(Expected.Keys.Order(StringComparer.Ordinal), figures.Where(f => f.Value.GetProperty("total").ValueKind != JsonValueKind.Null).Select(f => f.Key).Order(StringComparer.Ordinal));
        foreach (var (name, figure) in figures)
        {
            var values = figure.GetProperty("values").EnumerateObject().ToList();
            Assert.Equal(20, values.Count);
            Assert.Equal(JsonValueKind.Null, figure.GetProperty("values").GetProperty(SampleRegion.MissingProvince).ValueKind);
            var known = values.Where(v => v.Value.ValueKind == JsonValueKind.Number).Sum(v => v.Value.GetInt64());
            Assert.Equal(Expected[name], (Number(figure, "total"), (int)Number(figure, "from")));
            Assert.Equal(Expected[name].Total, known);
        }
    }

    [Fact]
    public void The_json_names_the_cell_of_every_figure_by_version()
    {
        var sources = Json.GetProperty("sources").EnumerateArray().ToDictionary(s => Text(s, "province")!, StringComparer.Ordinal);
        foreach (var report in SampleRegion.Reports().Where(r => r.IsIn))
        {
            var source = sources[report.Province.Code];
            Assert.Equal((report.CurrentVersion, report.Sha256), ((int)Number(source, "version"), Text(source, "sha256")));
            Assert.Equal(
                report.Facts.SelectMany(r => r.Facts, (r, f) => $"{r.Form}.{r.Row}.{f.Column}={f.Value}@{r.Sheet}!{CellAddress.Format(r.SheetRow, f.SheetColumn)}"),
                source.GetProperty("figures").EnumerateArray().Select(f => $"{Text(f, "figure")}={Number(f, "value")}@{Text(f, "sheet")}!{Text(f, "cell")}"));
        }

        Assert.Equal(17, sources.Count);
    }

    [Fact]
    public void The_json_has_every_line_that_a_province_wrote()
    {
        var written = Json.GetProperty("lists").EnumerateArray().SelectMany(l => l.GetProperty("sections").EnumerateArray())
            .SelectMany(s => s.GetProperty("provinces").EnumerateArray())
            .SelectMany(p => p.GetProperty("lines").EnumerateArray(), (p, l) => $"{Text(p, "province")} {Text(l, "code")} {string.Join('|', l.GetProperty("values").EnumerateObject().Select(v => v.Value.GetString()).Order(StringComparer.Ordinal))}");
        var expected = SampleRegion.Reports().SelectMany(r => r.Texts, (r, t) => $"{r.Province.Code} {t.Code} {string.Join('|', t.Values.Values.Order(StringComparer.Ordinal))}");

        Assert.Equal(expected.Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_csv_has_one_line_for_every_figure_and_one_for_its_total()
    {
        var totals = Csv.Where(l => l["Cấp số liệu"] == "tổng").ToDictionary(l => l["Mã số liệu"], StringComparer.Ordinal);
        Assert.Equal(Expected.Keys.Order(StringComparer.Ordinal), totals.Keys.Order(StringComparer.Ordinal));
        Assert.All(totals, total => Assert.Equal(Expected[total.Key], (Whole(total.Value["Giá trị"]), (int)Whole(total.Value["Số tỉnh có số liệu"]))));

        var own = Csv.Where(l => l["Cấp số liệu"] == "tỉnh").ToList();
        Assert.Equal(Csv.Count, totals.Count + own.Count);
        var facts = SampleRegion.Reports().SelectMany(report => report.Facts, (report, row) => (report, row))
            .SelectMany(pair => pair.row.Facts, (pair, fact) => string.Create(
                CultureInfo.InvariantCulture,
                $"{pair.report.Province.Code} {pair.report.CurrentVersion} {pair.row.Form} {pair.row.Row} {fact.Column} {fact.Value} {pair.row.Sheet} {CellAddress.Format(pair.row.SheetRow, fact.SheetColumn)}"));
        Assert.Equal(
            facts.Order(StringComparer.Ordinal),
            own.Select(l => string.Join(' ', l["Mã tỉnh"], l["Phiên bản"], l["Mã biểu"], l["Mã dòng"], l["Mã cột"], l["Giá trị"], l["Sheet"], l["Ô"])).Order(StringComparer.Ordinal));
        Assert.All(Csv, l => Assert.Equal(("2023H1", "mien-nam", "miền Nam"), (l["Kỳ báo cáo"], l["Mã khu vực"], l["Khu vực"])));
    }

    /// <summary>Opened as people open it, split at semicolons: letters with their marks, and numbers that are numbers.</summary>
    [SkippableFact]
    public async Task LibreOffice_opens_the_csv_right()
    {
        var opened = await LibreOffice.OpenAsync(Write(SummaryCsv.Write, Edition), "csv", "CSV:59,34,76,1");
        Skip.If(opened is null, "LibreOffice is not installed.");
        var cells = Assert.Single(LibreOffice.Read(opened)).Value;
        var head = cells.Where(c => c.Key.Row == 1).ToDictionary(c => c.Value, c => c.Key.Column, StringComparer.Ordinal);
        Assert.Equal(Csv[0].Keys.Order(StringComparer.Ordinal), head.Keys.Order(StringComparer.Ordinal));
        for (var i = 0; i < Csv.Count; i += 97)
        {
            foreach (var name in (string[])["Cấp số liệu", "Khu vực", "Tên biểu", "Mã số liệu", "Chỉ tiêu", "Tên cột", "Đơn vị tính", "Tỉnh, thành phố", "Giá trị", "Ô"])
            {
                Assert.Equal(Csv[i][name], cells.GetValueOrDefault((i + 2, head[name]), string.Empty));
            }
        }
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://a.b\";\"x\")")]
    [InlineData("+1")]
    [InlineData("-BM01")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("BM01; \"bản\r\nsao\"")]
    public void A_sheets_name_is_never_a_formula_nor_a_line_of_its_own(string sheet)
    {
        var reports = SampleRegion.Reports().ToList();
        reports[0] = reports[0] with { Facts = [reports[0].Facts[0] with { Sheet = sheet }] };
        var edition = Edition with { Summary = RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, reports) };
        var read = CsvTable.Read(Write(SummaryCsv.Write, edition))
            .Where(l => l["Mã tỉnh"] == reports[0].Province.Code).Select(l => l["Sheet"]).Distinct(StringComparer.Ordinal);

        var shown = Assert.Single(read);
        Assert.EndsWith(sheet, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(shown[0], "=+-@\t\r\n");
        var json = JsonDocument.Parse(Write(SummaryJson.Write, edition)).RootElement;
        Assert.Equal(sheet, Text(json.GetProperty("sources")[0].GetProperty("figures")[0], "sheet"));
    }

    [Fact]
    public void What_nobody_reported_is_null_and_has_no_line()
    {
        var nothing = Edition with { Summary = RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, []) };
        var json = JsonDocument.Parse(Write(SummaryJson.Write, nothing)).RootElement;

        Assert.Empty(CsvTable.Read(Write(SummaryCsv.Write, nothing)));
        Assert.All(Figures(json), f => Assert.Equal((JsonValueKind.Null, 0), (f.GetProperty("total").ValueKind, Number(f, "from"))));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("edition").GetProperty("asOf").ValueKind);
    }

    [Fact]
    public void The_same_edition_gives_the_same_bytes()
    {
        var again = new SummaryEdition(SampleRegion.Summary(), 7, new string('a', 64));

        Assert.Equal(Write(SummaryJson.Write, Edition), Write(SummaryJson.Write, again));
        Assert.Equal(Write(SummaryCsv.Write, Edition), Write(SummaryCsv.Write, again));
    }

    private static IEnumerable<JsonElement> Figures() => Figures(Json);

    private static IEnumerable<JsonElement> Figures(JsonElement json) =>
        json.GetProperty("forms").EnumerateArray().SelectMany(f => f.GetProperty("figures").EnumerateArray());

    private static byte[] Write(Action<SummaryEdition, Stream> write, SummaryEdition edition)
    {
        using var output = new MemoryStream();
        write(edition, output);
        return output.ToArray();
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static long Number(JsonElement json, string name) => json.GetProperty(name).GetInt64();

    private static long Whole(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
