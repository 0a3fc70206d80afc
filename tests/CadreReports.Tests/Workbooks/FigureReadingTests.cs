using System.Globalization;
using CadreReports.Findings;
using CadreReports.Workbooks.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace CadreReports.Tests.Workbooks;

/// <summary>Whole numbers as they are typed.</summary>
public sealed class FigureReadingTests
{
    [Theory]
    [InlineData("1204", 1204)]
    [InlineData("1.204", 1204)]
    [InlineData("1,204", 1204)]
    [InlineData("12.345.678", 12345678)]
    [InlineData("12 345 678", 12345678)]
    [InlineData("12\u00A0345", 12345)]
    [InlineData("  0 ", 0)]
    [InlineData("\u00A0735\u200B", 735)]
    [InlineData("007", 7)]
    [InlineData("１２０４", 1204)]
    [InlineData("999.999.999", 999999999)]
    public void A_text_that_is_a_whole_number_is_read_as_it(string text, long value) =>
        Assert.Equal(new FigureReading(FigureKind.Whole, value), FigureText.OfText(text));

    [Theory]
    [InlineData("-")]
    [InlineData("–")]
    [InlineData("—")]
    [InlineData("không")]
    [InlineData("Không")]
    [InlineData("Kho\u0302ng")]
    [InlineData("không có")]
    public void A_dash_or_the_word_for_none_is_a_written_zero(string text) =>
        Assert.Equal(FigureKind.WrittenZero, FigureText.OfText(text).Kind);

    [Theory]
    [InlineData("2,77", FigureKind.Fraction, 2770L)]
    [InlineData("2.5", FigureKind.Fraction, 2500L)]
    [InlineData("1204,0", FigureKind.Fraction, 1204L)]
    [InlineData("0.125", FigureKind.Fraction, null)]
    [InlineData("1.2047", FigureKind.Fraction, null)]
    [InlineData("-5", FigureKind.Negative, null)]
    [InlineData("−1.204", FigureKind.Negative, null)]
    [InlineData("(15)", FigureKind.Negative, null)]
    [InlineData("80%", FigureKind.Percent, null)]
    [InlineData("15 người", FigureKind.WithUnit, 15L)]
    [InlineData("1.204 đảng viên", FigureKind.WithUnit, 1204L)]
    [InlineData("1.000.000.000", FigureKind.TooLarge, null)]
    [InlineData("99999999999999999999999999", FigureKind.TooLarge, null)]
    [InlineData("gần 51.000", FigureKind.Other, null)]
    [InlineData("1.23.456", FigureKind.Other, null)]
    [InlineData("1.234,567", FigureKind.Other, null)]
    [InlineData("012.345", FigureKind.Fraction, 12345L)]
    [InlineData("1/2", FigureKind.Other, null)]
    [InlineData(".", FigureKind.Other, null)]
    [InlineData("()", FigureKind.Other, null)]
    public void Any_other_text_is_told_apart_and_a_number_proposed_where_one_is_likely(string text, FigureKind kind, long? proposal) =>
        Assert.Equal(new FigureReading(kind, 0, proposal), FigureText.OfText(text));

    [Theory]
    [InlineData("1204", FigureKind.Whole, 1204, null)]
    [InlineData("1.204E3", FigureKind.Whole, 1204, null)]
    [InlineData("25944.000000000004", FigureKind.Whole, 25944, null)]
    [InlineData("-0", FigureKind.Whole, 0, null)]
    [InlineData("2.77", FigureKind.Fraction, 0, 2770L)]
    [InlineData("2.7700000000000000", FigureKind.Fraction, 0, 2770L)]
    [InlineData("0.5", FigureKind.Fraction, 0, null)]
    [InlineData("-1", FigureKind.Negative, 0, null)]
    [InlineData("1E300", FigureKind.TooLarge, 0, null)]
    [InlineData("1E999", FigureKind.Other, 0, null)]
    [InlineData("NaN", FigureKind.Other, 0, null)]
    public void A_number_cell_is_judged_by_its_value(string value, FigureKind kind, long number, long? proposal) =>
        Assert.Equal(new FigureReading(kind, number, proposal), FigureText.OfNumber(value));

