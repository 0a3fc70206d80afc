using System.Globalization;
using System.Text.Json;
using CadreReports.Submissions.Explanations;
using CadreReports.Summaries;
using CadreReports.Summaries.Briefing;

namespace CadreReports.Tests.Summaries.Briefing;

/// <summary>The tables and charts outside the subjects, of the finished document, against what was reported, sent and said.</summary>
public sealed class BriefingPartsTests
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private static readonly RegionalSummary Region = SampleRegion.Summary();
    private static readonly ReadBriefing Read = new(ReadBriefing.Write(Region));

    [Fact]
    public void Part_one_lists_who_sent_when_and_who_did_not()
    {
        var blocks = Part("I.");
        var tables = blocks.Where(b => b.Style == "table").Select(b => ReadBriefing.Rows(b.Element)).ToList();
        var due = SampleRegion.Period.Due;
        var reports = SampleRegion.Reports();
        var sent = reports.Where(r => r.CurrentVersion is not null).Select(r => (Report: r, At: r.FirstAcceptedReceivedAt ?? r.CurrentReceivedAt!.Value)).ToList();

        Assert.Equal(
            reports.Where(r => r.CurrentVersion is null).Select((r, i) => $"{i + 1} {r.Province.Name}: {r.Reason ?? "Chưa gửi báo cáo."}"),
            tables[0].Skip(1).Select(row => $"{row[0]} {row[1]}: {row[2]}"));
        Assert.Equal(
            sent.OrderBy(s => s.At.UtcTicks).ThenBy(s => s.Report.Province.Code, StringComparer.Ordinal).Select((s, i) =>
                $"{i + 1}|{s.Report.Province.Name}|{s.At.UtcDateTime.AddHours(7).ToString("HH:mm d/M/yyyy", CultureInfo.InvariantCulture)}|" +
                $"{(s.At <= due ? "đúng hạn" : $"chậm {Math.Ceiling((s.At - due).TotalDays)} ngày")}|{s.Report.Uploads}"),
            tables[1].Skip(1).Select(row => string.Join('|', row)));

        var (days, series) = Read.Chart(blocks.First(b => b.Style == "ChartLine").Element);
        var totals = Assert.Single(series).Value;
        var first = sent.Min(s => s.At).UtcDateTime.AddHours(7).Date;
        var last = sent.Max(s => s.At).UtcDateTime.AddHours(7).Date;
        Assert.Equal((last - first).Days + 1, days.Count);
        for (var i = 0; i < days.Count; i++)
        {
            var end = first.AddDays(i + 1);
            Assert.Equal(first.AddDays(i).ToString("d/M", CultureInfo.InvariantCulture), days[i]);
            Assert.Equal(sent.Count(s => s.At.UtcDateTime.AddHours(7) < end), int.Parse(totals[i]!, CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Documents_are_counted_by_resolution_and_all_together()
    {
        var lines = SampleRegion.Reports().SelectMany(r => r.Texts.Where(t => t.Form == "BM09"), (r, t) => (r.Province.Code, Resolution: t.Values["resolution"], Status: t.Values.GetValueOrDefault("status"))).ToList();
        var blocks = Read.Below("Văn bản triển khai nghị quyết, kết luận của Trung ương");
        var rows = ReadBriefing.Rows(blocks.Single(b => b.Style == "table").Element);
        var statuses = rows[0].Skip(4).ToList();

        Assert.Equal(Row(lines, string.Empty, "Tổng số"), rows[1]);
        Assert.Equal(
            lines.GroupBy(l => l.Resolution).OrderBy(g => g.Key == "18-NQ/TW" ? 0 : 1).Select((g, i) => Row([.. g], $"{i + 1}", g.Key)),
            rows.Skip(2));
        Assert.True(lines.Exists(l => l.Status is null) && statuses.Count > 1);
        Assert.Contains(
            $"{lines.Select(l => l.Code).Distinct().Count()} tỉnh, thành phố đã thống kê {lines.Count} văn bản",
            ReadBriefing.Text(blocks.First(b => b.Style == "BodyText").Element),
            StringComparison.Ordinal);
        var (resolutions, series) = Read.Chart(blocks.First(b => b.Style == "ChartLine").Element);
        Assert.Equal(
            lines.CountBy(l => l.Resolution).Select(c => $"{c.Key} {c.Value}").Order(StringComparer.Ordinal),
            resolutions.Zip(Assert.Single(series).Value, (name, count) => $"{name} {count}").Order(StringComparer.Ordinal));

        List<string> Row(IReadOnlyList<(string Code, string Resolution, string? Status)> of, string number, string name) =>
        [
            number, name, $"{of.Count}", $"{of.Select(l => l.Code).Distinct().Count()}", .. statuses.Select(s => $"{of.Count(l => l.Status == s)}"),
        ];
    }

    /// <summary>The lives that <see cref="SamplePast"/> gives the limitations of every second province.</summary>
    [Fact]
    public void Limitations_are_listed_with_how_long_they_have_stood()
    {
        var expected = new List<string>();
        var (items, done) = (0, 0);
        foreach (var (report, index) in SampleRegion.Reports().Select((r, i) => (r, i)).Where(p => p.r.IsIn && p.i % 2 == 0))
        {
            var reports = 2 + (index % 4);
            items++;
            if (index / 2 % 3 == 0)
            {
                done++;
            }
            else
            {
                expected.Add($"{report.Province.Name}|{report.Texts.Single(t => t.Code == "D01").Values["content"]}|{(index / 2 % 3 == 1 ? "đang khắc phục" : "chưa khắc phục")}|{Since(reports)}|{reports}");
            }

            if (index % 3 == 0)
            {
                items++;
                expected.Add($"{report.Province.Name}|{report.Limitations[0].Lines[1].Values["content"]}|không được nhắc lại|6 tháng cuối năm 2022|1");
            }
        }

        var blocks = Read.Below("Hạn chế kỳ trước chưa khắc phục");
        var rows = ReadBriefing.Rows(blocks.Single(b => b.Style == "table").Element);
        Assert.Equal(expected.Select((line, i) => $"{i + 1}|{line}"), rows.Skip(1).Select(row => string.Join('|', row)));
        var said = ReadBriefing.Text(blocks.First(b => b.Style == "BodyText").Element);
        Assert.Contains($"theo dõi {items} hạn chế, khuyết điểm kỳ trước; trong đó {done} hạn chế đã khắc phục", said, StringComparison.Ordinal);
        Assert.Contains($"{expected.Count(line => line[^1] >= '3')} hạn chế chưa khắc phục xong đã kéo dài từ ba kỳ báo cáo trở lên", said, StringComparison.Ordinal);

        static string Since(int reports) => reports switch { 2 => "6 tháng cuối năm 2022", _ => "6 tháng cuối năm 2021" };
    }

    [Fact]
    public void Questions_are_those_that_nobody_answered_and_the_ratios_that_stand_apart()
    {
        var blocks = Read.Below("Nội dung cần giải trình, làm rõ");
        var tables = blocks.Where(b => b.Style == "table").Select(b => ReadBriefing.Rows(b.Element)).ToList();
        var asked = SampleRegion.Reports().SelectMany(r => r.Asked, (r, a) => (r.Province.Name, a.Finding.Message, Answer: a.Thread.Answers.Max(e => (int?)e.Number) ?? 0, Mark: a.Thread.Marks.Where(e => e.Kind == LogKind.Insufficient).Max(e => (int?)e.Number) ?? 0)).ToList();
        var open = asked.Where(a => a.Answer == 0 || a.Mark > a.Answer).ToList();
        var apart = Apart().ToList();
        string[] named = [.. SampleRegion.Region.Provinces.Select(p => p.Name).Where(name => apart.Exists(a => a.StartsWith(name + '|', StringComparison.Ordinal)))];

        Assert.Equal(open.Select((o, i) => $"{i + 1}|{o.Name}|{o.Message}|chưa giải trình"), tables[0].Skip(1).Select(row => string.Join('|', row)));
        Assert.NotEmpty(apart);
        Assert.Equal(apart.Select((a, i) => $"{i + 1}|{a}"), tables[^1].Skip(1).Select(row => string.Join('|', row.Take(5))));
        Assert.Contains(Read.Below("Kiến nghị"), b => ReadBriefing.Text(b.Element).EndsWith("làm rõ tỷ lệ có chênh lệch lớn nêu tại mục 2 phần này.", StringComparison.Ordinal));
        Assert.Equal("2. Nội dung cần giải trình, làm rõ", ReadBriefing.Text(Read.Blocks().Single(b => b.Style == "Heading2" && ReadBriefing.Text(b.Element).EndsWith("giải trình, làm rõ", StringComparison.Ordinal)).Element));
        var said = ReadBriefing.Text(blocks.First(b => b.Style == "BodyText").Element);
        Assert.StartsWith(
            $"Qua kiểm tra số liệu, có {asked.Count} nội dung cần các tỉnh, thành phố giải trình; trong đó {asked.Count - open.Count} nội dung đã được giải trình và " +
            $"{open.Count} nội dung chưa được giải trình hoặc giải trình chưa đạt, ở {string.Join(", ", open.Select(o => o.Name))}.",
            said,
            StringComparison.Ordinal);
        Assert.EndsWith($"So với mặt bằng chung, có {apart.Count} trường hợp tỷ lệ chênh lệch lớn ở {named.Length} tỉnh, thành phố, cần làm rõ.", said, StringComparison.Ordinal);
    }

    [Fact]
    public void When_all_is_well_the_sentences_say_so_without_counting_it_out()
    {
        var reports = SampleRegion.Reports().Where(r => r.IsIn).Select(r => r with
        {
            FirstAcceptedReceivedAt = SampleRegion.Period.Due,
            Asked = [.. r.Asked.Where(a => a.Thread.State == ExplanationState.Answered)],
        });
        var texts = BriefingContent.Of(RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, [.. reports]), BriefingPlan.Load()).Blocks.OfType<TextBlock>().Select(b => b.Text).ToList();

        Assert.Contains(texts, t => t.Contains("10/6/2023. Cả 17 tỉnh, thành phố này đều gửi đúng hạn. Trong số các", StringComparison.Ordinal));
        Assert.Contains(texts, t => t.StartsWith("Qua kiểm tra số liệu, có 3 nội dung cần các tỉnh, thành phố giải trình, cả 3 nội dung đều đã được giải trình.", StringComparison.Ordinal));
    }

    /// <summary>Province, ratio, value and median of what stands apart, worked out from the figures and <c>ratios.json</c>.</summary>
    private static IEnumerable<string> Apart()
    {
        var raw = new RawFigures(Region);
        using var stream = typeof(RegionalSummary).Assembly.GetManifestResourceStream("Summaries/ratios.json")!;
        using var json = JsonDocument.Parse(stream);
        foreach (var ratio in json.RootElement.EnumerateArray())
        {
            var id = ratio.GetProperty("id").GetString()!;
            var values = Region.Standings.Where(s => s.IsIn).Select(s => (s.Province, Percent: raw.Percent(s.Province.Name, id))).Where(v => v.Percent is not null).ToList();
            var median = values.Count == 0 ? 0 : Median([.. values.Select(v => v.Percent!.Value)]);
            var deviation = values.Count == 0 ? 0 : Median([.. values.Select(v => Math.Abs(v.Percent!.Value - median))]);
            foreach (var (province, percent) in values.Where(_ => values.Count >= 8 && deviation > 0).OrderBy(v => v.Province.Code, StringComparer.Ordinal))
            {
                var distance = percent!.Value - median;
                var cases = Math.Abs(distance) / 100 * raw.Figure(province.Name, ratio.GetProperty("denominator").GetString()!)!.Value;
                if (Math.Abs(distance) * 0.6745m > 3.5m * deviation &&
                    ratio.GetProperty("asks").GetString() is var side && (side == "both" || side == (distance > 0 ? "high" : "low")) &&
                    Math.Abs(distance) >= ratio.GetProperty("leastPoints").GetDecimal() && cases >= ratio.GetProperty("leastCases").GetInt64())
                {
                    yield return $"{province.Name}|{ratio.GetProperty("name").GetString()}|{percent.Value.ToString("N1", Vietnamese)}%|{median.ToString("N1", Vietnamese)}%";
                }
            }
        }
    }

    private static decimal Median(decimal[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }

    private static List<(string Style, System.Xml.Linq.XElement Element)> Part(string number) =>
        [.. Read.Blocks().SkipWhile(b => !(b.Style == "Heading1" && ReadBriefing.Text(b.Element).StartsWith(number, StringComparison.Ordinal))).Skip(1).TakeWhile(b => b.Style != "Heading1")];
}
