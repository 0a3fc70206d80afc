using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Summaries;
using CadreReports.Summaries.Briefing;
using CadreReports.Summaries.Briefing.Sentences;

namespace CadreReports.Tests.Summaries.Briefing;

/// <summary>Every number of the finished document against what the provinces reported.</summary>
public sealed class BriefingFiguresTests
{
    public static TheoryData<string> Samples => ["region", "one", "country", "year", "several", "merged"];

    private static readonly string[] About = ["n", "some", "share", "change", "ratio", "points", "highest", "lowest", "count", "list"];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_sentence_about_figures_is_what_the_reports_give(string name)
    {
        var summary = BriefingSamples.All().Single(s => s.Name == name).Summary;
        var raw = new RawFigures(summary);
        var read = new ReadBriefing(ReadBriefing.Write(summary));
        var numbers = 0;
        foreach (var group in BriefingPlan.Load().Groups)
        {
            var said = string.Join(' ', read.Below(group.Title).Where(b => b.Style == "BodyText").Select(b => ReadBriefing.Text(b.Element)));

            Assert.Equal(Expected(group, raw, summary), said);
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
            var summary = seed % 8 < 4
                ? RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, [.. reports])
                : BriefingSamples.SecondHalf([.. reports]);
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
                Assert.Equal(Expected(group, raw, summary), text);
                Assert.DoesNotMatch(SentenceTests.Untidy(), text.Length == 0 ? "Đạt." : text);
                said += text.Length;
            }
        }

        Assert.True(said > 50_000, $"{said} letters compared");
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_cell_of_the_tables_is_what_the_reports_give(string name)
    {
        var summary = BriefingSamples.All().Single(s => s.Name == name).Summary;
        var raw = new RawFigures(summary);
        var read = new ReadBriefing(ReadBriefing.Write(summary));
        var compared = 0;
        foreach (var group in BriefingPlan.Load().Groups)
        {
            if (read.Below(group.Title).SingleOrDefault(b => b.Style == "table").Element is not { } table)
            {
                Assert.All(group.Columns, c => Assert.Null(c.Figure is { } f ? raw.Total(f.ToString()) : raw.TotalPercent(c.Ratio!)));
                continue;
            }

            var rows = ReadBriefing.Rows(table);
            var columns = rows[0].Skip(2).Select(heading => group.Columns.Single(c => Heading(c.Name, c.Ratio, raw) == heading)).ToList();
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
    [MemberData(nameof(Samples))]
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
                var ratio = group.Chart.Series.Count > 0 ? group.Chart.Series[position].Ratio : null;
                if (!series.TryGetValue(Heading(planned, ratio, raw), out var values))
                {
                    Assert.False(name == "region" || ratio is not null, planned);
                    continue;
                }

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
        Assert.Equal(
            "Số liệu ở phần này tổng hợp từ báo cáo của 17/20 tỉnh, thành phố; 3 tỉnh, thành phố chưa có báo cáo được chấp nhận nên chưa được tính. " +
            "Trong báo cáo này, “kỳ trước” là 6 tháng cuối năm 2022 và “cùng kỳ năm trước” là 6 tháng đầu năm 2022.", results);
        Assert.Contains("Còn 3 tỉnh, thành phố chưa có báo cáo được chấp nhận", text, StringComparison.Ordinal);
        var uploads = SampleRegion.Reports().Count(r => r.CurrentVersion is not null && r.Uploads > 1);
        Assert.Contains($"Trong số các tỉnh, thành phố có báo cáo được chấp nhận, {uploads} tỉnh, thành phố đã gửi từ hai lần trở lên.", text, StringComparison.Ordinal);
    }

    private static string Expected(PlannedGroup group, RawFigures raw, RegionalSummary summary) => Paragraph.Write(
        group.Sentences.Where(s => s.Half is null || s.Half == summary.Period.Id.Half).Select(s => s.Template),
        place => place.Name switch
        {
            "cutOff" => new Words(summary.Period.CutOff.ToString("d/M/yyyy", CultureInfo.InvariantCulture)),
            "priorYear" => new Words((summary.Period.Id.Year - 1).ToString(CultureInfo.InvariantCulture)),
            "region" => new Words(summary.Region.Code switch { Region.CountryCode => "cả nước", "mien-nam" => "khu vực miền Nam", _ => "các khu vực miền Bắc, miền Nam" }),
            _ => About.Contains(place.Name) ? raw[place] : throw new InvalidOperationException(place.ToString()),
        });

    /// <summary>So that the second half's sentences about the year are there to be compared above.</summary>
    [Fact]
    public void The_second_half_says_who_reached_the_years_quota()
    {
        var summary = BriefingSamples.All().Single(s => s.Name == "year").Summary;
        var reports = summary.Standings.Where(s => s.IsIn && s.Report.Previous is not null).ToDictionary(s => s.Province.Name, s => (
            Done: Of(s.Report, "08") + s.Report.Previous!.Figures[new FigureRef("BM01", "08", "total")], Quota: Of(s.Report, "30")));
        var known = reports.Where(r => r.Value is { Done: not null, Quota: > 0 }).ToList();
        var reached = known.Count(r => r.Value.Done >= r.Value.Quota);
        var read = new ReadBriefing(ReadBriefing.Write(summary));
        var said = ReadBriefing.Text(read.Below("Tổ chức đảng và đảng viên").First(b => b.Style == "BodyText").Element);

        Assert.InRange(reached, 1, known.Count - 1);
        Assert.True(known.Count < summary.Counts.In);
        Assert.Contains($" {reached} tỉnh, thành phố đạt và vượt chỉ tiêu kết nạp năm", said, StringComparison.Ordinal);
        Assert.Contains($"Còn {known.Count - reached} tỉnh, thành phố chưa đạt chỉ tiêu kết nạp năm", said, StringComparison.Ordinal);
        Assert.Contains($"Tính cả năm, kết quả kết nạp đạt {RawFigures.Written(100m * known.Sum(r => r.Value.Done!.Value) / known.Sum(r => r.Value.Quota!.Value))} chỉ tiêu, ", said, StringComparison.Ordinal);
        Assert.Matches(@"chỉ tiêu, (tăng|giảm) [\d,]+ điểm phần trăm so với năm trước", said);
        Assert.Contains($"{known.Count}/{summary.Counts.In} tỉnh, thành phố", said, StringComparison.Ordinal);

        static long? Of(ProvinceReport report, string row) => report.Facts.SingleOrDefault(r => r.Form == "BM01" && r.Row == row)?.Facts[0].Value;
    }

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

    /// <summary>Figures of the half-year stand beside a ratio of the year.</summary>
    private static string Heading(string name, string? ratio, RawFigures raw) => ratio is not null && raw.IsOfYear(ratio) ? name + " (tính cả năm)" : name;

    private static string Shown(long? figure, decimal? percent) =>
        figure is { } number ? RawFigures.Number(number) : percent is { } ratio ? RawFigures.Written(ratio, fewestDecimals: 1) : string.Empty;
}
