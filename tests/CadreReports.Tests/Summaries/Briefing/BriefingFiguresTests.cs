using System.Globalization;
using CadreReports.Summaries;
using CadreReports.Summaries.Briefing;
using CadreReports.Summaries.Briefing.Sentences;

namespace CadreReports.Tests.Summaries.Briefing;

/// <summary>Every number of the finished document against what the provinces reported.</summary>
public sealed class BriefingFiguresTests
{
    public static TheoryData<string> FirstHalves => ["region", "one", "country"];

    private static readonly string[] About = ["n", "share", "change", "ratio", "points", "highest", "lowest", "count", "list"];

    [Theory]
    [MemberData(nameof(FirstHalves))]
    public void Every_sentence_about_figures_is_what_the_reports_give(string name)
    {
        var summary = BriefingSamples.All().Single(s => s.Name == name).Summary;
        var raw = new RawFigures(summary);
        var read = new ReadBriefing(ReadBriefing.Write(summary));
        var numbers = 0;
        foreach (var group in BriefingPlan.Load().Groups)
        {
            var said = string.Join(' ', read.Below(group.Title).Where(b => b.Style == "BodyText").Select(b => ReadBriefing.Text(b.Element)));

            Assert.Equal(Expected(group, raw, name == "country" ? "cả nước" : "khu vực miền Nam"), said);
            numbers += said.Count(char.IsAsciiDigit);
        }

        Assert.True(numbers > 200, $"{numbers} digits compared");
    }

    [Fact]
    public void Whatever_provinces_leave_blank_the_sentences_are_what_the_rest_gives()
    {
        var said = 0;
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var blanks = new[] { 3, 30, 80, 97 }[seed % 4];
            var reports = SampleRegion.Reports().Select(r => r with
            {
                Facts = [.. r.Facts.Select(row => row with { Facts = [.. row.Facts.Where(_ => random.Next(100) >= blanks)] })],
            });
            var summary = RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, [.. reports]);
            var raw = new RawFigures(summary);
            var texts = new Dictionary<string, string>();
            var title = string.Empty;
            foreach (var block in BriefingContent.Of(summary, BriefingPlan.Load()).Blocks)
            {
                title = block is HeadingBlock heading ? heading.Text[(heading.Text.IndexOf(' ', StringComparison.Ordinal) + 1)..] : title;
                if (block is TextBlock text)
                    texts[title] = text.Text;
            }

