using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Validation;
using CadreReports.Workbooks.Guard;
using CadreReports.Workbooks.Reading;
using CadreReports.Workbooks.Template;

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
            Catalogue.Versions[0].Forms.Where(f => f.Code != "BM07").Sum(f => f.Indicators.Count(i => i.Required)),
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

    private static List<Finding> Validate(string periodId, Func<FigureRef, long?> figures)
    {
        var period = Catalogue.Period(periodId)!;
        var version = Catalogue.For(period);
        using var file = new MemoryStream();
        TemplateWriter.Write(version, period, period.Province("82")!, file, figures);
        file.Position = 0;
        using var package = WorkbookPackage.Open(file);
        var content = WorkbookReader.Read(package, version, period.Id);
        Assert.Empty(content.Findings);
        return [.. Validator.Validate(version, period.Id, content)];
    }
}
