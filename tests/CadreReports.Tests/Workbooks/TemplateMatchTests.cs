using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Workbooks;

namespace CadreReports.Tests.Workbooks;

/// <summary>The cover and the hidden identity, read and compared with the upload's path.</summary>
public sealed class TemplateMatchTests
{
    private static readonly Province TienGiang = new("82", "Tiền Giang", false, new DateOnly(1976, 1, 1), null, []);

    private static readonly Period Period = new(
        SampleForms.H1, "6 tháng đầu năm 2023", new DateOnly(2023, 5, 31), default, 5, null, "2023", PeriodState.Open, [], [TienGiang]);

    [Fact]
    public void A_cover_and_identity_that_agree_give_no_finding()
    {
        var content = Read([], []);
        Assert.Empty(content.Findings);
        Assert.Equal(new WorkbookIdentity("2023", 2, "2023H1", "82"), content.Identity);
        Assert.Equal(new CoverEntry("2023-05-31", "BIA", "C11"), content.Cover[CoverField.CutOff]);
        Assert.Equal(new CoverEntry("2023-06-07", "BIA", "C16"), content.Cover[CoverField.Date]);
        Assert.Empty(Check(content));
    }

    [Theory]
    [InlineData("Ban Tổ chức Tỉnh ủy Tiền Giang")]
    [InlineData("tỉnh Tiền Giang")]
    [InlineData("82")]
    [InlineData(" TIỀN  GIANG ")]
    [InlineData("Tie\u0302\u0300n Giang")]
    public void The_province_may_be_named_in_several_ways(string name) => Assert.Empty(Check(Read([("C9", name)], [])));

