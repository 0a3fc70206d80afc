using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Tests.Workbooks;
using CadreReports.Validation;
using CadreReports.Workbooks.Guard;
using CadreReports.Workbooks.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace CadreReports.Tests.Validation;

/// <summary>The template, the reader and the rules agree on what is where.</summary>
public sealed class TemplateValidationTests
{
    private static readonly CatalogueSet Catalogue = CatalogueSet.Load();

    [Theory]
    [InlineData("2023H1")]
    [InlineData("2023H2")]
    public void Template_filled_with_zeros_is_in_order(string period) => Assert.Empty(Validate(period, _ => 0));

    [Fact]
    public void Untouched_template_asks_for_every_required_row_and_nothing_that_it_does_not_collect()
    {
        var findings = Validate("2023H2", _ => null);
        Assert.Equal(
            Catalogue.Version("2023")!.Forms.Where(f => f.Code != "BM07").Sum(f => f.Indicators.Count(i => i.Required)),
            findings.Count(f => f.Severity == Severity.Error));
        Assert.All(findings, f => Assert.StartsWith("DE-TRONG", f.RuleId, StringComparison.Ordinal));
    }

    [Fact]
    public void Finding_names_the_cells_of_the_real_sheet()
    {
        var agencies = new FigureRef("BM02", "02", "total");
        var finding = Assert.Single(Validate("2023H1", f => f == agencies ? 328 : f == agencies with { Column = "party" } ? 276 : 0));
        Assert.Equal("BM02-01", finding.RuleId);
        Assert.Contains("Lệch 52.", finding.Message, StringComparison.Ordinal);
        Assert.All(finding.Cells, c => Assert.Contains(c.Address!, finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Begun_sheet_shows_nothing_exactly_when_its_figures_have_no_error()
    {
        var forms = Catalogue.Version("2023")!.Forms.Where(f => !f.IsList)
            .Select(f => (f.Code, Figures: f.Indicators.SelectMany(i => i.Measures.Select(m => new FigureRef(f.Code, i.Code, f.Measures[m].Code))).ToArray()))
            .ToList();

        // Each form starts blank or with zeros and has a few figures changed, so that it often lacks but one thing.
        var change = from figure in Gen.Choose(0, 1_000)
                     from value in Gen.Elements<long?>(null, 0, 1, 5)
                     select (Figure: figure, Value: value);
        var form = from start in Gen.Elements<long?>(0, 0, 0, null)
                   from count in Gen.Choose(0, 4)
                   from changes in Gen.ListOf(change, count)
                   select (Start: start, Changes: changes);
        var seen = new HashSet<bool>();
        Prop.ForAll(Gen.ListOf(form, forms.Count).ToArbitrary(), drawn =>
        {
            var figures = new Dictionary<FigureRef, long?>();
            foreach (var ((_, own), (start, changes)) in forms.Zip(drawn))
            {
                Array.ForEach(own, f => figures[f] = start);
                foreach (var (figure, value) in changes)
                {
                    figures[own[figure % own.Length]] = value;
                }
            }

            var file = Write("2023H1", f => figures[f]);
            var wrong = Validate("2023H1", file).Where(f => f.Severity == Severity.Error).SelectMany(f => f.Cells).Select(c => c.Sheet).ToHashSet();
            using var workbook = TemplateFixture.Open(file);
            foreach (var (code, own) in forms)
            {
                var check = TemplateFixture.Codes(workbook.Worksheet(code)).Columns[Form.CheckColumn];
                var values = CachedValues.Of(file, code).ToLookup(v => workbook.Worksheet(code).Cell(v.Key).Address.ColumnNumber == check, v => v.Value);
                if (values[false].Any(v => v.Length > 0) || workbook.Worksheet(code).CellsUsed(c => c.DataType == ClosedXML.Excel.XLDataType.Number).Any(c => !c.HasFormula))
                {
                    var shown = values[true].Any(v => v.Length > 0);
                    seen.Add(shown);
                    Assert.Equal((code, wrong.Contains(code)), (code, shown));
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
        Assert.Equal(2, seen.Count);
    }

    private static List<Finding> Validate(string periodId, Func<FigureRef, long?> figures) => Validate(periodId, Write(periodId, figures));

    private static byte[] Write(string periodId, Func<FigureRef, long?> figures) => TemplateFixture.Write(periodId, prefill: figures);

    private static List<Finding> Validate(string periodId, byte[] file)
    {
        var period = Catalogue.Period(periodId)!;
        var version = Catalogue.For(period);
        using var package = WorkbookPackage.Open(new MemoryStream(file));
        var content = WorkbookReader.Read(package, version, period.Id);
        Assert.Empty(content.Findings);
        return [.. Validator.Validate(version, period.Id, content, History.None)];
    }
}
