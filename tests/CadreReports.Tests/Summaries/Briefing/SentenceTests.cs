using System.Globalization;
using System.Text.RegularExpressions;
using CadreReports.Summaries.Briefing;
using CadreReports.Summaries.Briefing.Sentences;
using FsCheck;
using FsCheck.Fluent;

namespace CadreReports.Tests.Summaries.Briefing;

public sealed partial class SentenceTests
{
    [Theory]
    [InlineData("Có {n a} cuộc[, {n b} lượt].", "a b", "Có a cuộc, b lượt.")]
    [InlineData("Có {n a} cuộc[, {n b} lượt].", "a", "Có a cuộc.")]
    [InlineData("Có {n a} cuộc[, {n b} lượt].", "b", null)]
    [InlineData("[{n a}|{n b}|không có] cuộc.", "b", "B cuộc.")]
    [InlineData("[{n a}|{n b}|không có] cuộc.", "", "Không có cuộc.")]
    [InlineData("gồm <a {n a};b {n b};c {n c}>.", "a b c", "Gồm a a, b b và c c.")]
    [InlineData("gồm <a {n a};b {n b};c {n c}>.", "a c", "Gồm a a và c c.")]
    [InlineData("gồm <a {n a};b {n b};c {n c}>.", "c", "Gồm c c.")]
    [InlineData("gồm <a {n a};b {n b};c {n c}>.", "", null)]
    [InlineData("có {n a}[; trong đó <nữ {n b};trẻ {n c}[, {n d}]>].", "a c", "Có a; trong đó trẻ c.")]
    public void A_sentence_says_what_is_there(string template, string there, string? expected) =>
        Assert.Equal(expected, SentenceTemplate.Parse(template).Fill(p => there.Split(' ').Contains(p.Arguments[0]) ? new Words(p.Arguments[0]) : null)?.Text);

