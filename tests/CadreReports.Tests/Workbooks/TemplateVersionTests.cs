using System.IO.Compression;
using System.Text;
using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Submissions;
using CadreReports.Validation;
using CadreReports.Workbooks;
using CadreReports.Workbooks.Guard;
using CadreReports.Workbooks.Reading;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace CadreReports.Tests.Workbooks;

/// <summary>The template, the reader and the rules follow the period's version of the catalogue.</summary>
public sealed class TemplateVersionTests
{
    public static TheoryData<string> Periods => ["2017H2", "2021H1", "2022H1", "2025H1", "2025H2", "2026H1"];

    public static TheoryData<string> OnePeriodOfEachVersion => ["2018H1", "2023H1", "2026H1"];

    [Theory]
    [MemberData(nameof(Periods))]
    public void Template_has_the_rows_and_columns_of_the_periods_version(string periodId)
    {
        var version = Version(periodId);
        Assert.True(version.From <= PeriodId.Parse(periodId) && !(version.To < PeriodId.Parse(periodId)));
        using var workbook = TemplateFixture.Open(TemplateFixture.Write(periodId));
        Assert.Equal([SheetName.Cover, .. version.Forms.Select(f => f.Code), SheetName.Meta], workbook.Worksheets.Select(s => s.Name));
        Assert.Equal(version.Version, workbook.Worksheet(SheetName.Meta).Cell(1, 2).GetString());
        foreach (var form in version.Forms.Where(f => f.IsCollectedIn(PeriodId.Parse(periodId))))
        {
            var (rows, columns, _) = TemplateFixture.Codes(workbook.Worksheet(form.Code));
            Assert.Equal(["Mã", .. form.Measures.Select(m => m.Code), Form.CheckColumn, Form.ExplanationColumn], columns.OrderBy(c => c.Value).Select(c => c.Key));
            Assert.Equal(
                form.IsList
                    ? form.Sections.SelectMany(s => Enumerable.Range(1, s.Lines).Select(s.CodeOf))
                    : form.Indicators.Select(i => i.Code),
                rows.OrderBy(r => r.Value).Select(r => r.Key));
        }
    }