            foreach (var group in BriefingPlan.Load().Groups)
            {
                var text = texts.GetValueOrDefault(group.Title, string.Empty);
                Assert.Equal(Expected(group, raw, "khu vực miền Nam"), text);
                Assert.DoesNotMatch(SentenceTests.Untidy(), text.Length == 0 ? "Đạt." : text);
                said += text.Length;
            }
        }

        Assert.True(said > 50_000, $"{said} letters compared");
    }

    [Theory]
    [MemberData(nameof(FirstHalves))]
    public void Every_cell_of_the_tables_is_what_the_reports_give(string name)
    {
        var summary = BriefingSamples.All().Single(s => s.Name == name).Summary;
        var raw = new RawFigures(summary);
        var read = new ReadBriefing(ReadBriefing.Write(summary));
        var compared = 0;
        foreach (var group in BriefingPlan.Load().Groups)
        {
            var rows = ReadBriefing.Rows(read.Below(group.Title).Single(b => b.Style == "table").Element);
            var columns = rows[0].Skip(2).Select(heading => group.Columns.Single(c => c.Name == heading)).ToList();
            var missing = summary.Standings.Where(s => !s.IsIn).Select(s => s.Province.Name).ToList();
            Assert.Equal(raw.In + 2 + (missing.Count > 0 ? 1 : 0), rows.Count);
            Assert.All(missing, province => Assert.Contains(province, rows[^1][^1], StringComparison.Ordinal));
            Assert.Equal(["", "Tổng số", .. columns.Select(c => Shown(raw.Total(c.Figure?.ToString() ?? "-"), c.Ratio is null ? null : raw.TotalPercent(c.Ratio)))], rows[1]);
            foreach (var (row, standing) in rows.Skip(2).Zip(summary.Standings.Where(s => s.IsIn)))
            {
                Assert.Equal(standing.Province.Name, row[1]);
                Assert.Equal(
                    columns.Select(c => c.Figure is { } f ? Shown(raw.Figure(row[1], f.ToString()), null) : Shown(null, raw.Percent(row[1], c.Ratio!))),
                    row.Skip(2));
                compared += columns.Count;
            }
        }

        Assert.True(compared >= 40, $"{compared} cells compared");
    }

    [Theory]
    [MemberData(nameof(FirstHalves))]
    public void Every_mark_of_the_charts_is_what_the_reports_give(string name)
    {
        var summary = BriefingSamples.All().Single(s => s.Name == name).Summary;
        var raw = new RawFigures(summary);
        var read = new ReadBriefing(ReadBriefing.Write(summary));
        var compared = 0;
        foreach (var group in BriefingPlan.Load().Groups)
        {
            if (read.Below(group.Title).FirstOrDefault(b => b.Style == "ChartLine").Element is not { } paragraph)
                continue;

            var (categories, series) = read.Chart(paragraph);
            foreach (var (planned, position) in (group.Chart!.Series.Count > 0 ? group.Chart.Series.Select(s => s.Name) : group.Chart.Names).Select((n, i) => (n, i)))
            {
                if (!series.TryGetValue(planned, out var values))
                    continue;

                for (var i = 0; i < categories.Count; i++)
                {
                    decimal? expected = group.Chart.Categories.Count > 0
                        ? raw.Total(group.Chart.Categories.Single(c => c.Name == categories[i]).Figures[position].ToString())
                        : group.Chart.Series[position] is { Figure: { } figure }
                            ? raw.Figure(categories[i], figure.ToString())
                            : raw.Percent(categories[i], group.Chart.Series[position].Ratio!);
                    decimal? shown = values[i] is { } value ? decimal.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture) : null;
                    Assert.Equal(expected is { } exact ? Math.Round(exact, 1, MidpointRounding.AwayFromZero) : null, shown);
                    compared++;
                }
            }
        }

        Assert.True(compared >= 16, $"{compared} marks compared");
    }

    [Fact]
    public void The_part_on_who_has_sent_counts_what_was_sent()
    {
        var text = Standing(SampleRegion.Summary());

        Assert.Contains("có 17/20 tỉnh, thành phố có báo cáo được chấp nhận", text, StringComparison.Ordinal);
        Assert.Contains("15 tỉnh, thành phố gửi đúng hạn và 2 tỉnh, thành phố gửi chậm: Bình Thuận chậm 3 ngày và An Giang chậm 7 ngày.", text, StringComparison.Ordinal);
        var results = Results(SampleRegion.Summary());
        Assert.Equal("Số liệu ở phần này tổng hợp từ báo cáo của 17/20 tỉnh, thành phố; 3 tỉnh, thành phố chưa có báo cáo được chấp nhận nên chưa được tính.", results);
        Assert.Contains("Còn 3 tỉnh, thành phố chưa có báo cáo được chấp nhận", text, StringComparison.Ordinal);
        var uploads = SampleRegion.Reports().Count(r => r.CurrentVersion is not null && r.Uploads > 1);
        Assert.Contains($"{uploads} tỉnh, thành phố đã gửi báo cáo từ hai lần trở lên", text, StringComparison.Ordinal);
    }

    private static string Expected(PlannedGroup group, RawFigures raw, string region) => Paragraph.Write(
        group.Sentences.Where(s => s.Half is null or 1).Select(s => s.Template),
        place => place.Name switch
        {
            "cutOff" => new Words("31/5/2023"),
            "priorYear" => new Words("2022"),
            "region" => new Words(region),
            _ => About.Contains(place.Name) ? raw[place] : throw new InvalidOperationException(place.ToString()),
        });

    private static string Results(RegionalSummary summary)
    {
        var read = new ReadBriefing(ReadBriefing.Write(summary));
        return ReadBriefing.Text(read.Blocks().Where(b => b.Style is "Heading1" or "BodyText").SkipWhile(b => !ReadBriefing.Text(b.Element).StartsWith("II.", StringComparison.Ordinal)).ElementAt(1).Element);
    }

    private static string Standing(RegionalSummary summary)
    {
        var read = new ReadBriefing(ReadBriefing.Write(summary));
        return ReadBriefing.Text(read.Blocks().SkipWhile(b => b.Style != "Heading1").First(b => b.Style == "BodyText").Element);
    }

    private static string Shown(long? figure, decimal? percent) =>
        figure is { } number ? RawFigures.Number(number) : percent is { } ratio ? RawFigures.Written(ratio) : string.Empty;
}