    [Theory]
    [InlineData("Có {n a", 4)]
    [InlineData("Có {} cuộc.", 4)]
    [InlineData("Có n} cuộc.", 5)]
    [InlineData("Có [, {n a} cuộc.", 4)]
    [InlineData("Có {n a}[, cuộc].", 9)]
    [InlineData("Có <{n a};cuộc>.", 4)]
    [InlineData("Có [{n a}> cuộc.", 10)]
    public void A_template_that_does_not_close_is_refused_with_its_place(string template, int at) =>
        Assert.Contains($"at character {at}:", Assert.Throws<FormatException>(() => SentenceTemplate.Parse(template)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_change_has_the_sign_of_the_difference_and_shows_its_size() =>
        Prop.ForAll((from now in Gen.Choose(0, 2_000_000) from then in Gen.Choose(0, 2_000_000) from same in Gen.Elements(false, false, false, true) select (now, then: same ? now : then)).ToArbitrary(), pair =>
        {
            var text = Amounts.Change(pair.now - pair.then, pair.then == 0 ? null : 100m * (pair.now - pair.then) / pair.then, "người");
            var word = pair.now > pair.then ? "tăng" : pair.now < pair.then ? "giảm" : "không thay đổi";
            var digits = Digits().Match(text).Value.Replace(".", string.Empty, StringComparison.Ordinal);
            return text.StartsWith(word, StringComparison.Ordinal) && !text.Contains('-', StringComparison.Ordinal) &&
                (pair.now == pair.then ? text == word : int.Parse(digits, CultureInfo.InvariantCulture) == Math.Abs(pair.now - pair.then));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1204, 3.2, "tăng 1.204 trường hợp (3,2%)")]
    [InlineData(-18, -3.0, "giảm 18 trường hợp (3%)")]
    [InlineData(0, 0.0, "không thay đổi")]
    [InlineData(5, null, "tăng 5 trường hợp")]
    [InlineData(1, 0.01, "tăng 1 trường hợp")]
    public void Changes_are_written_as_officials_write_them(long difference, double? percent, string expected) =>
        Assert.Equal(expected, Amounts.Change(difference, (decimal?)percent, "trường hợp"));

    [Theory]
    [InlineData(1.3, "tăng 1,3 điểm phần trăm")]
    [InlineData(-12.04, "giảm 12 điểm phần trăm")]
    [InlineData(0.0, "không thay đổi")]
    [InlineData(-0.01, "giảm dưới 0,1 điểm phần trăm")]
    public void Percentage_points_are_no_percentages(double points, string expected) => Assert.Equal(expected, Amounts.Points((decimal)points));

    [Theory]
    [InlineData(99.96, 100, "99,96%")]
    [InlineData(99.99999, 100, "99,999%")]
    [InlineData(100.0, 100, "100%")]
    [InlineData(14.97, 15, "14,97%")]
    [InlineData(12.34, 15, "12,3%")]
    public void Nobody_below_a_threshold_is_written_as_if_it_were_reached(double value, int threshold, string expected) =>
        Assert.Equal(expected, Amounts.Percent((decimal)value, threshold));

    [Fact]
    public void Equals_are_named_together_or_counted_together_and_never_cut()
    {
        Assert.Equal("A (90%), B (80%), C và D (cùng 70%)", First([("A", 90), ("B", 80), ("C", 70), ("D", 70), .. Rest(8)]));
        Assert.Equal("A (90%), 8 tỉnh, thành phố cùng 70%", First([("A", 90), .. Enumerable.Range(0, 8).Select(i => ($"T{i}", 70)), .. Rest(10)]));
        Assert.Equal("A và B (cùng 90%), C (80%)", First([("A", 90), ("B", 90), ("C", 80), .. Rest(8)]));
        Assert.Equal("A (90%), B (80%) và C (70%)", First([("A", 90), ("B", 80), ("C", 70), .. Rest(8)]));
        Assert.Null(First([("A", 70), ("B", 70), ("C", 70), ("D", 70)]));
        Assert.Null(First([("A", 90), ("B", 70)]));

        static IEnumerable<(string, int)> Rest(int count) => Enumerable.Range(0, count).Select(i => ($"Z{i}", 10 + i));
        static string? First(IEnumerable<(string Name, int Value)> provinces) =>
            Placed.First(provinces.Select(p => new Placed(p.Name, p.Value, Amounts.Percent(p.Value))), 3, highest: true)?.Text;
    }

    [Fact]
    public void Nobody_is_among_the_highest_and_the_lowest() =>
        Prop.ForAll(Gen.Choose(0, 6).ArrayOf().Where(v => v.Length < 30).ToArbitrary(), values =>
        {
            var placed = values.Select((v, i) => new Placed($"<{i}>", v, Amounts.Percent(v))).ToList();
            var (highest, lowest) = (Placed.First(placed, 3, highest: true)?.Text, Placed.First(placed, 3, highest: false)?.Text);
            return highest is null
                ? lowest is null && (values.Length < 3 || values.Distinct().Count() == 1)
                : Percents().Matches(highest).Select(m => m.Value).Intersect(Percents().Matches(lowest!).Select(m => m.Value)).ToList().Count == 0 &&
                  highest.Contains($"{values.Max()}%", StringComparison.Ordinal) && lowest!.Contains($"{values.Min()}%", StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(95, "95%", "95,0%")]
    [InlineData(94.65, "94,7%", "94,7%")]
    [InlineData(0, "0%", "0,0%")]
    [InlineData(100, "100%", "100,0%")]
    [InlineData(99.97, "99,97%", "99,97%")]
    [InlineData(100.02, "100,02%", "100,02%")]
    [InlineData(0.04, "0,04%", "0,04%")]
    [InlineData(0.0000001, "0%", "0,0%")]
    [InlineData(1234.5, "1.234,5%", "1.234,5%")]
    public void What_is_not_all_is_not_written_as_all_and_what_is_not_none_not_as_none(double value, string said, string inTable) =>
        Assert.Equal((said, inTable), (Amounts.Percent((decimal)value), Amounts.PercentCell((decimal)value)));

    [Fact]
    public void Whatever_figures_are_missing_no_sentence_speaks_of_them()
    {
        var half = 0;
        Prop.ForAll((from seed in Gen.Choose(0, int.MaxValue) from kept in Gen.Choose(0, 100) select (seed, kept)).ToArbitrary(), drawn =>
        {
            var random = new Random(drawn.seed);
            half = (half % 2) + 1;
            var groups = BriefingPlan.Load().Groups.SelectMany(g => g.Sentences).Where(s => s.Half is null || s.Half == half);
            var text = Paragraph.Write(
                groups.Select(s => s.Template),
                place => random.Next(100) >= drawn.kept ? null : place.Name == "change"
                    ? new Words("tăng 7 người so với kỳ trước", [new Coverage(true, random.Next(1, 4), 3)])
                    : new Words("7", [new Coverage(false, random.Next(1, 4), 3)]));
            return drawn.kept > 0 ? !Untidy().IsMatch(text) : text.Length == 0;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Without_a_report_nothing_is_said_about_figures()
    {
        var words = new SummaryWords(BriefingSamples.All().Single(s => s.Name == "empty").Summary);
        Assert.All(BriefingPlan.Load().Groups.SelectMany(g => g.Sentences), s => Assert.Null(s.Template.Fill(p => words[p])));
    }

    [Fact]
    public void Sentences_of_all_kinds_of_summaries_are_tidy() => Assert.All(
        BriefingSamples.All().SelectMany(s => BriefingContent.Of(s.Summary, BriefingPlan.Load()).Blocks.OfType<TextBlock>()),
        block => Assert.DoesNotMatch(Untidy(), block.Text));

    /// <summary>A mark left alone or doubled, an unfilled place, an empty bracket, a small letter at the beginning, no full stop.</summary>
    [GeneratedRegex(@"  | [,.;:)]|[,;:(][,.;:)]|\.\.|…|[{}\[\]<>|]|\( |\(\)|^\p{Ll}|\. \p{Ll}|[^.]$|(trong đó|và|là|có|bằng|chiếm)[.,;)]")]
    internal static partial Regex Untidy();

    [GeneratedRegex(@"\d+%")]
    private static partial Regex Percents();

    [GeneratedRegex(@"[\d.]+")]
    private static partial Regex Digits();
}