    [Fact]
    public void Every_accepted_way_of_writing_a_whole_number_reads_back_the_same()
    {
        var numbers = Gen.OneOf(Gen.Choose(0, 2_000), Gen.Choose(0, 999_999_999)).ToArbitrary();
        Prop.ForAll(numbers, number => Ways(number).All(text => FigureText.OfText(text) == new FigureReading(FigureKind.Whole, number)) &&
                                       Values(number).All(text => FigureText.OfNumber(text) == new FigureReading(FigureKind.Whole, number)))
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_text_makes_the_reading_of_a_figure_fail() =>
        Prop.ForAll<string?>(text =>
        {
            var reading = FigureText.OfText(text);
            return reading.Kind == FigureKind.Whole ? reading.Value is >= 0 and <= FigureText.Max : reading.Value == 0;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2.77", "DOC-SO-LE", "2770")]
    [InlineData("-3", "DOC-SO-AM", "-3")]
    [InlineData("1000000000", "DOC-SO-LON", "1000000000")]
    public void A_number_cell_that_is_no_figure_is_an_error_that_names_sheet_cell_and_figure(string value, string rule, string told)
    {
        var content = SampleForms.Read(SampleForms.Figures, ("D6", new RawXml($"<v>{value}</v>")));
        var finding = Assert.Single(content.Findings);
        Assert.Equal((rule, Severity.Error), (finding.RuleId, finding.Severity));
        Assert.Contains("BM01", finding.Message, StringComparison.Ordinal);
        Assert.Contains("D6", finding.Message, StringComparison.Ordinal);
        Assert.Contains(told, finding.Message, StringComparison.Ordinal);
        Assert.Equal(new CellReference("BM01", "D6", "02", "total", Form: "BM01"), Assert.Single(finding.Cells));
        Assert.Null(content.Form("BM01")![1, 0]);
    }

    [Theory]
    [InlineData("<v>#REF!</v>", " t=\"e\"", "DOC-O-LOI")]
    [InlineData("<v>1</v>", " t=\"b\"", "DOC-O-LOGIC")]
    [InlineData("<v>2023-06-22</v>", " t=\"d\"", "DOC-SO-NGAY")]
    [InlineData("<v>44928</v>", " s=\"1\"", "DOC-SO-NGAY")]
    [InlineData("<v>0.8</v>", " s=\"2\"", "DOC-SO-PHANTRAM")]
    [InlineData("<v>1</v>", " s=\"2\"", "DOC-SO-PHANTRAM")]
    [InlineData("<is><t>80 %</t></is>", " t=\"inlineStr\"", "DOC-SO-PHANTRAM")]
    [InlineData("<is><t>15 người</t></is>", " t=\"inlineStr\"", "DOC-SO-CHU")]
    [InlineData("<is><t>chưa có số liệu</t></is>", " t=\"inlineStr\"", "DOC-SO")]
    [InlineData("<f>SUM(Z1:Z2)</f>", "", "DOC-CONGTHUC")]
    public void A_cell_that_holds_something_else_is_an_error_of_its_own(string xml, string attributes, string rule)
    {
        var builder = new XlsxBuilder().Styles(0, 14, 9).Sheet("BIA", SampleForms.Cover);
        builder.Sheet("BM01", SampleForms.Filled(SampleForms.Figures, ("D6", new RawXml(xml, attributes))));
        var content = SampleForms.Read(builder.Build(), SampleForms.H1, SampleForms.Figures);
        var finding = Assert.Single(content.Findings);
        Assert.Equal((rule, Severity.Error), (finding.RuleId, finding.Severity));
        Assert.Contains("D6", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_written_zero_is_zero_with_a_note()
    {
        var content = SampleForms.Read(SampleForms.Figures, ("D5", "–"));
        Assert.Equal(0, content.Form("BM01")![0, 0]);
        Assert.Equal(("DOC-SO-KHONG", Severity.Note), (content.Findings[0].RuleId, content.Findings[0].Severity));
    }

    private static IEnumerable<string> Ways(int number)
    {
        var plain = number.ToString(CultureInfo.InvariantCulture);
        foreach (var separator in new[] { ".", ",", " ", "\u00A0", "\u202F" })
        {
            var grouped = number.ToString("#,0", new NumberFormatInfo { NumberGroupSeparator = separator });
            yield return grouped;
            yield return $" {grouped}\u00A0";
        }

        yield return plain;
        yield return $"\t{plain}\n";
        yield return $"00{plain}";
        yield return string.Concat(plain.Select(c => (char)(c - '0' + '０')));
    }

    private static IEnumerable<string> Values(int number) =>
    [
        number.ToString(CultureInfo.InvariantCulture),
        ((double)number).ToString("R", CultureInfo.InvariantCulture),
        ((double)number).ToString("E16", CultureInfo.InvariantCulture),
        number.ToString("0.0", CultureInfo.InvariantCulture),
    ];
}