    [Theory]
    [InlineData("C9", "Bến Tre", TemplateMatch.OtherProvince, Severity.Error, "Bến Tre")]
    [InlineData("C10", "6 tháng cuối năm 2023", TemplateMatch.OtherPeriod, Severity.Error, "6 tháng cuối năm 2023")]
    [InlineData("C11", "30/6/2023", TemplateMatch.OtherCutOff, Severity.Error, "31/5/2023")]
    [InlineData("C12", null, TemplateMatch.MissingField, Severity.Error, "C12")]
    [InlineData("C13", " ", TemplateMatch.MissingField, Severity.Error, "C13")]
    [InlineData("C14", null, TemplateMatch.MissingField, Severity.Note, "C14")]
    [InlineData("C15", "khong co", TemplateMatch.DoubtfulEmail, Severity.Note, "khong co")]
    [InlineData("C16", null, TemplateMatch.MissingField, Severity.Error, "C16")]
    [InlineData("C16", "7/6/2032", TemplateMatch.DoubtfulDate, Severity.Error, "7/6/2032")]
    [InlineData("C17", "Không", TemplateMatch.NotConfirmed, Severity.Error, "Có")]
    [InlineData("C17", null, TemplateMatch.NotConfirmed, Severity.Error, "ô C17")]
    [InlineData("A17", null, TemplateMatch.NotConfirmed, Severity.Error, "Có")]
    [InlineData("A13", null, TemplateMatch.MissingField, Severity.Error, "người duyệt")]
    public void What_is_wrong_on_the_cover_is_told_with_what_was_expected(string cell, string? value, string rule, Severity severity, string told)
    {
        var finding = Assert.Single(Check(Read([(cell, value)], [])));
        Assert.Equal((rule, severity), (finding.RuleId, finding.Severity));
        Assert.Contains(told, finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("{", finding.Message, StringComparison.Ordinal);
        Assert.Equal("BIA", finding.Cells[0].Sheet);
    }

    [Theory]
    [InlineData("B1", "2017", TemplateMatch.OtherVersion, Severity.Error)]
    [InlineData("B2", "1", TemplateMatch.OlderRevision, Severity.Note)]
    [InlineData("B2", null, TemplateMatch.OlderRevision, Severity.Note)]
    [InlineData("B3", "2022H2", TemplateMatch.OtherPeriod, Severity.Error)]
    [InlineData("B4", "83", TemplateMatch.OtherProvince, Severity.Error)]
    [InlineData("B4", null, TemplateMatch.OtherProvince, Severity.Error)]
    public void Another_identity_than_the_paths_is_told(string cell, string? value, string rule, Severity severity)
    {
        var finding = Assert.Single(Check(Read([], [(cell, value)])));
        Assert.Equal((rule, severity), (finding.RuleId, finding.Severity));
    }

    [Fact]
    public void Another_half_year_is_told_in_words()
    {
        var finding = Assert.Single(Check(Read([], [("B3", "2022H2")])));
        Assert.Contains("kỳ 6 tháng cuối năm 2022,", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_identity_and_a_cover_one_finding_each_says_so()
    {
        var content = SampleForms.Read(new XlsxBuilder().Sheet("x", ("A1", "x")).Build(), SampleForms.H1);
        Assert.Equal(["DOC-SHEET-THIEU", "DOC-SHEET-LA"], content.Findings.Select(f => f.RuleId));
        Assert.Equal([TemplateMatch.NoIdentity, TemplateMatch.NotConfirmed], Check(content).Select(f => f.RuleId));
    }

    [Fact]
    public void A_renamed_cover_is_known_by_its_codes()
    {
        var content = SampleForms.Read(new XlsxBuilder().Sheet("Trang bìa", Cover([])).Build(), SampleForms.H1);
        Assert.Equal("DOC-SHEET-TEN", Assert.Single(content.Findings).RuleId);
        Assert.Equal(("Nguyễn Văn A", "Trang bìa"), (content.Cover[CoverField.Preparer].Text, content.Cover[CoverField.Preparer].Sheet));
    }

    [Fact]
    public void A_renamed_cover_is_not_looked_for_far_down_a_sheet()
    {
        var cells = Cover([]).Select(c => ($"{c.Address[0]}{500 + int.Parse(c.Address.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)}", c.Value));
        var content = SampleForms.Read(new XlsxBuilder().Sheet("Trang bìa", [.. cells]).Build(), SampleForms.H1);
        Assert.Equal(["DOC-SHEET-THIEU", "DOC-SHEET-LA"], content.Findings.Select(f => f.RuleId));
        Assert.Empty(content.Cover);
    }

    [Fact]
    public void A_cover_that_lost_its_codes_is_an_error_and_confirms_nothing()
    {
        var cover = Cover([]);
        (string Address, object Value)[][] spoilt =
        [
            [("D1", "x")],
            [.. cover.Where(c => c.Address[0] != 'A').Select(c => ($"B{c.Address[1..]}", c.Value))],
            [.. cover.Select(c => c.Address[0] == 'A' ? (c.Address, $"{c.Value} 1") : c)],
        ];
        foreach (var cells in spoilt)
        {
            var content = SampleForms.Read(new XlsxBuilder().Sheet("BIA", cells).Build(), SampleForms.H1);
            var finding = Assert.Single(content.Findings);
            Assert.Equal(("DOC-SHEET-THIEU", Severity.Error, "BIA"), (finding.RuleId, finding.Severity, finding.Cells[0].Sheet));
            Assert.Contains(Check(content), f => f is { RuleId: TemplateMatch.NotConfirmed, Severity: Severity.Error });
        }
    }

    [Fact]
    public void A_field_that_is_there_twice_is_told()
    {
        var content = Read([("A20", "preparer"), ("C20", "Người khác")], []);
        Assert.Equal(("DOC-BIA-TRUNG", "A20"), (Assert.Single(content.Findings).RuleId, content.Findings[0].Cells[0].Address));
        Assert.Equal("Nguyễn Văn A", content.Cover[CoverField.Preparer].Text);
    }

    [Fact]
    public void Identities_are_well_formed() =>
        Assert.All(TemplateMatch.All, id => Assert.Matches("^MAU-[A-Z-]+$", id));

    private static IReadOnlyList<Finding> Check(WorkbookContent content) =>
        TemplateMatch.Check(content, Period, TienGiang, SampleForms.Version());

    private static WorkbookContent Read((string Address, string? Value)[] cover, (string Address, string? Value)[] meta)
    {
        var identity = Merge([("A1", "catalogueVersion"), ("B1", 2023), ("A2", "revision"), ("B2", "2"), ("A3", "period"), ("B3", "2023H1"), ("A4", "province"), ("B4", "82"), ("D1", "x")], meta);
        return SampleForms.Read(new XlsxBuilder().Sheet("BIA", Cover(cover)).Sheet("_META", identity).Build(), SampleForms.H1);
    }

    private static (string Address, object Value)[] Cover((string Address, string? Value)[] changes) => Merge(
        [
            ("A9", "province"), ("C9", "Tiền Giang"), ("A10", "period"), ("C10", "6 tháng đầu năm 2023"), ("A11", "cutOff"), ("C11", 45077),
            ("A12", "preparer"), ("C12", "Nguyễn Văn A"), ("A13", "approver"), ("C13", "Trần Thị B"), ("A14", "telephone"), ("C14", 2733872345),
            ("A15", "email"), ("C15", "btctu@tiengiang.gov.vn"), ("A16", "date"), ("C16", "7/6/2023"), ("A17", "unclassified"), ("C17", "có"),
        ],
        changes);

    private static (string Address, object Value)[] Merge((string Address, object Value)[] cells, (string Address, string? Value)[] changes)
    {
        var all = cells.ToDictionary(c => c.Address, c => c.Value);
        foreach (var (address, value) in changes)
        {
            if (value is null)
            {
                all.Remove(address);
            }
            else
            {
                all[address] = value;
            }
        }

        return [.. all.Select(c => (c.Key, c.Value))];
    }
}