    [Theory]
    [MemberData(nameof(OnePeriodOfEachVersion))]
    public void Template_follows_the_Open_XML_schema(string periodId)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(TemplateFixture.Write(periodId)), false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
    }

    [Theory]
    [MemberData(nameof(Periods))]
    public void Untouched_template_is_read_without_a_finding_but_its_blanks(string periodId)
    {
        var assessment = Assess(TemplateFixture.Write(periodId), periodId);
        Assert.All(assessment.Findings, f => Assert.True(
            f.RuleId is TemplateMatch.MissingField or TemplateMatch.NotConfirmed || f.RuleId.StartsWith("DE-TRONG", StringComparison.Ordinal),
            f.Message));
        Assert.Contains(assessment.Findings, f => f.RuleId.StartsWith("DE-TRONG", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Periods))]
    public void Template_filled_with_zeros_is_in_order(string periodId)
    {
        var period = TemplateFixture.Period(periodId);
        var version = Version(periodId);
        using var package = WorkbookPackage.Open(new MemoryStream(TemplateFixture.Write(periodId, prefill: _ => 0)));
        var content = WorkbookReader.Read(package, version, period.Id);
        Assert.Empty(content.Findings);
        Assert.DoesNotContain(Validator.Validate(version, period.Id, content, History.None), f => f.Severity == Severity.Error);
        Assert.Equal(version.Forms.Count(f => f.IsCollectedIn(period.Id)), content.Forms.Count);
    }

    [Fact]
    public void No_text_of_a_template_after_the_merger_speaks_of_districts_or_townships()
    {
        foreach (var periodId in new[] { "2025H2", "2026H1" })
        {
            Assert.DoesNotContain("huyện", Text(TemplateFixture.Write(periodId)), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("thị trấn", Text(TemplateFixture.Write(periodId)), StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("cấp huyện", Text(TemplateFixture.Write("2025H1")), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("thị trấn", Text(TemplateFixture.Write("2025H1")), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("đặc khu", Text(TemplateFixture.Write("2025H2")), StringComparison.OrdinalIgnoreCase);
    }

    [SkippableTheory]
    [InlineData("2018H1", "2015–2020", "2025–2030")]
    [InlineData("2023H1", "2020–2025", "2015–2020")]
    [InlineData("2026H1", "2031–2036", "2020–2025")]
    public async Task LibreOffice_opens_the_template_and_shows_the_terms_of_its_time(string periodId, string shown, string notShown)
    {
        var saved = await LibreOffice.RecalculateAsync(TemplateFixture.Write(periodId));
        Skip.If(saved is null, "LibreOffice is not installed.");
        var planning = LibreOffice.Read(saved)["BM04"].Values;
        Assert.Contains(shown, planning);
        Assert.DoesNotContain(notShown, planning);
    }

    [Theory]
    [InlineData("2021H1", "2023H1")]
    [InlineData("2023H1", "2025H2")]
    [InlineData("2026H1", "2025H1")]
    public void Template_of_another_version_is_told_once_with_what_differs_on_each_sheet(string writtenFor, string uploadedTo)
    {
        // A province of the same digits in both, so that nothing but the version and the period is wrong.
        var assessment = Assess(TemplateFixture.Write(writtenFor, "01", _ => 7), uploadedTo, "01");
        Assert.Equal(Severity.Error, assessment.Findings[0].Severity);
        var told = Assert.Single(assessment.Findings, f => f.RuleId == TemplateMatch.OtherVersion);
        Assert.Contains($"“{Version(writtenFor).Version}”", told.Message, StringComparison.Ordinal);
        Assert.Contains($"“{Version(uploadedTo).Version}”", told.Message, StringComparison.Ordinal);
        Assert.All(assessment.Findings, f => Assert.True(f.RuleId.StartsWith("MAU-", StringComparison.Ordinal) || f.RuleId is "DOC-BIEU-KHAC" or "DOC-SHEET-KY", f.Message));
        var differing = assessment.Findings.Where(f => f.RuleId == "DOC-BIEU-KHAC").Select(f => f.Cells[0].Sheet).ToList();
        Assert.Equal(differing.Distinct(), differing);
        Assert.Equal(Differing(Version(writtenFor), Version(uploadedTo), uploadedTo), differing);
    }

    [Fact]
    public void What_differs_is_named_by_its_codes()
    {
        var findings = Assess(TemplateFixture.Write("2023H1", "01", _ => 7), "2025H2", "01").Findings;
        string Told(string sheet) => Assert.Single(findings, f => f.RuleId == "DOC-BIEU-KHAC" && f.Cells[0].Sheet == sheet).Message;
        Assert.Contains("dòng mã 02, 06, 10, 14, 18 không có trong biểu", Told("BM02"), StringComparison.Ordinal);
        Assert.Contains("thiếu dòng mã 15, 16; dòng mã 07, 08, 09 không có", Told("BM05"), StringComparison.Ordinal);
        Assert.Contains("thiếu cột mã t2030, t2031; số liệu ở cột E, F không có", Told("BM04"), StringComparison.Ordinal);
    }

    [Fact]
    public void Template_of_another_period_of_the_same_version_is_still_checked_in_full()
    {
        var findings = Assess(TemplateFixture.Write("2022H1", prefill: f => f.Row == "01" ? 7 : 0), "2023H1").Findings;
        Assert.Contains(findings, f => f.RuleId == TemplateMatch.OtherPeriod);
        Assert.Contains(findings, f => f.RuleId == "BM02-01");
        Assert.DoesNotContain(findings, f => f.RuleId == TemplateMatch.OtherVersion);
    }

    private static IEnumerable<string> Differing(CatalogueVersion left, CatalogueVersion right, string periodId) => right.Forms
        .Where(f => f.IsCollectedIn(PeriodId.Parse(periodId)) && !(Codes(f).SequenceEqual(Codes(left.Form(f.Code)!))))
        .Select(f => f.Code);

    private static IEnumerable<string> Codes(Form form) => form.Indicators.Select(i => i.Code).Concat(form.Measures.Select(m => m.Code)).Order(StringComparer.Ordinal);

    private static CatalogueVersion Version(string periodId) => TemplateFixture.Catalogue.For(TemplateFixture.Period(periodId));

    private static Assessment Assess(byte[] file, string periodId, string province = "82")
    {
        var period = TemplateFixture.Period(periodId);
        return Assessor.Assess(new MemoryStream(file), Version(periodId), period, period.Province(province)!, History.None, CancellationToken.None);
    }

    /// <summary>The XML of all parts: cells, notes, prompts, headers and footers.</summary>
    private static string Text(byte[] file)
    {
        var text = new StringBuilder();
        using var zip = new ZipArchive(new MemoryStream(file));
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            text.Append(reader.ReadToEnd());
        }

        return text.ToString();
    }
}
