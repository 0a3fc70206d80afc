using CadreReports.Catalogue;
using CadreReports.Workbooks;

namespace CadreReports.Tests.Workbooks;

/// <summary>What the template's formulas show, as written into the file and as LibreOffice calculates it.</summary>
public class TemplateFormulaTests
{
    private const string SkipReason = "LibreOffice (soffice) is not installed.";

    [Theory]
    [InlineData(328L, 125L, 151L, null, "Lệch 52")]
    [InlineData(276L, 125L, 151L, null, "")]
    [InlineData(328L, 125L, 151L, 52L, "")]
    [InlineData(null, 125L, 151L, null, "Thiếu số")]
    [InlineData(null, null, null, null, "Thiếu số")]
    [InlineData(328L, null, null, null, "Lệch 328")]
    [InlineData(25_944L, 7_759L, null, 0L, "Lệch 18.185")]
    [InlineData(0L, 0L, 0L, 0L, "")]
    public void The_check_shows_by_how_much_a_total_is_off(long? total, long? party, long? government, long? service, string expected)
    {
        var file = TemplateFixture.Write("2023H1", prefill: f => (f.Form, f.Row) != ("BM02", "02") ? (f.Form == "BM02" ? 0 : null) : f.Column switch
        {
            "total" => total,
            "party" => party,
            "government" => government,
            _ => service,
        });
        Assert.Equal(expected, Cached(file, "BM02", "02", Form.CheckColumn));
        string[] cover = expected.Length > 0 ? ["Còn 1 dòng cần xem"] : [];
        Assert.Equal(cover, CachedValues.Of(file, SheetName.Cover).Values.Where(v => v.Length > 0));
    }

    [Fact]
    public void A_part_without_its_whole_is_shown()
    {
        var file = TemplateFixture.Write("2023H1", prefill: f => f is { Form: "BM05", Row: "04", Column: "female" } ? 3 : null);
        Assert.Equal("Thiếu số (Nữ)", Cached(file, "BM05", "04", Form.CheckColumn));
    }

    [Fact]
    public void Required_figures_are_asked_for_once_the_sheet_is_begun()
    {
        Assert.Equal(string.Empty, Cached(TemplateFixture.Write("2023H1"), "BM01", "01", Form.CheckColumn));
        var file = TemplateFixture.Write("2023H1", prefill: f => f is { Form: "BM01", Row: "05" } ? 3 : null);
        Assert.Equal("Thiếu số", Cached(file, "BM01", "01", Form.CheckColumn));
        Assert.Contains(CachedValues.Of(file, SheetName.Cover).Values, v => v.StartsWith("Còn ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_part_larger_than_its_whole_shows_the_excess_and_the_column()
    {
        var file = TemplateFixture.Write("2023H1", prefill: f => f is { Form: "BM05", Row: "01" } ? f.Column is "female" ? 1_503 : 100 : null);
        Assert.Equal("Vượt 1.403 (Nữ)", Cached(file, "BM05", "01", Form.CheckColumn));
    }

    [Fact]
    public void A_flow_that_does_not_close_is_shown_at_its_end()
    {
        var file = TemplateFixture.Write("2023H1", prefill: f => (f.Form, f.Row, f.Column) switch
        {
            ("BM01", "06", _) => 50_000,
            ("BM01", "08", "total") => 400,
            ("BM01", "14", _) => 150,
            ("BM01", "19", "total") => 50_240,
            _ => null,
        });
        Assert.Contains("Lệch 10 (", Cached(file, "BM01", "19", Form.CheckColumn), StringComparison.Ordinal);
        Assert.Equal("400", Cached(file, "BM01", "07", "total"));
        Assert.Equal("150", Cached(file, "BM01", "12", "total"));
    }

    [SkippableFact]
    public async Task LibreOffice_calculates_what_the_file_says()
    {
        // A third of the cells stay blank, the others hold small figures, so that balances hold, break and lack figures.
        var random = new Random(20230531);
        var drawn = new Dictionary<FigureRef, long?>();
        foreach (var figure in TypedFigures())
        {
            drawn[figure] = random.Next(3) == 0 ? null : random.Next(12) == 0 ? random.Next(5_000) : random.Next(3);
        }

        var file = TemplateFixture.Write("2023H1", prefill: f => drawn[f]);
        var saved = await LibreOffice.RecalculateAsync(CachedValues.Strip(file));
        Skip.If(saved is null, SkipReason);
        var seen = LibreOffice.Read(saved);
        var compared = 0;
        var said = new HashSet<string>();
        using var workbook = TemplateFixture.Open(file);
        foreach (var sheet in seen.Keys.Where(s => s != SheetName.Meta))
        {
            foreach (var (address, value) in CachedValues.Of(file, sheet))
            {
                var cell = workbook.Worksheet(sheet).Cell(address).Address;
                Assert.Equal((sheet, address, value), (sheet, address, seen[sheet].GetValueOrDefault((cell.RowNumber, cell.ColumnNumber), string.Empty)));
                compared++;
                said.Add(value.Split(' ')[0]);
            }
        }

        Assert.InRange(compared, 100, int.MaxValue);
        Assert.Superset(new HashSet<string> { string.Empty, "Lệch", "Vượt", "Thiếu", "Còn" }, said);
    }

    [SkippableFact]
    public async Task LibreOffice_shows_the_published_district_agencies_as_off_by_52()
    {
        var file = TemplateFixture.Write("2023H1", prefill: f => (f.Form, f.Row, f.Column) switch
        {
            ("BM02", "02", "total") => 328,
            ("BM02", "02", "party") => 125,
            ("BM02", "02", "government") => 151,
            _ => null,
        });
        var saved = await LibreOffice.RecalculateAsync(CachedValues.Strip(file));
        Skip.If(saved is null, SkipReason);
        Assert.Contains("Lệch 52", LibreOffice.Read(saved)["BM02"].Values);
        Assert.Contains("Còn 9 dòng cần xem", LibreOffice.Read(saved)[SheetName.Cover].Values);
    }

    private static IEnumerable<FigureRef> TypedFigures() => TemplateFixture.Catalogue.For(TemplateFixture.Period("2023H1")).Forms
        .SelectMany(f => f.Indicators.SelectMany(i => i.Measures.Select(m => new FigureRef(f.Code, i.Code, f.Measures[m].Code))));

    private static string Cached(byte[] file, string sheet, string row, string column)
    {
        using var workbook = TemplateFixture.Open(file);
        return CachedValues.Of(file, sheet)[TemplateFixture.Address(workbook.Worksheet(sheet), row, column)];
    }
}
