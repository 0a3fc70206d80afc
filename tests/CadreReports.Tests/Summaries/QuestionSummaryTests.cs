using System.Text.Json;
using CadreReports.Submissions.Explanations;
using CadreReports.Summaries;
using CadreReports.Summaries.Exports;
using CadreReports.Summaries.Ratios;
using CadreReports.Tests.Summaries.Briefing;

namespace CadreReports.Tests.Summaries;

/// <summary>What the centre asked stands in the summary with its answers; what it may still ask stands there as proposed.</summary>
public sealed class QuestionSummaryTests
{
    private const string Text = "Đề nghị Tỉnh ủy làm rõ vì sao tỷ lệ này chênh lệch lớn so với các tỉnh khác.";
    private const string Other = "Đề nghị Tỉnh ủy cho biết số liệu này tính đến ngày nào.";
    private const string Reply = "Tỉnh đã kiểm tra lại, số liệu tính cả các đơn vị mới thành lập.";

    private static readonly RegionalSummary Without = RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, SampleRegion.Reports());
    private static readonly Outlier Sent = Without.Outliers[0];

    [Fact]
    public void Nothing_was_asked_and_everything_is_proposed()
    {
        Assert.Empty(Without.Questions);
        Assert.All(Without.Outliers, o => Assert.Null(Without.QuestionAbout(o)));
    }

    [Fact]
    public void A_question_without_an_answer_that_stands_comes_first_and_is_counted()
    {
        var asked = Assert.Single(Summary(Question(1, Text, Sent.Ratio.Id, Reply), Question(5, Other, null)).Questions);

        Assert.Equal((Sent.Place.Province, 1), (asked.Province, asked.Open));
        Assert.Equal([Other, Text], asked.Questions.Select(q => q.Asked.Text));
    }

    [Fact]
    public void An_outlier_that_was_asked_about_knows_the_newest_question_and_no_other()
    {
        var summary = Summary(Question(1, Text, Sent.Ratio.Id, Reply), Question(5, Other, Sent.Ratio.Id), Question(7, Other + " Lần 3.", "other"));

        Assert.Equal(Other, summary.QuestionAbout(Sent)!.Asked.Text);
        Assert.Equal(Without.Outliers.Count - 1, summary.Outliers.Count(o => summary.QuestionAbout(o) is null));
    }

    [Fact]
    public void A_question_or_its_answer_can_be_the_newest_event()
    {
        var asked = Summary(Question(40_000, Other, null));
        Assert.Equal(At(40_000), asked.AsOf);
        Assert.Equal(At(40_001), Summary(Question(40_000, Other, null, Reply)).AsOf);
    }

    [Fact]
    public void The_workbook_shows_what_was_sent_with_its_answer_and_what_is_proposed()
    {
        var rows = Rows(Summary(Question(1, Text, Sent.Ratio.Id, Reply), Question(5, Other, null)));
        Assert.Contains(rows, r => r.GetValueOrDefault("E") is Text && r["F"] is "đã trả lời" && r["G"] is Reply && r["D"] as string == Sent.Ratio.Numerator[0].Form);
        Assert.Contains(rows, r => r.GetValueOrDefault("E") is Other && r["F"] is "chưa trả lời");
        var outliers = rows.Where(r => r.GetValueOrDefault("C") is "so sánh").ToList();
        Assert.Equal(["đã gửi", .. Enumerable.Repeat("đề xuất", Without.Outliers.Count - 1)], outliers.Select(r => (string)r["H"]!));
        Assert.All(Rows(Without).Where(r => r.GetValueOrDefault("C") is "so sánh"), r => Assert.Equal("đề xuất", r["H"]));

        static IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows(RegionalSummary summary) =>
            new WrittenWorkbook(SampleEditions.Write(new SummaryEdition(summary, 1, "key"))).Rows("Cần giải trình");
    }

    [Fact]
    public void The_briefing_counts_the_questions_and_asks_for_the_answers_that_are_missing()
    {
        var text = Briefing(Summary(Question(1, Text, Sent.Ratio.Id, Reply), Question(5, Other, null)));
        var province = Sent.Place.Province.Name;

        Assert.Contains($"Ban đã gửi 2 câu hỏi về số liệu cho 1 tỉnh, thành phố; 1 câu hỏi đã được trả lời và 1 câu hỏi chưa được trả lời hoặc trả lời chưa đạt, ở {province}.", text, StringComparison.Ordinal);
        Assert.Contains($"Đề nghị {province} trả lời đầy đủ các câu hỏi của Ban.", text, StringComparison.Ordinal);
        Assert.All((string[])[Text, Other, Reply, "chưa trả lời", "đề xuất hỏi"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.DoesNotContain("câu hỏi của Ban", Briefing(Without), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Programs_find_the_question_of_an_outlier_by_its_id()
    {
        using var output = new MemoryStream();
        SummaryJson.Write(new SummaryEdition(Summary(Question(1, Text, Sent.Ratio.Id, Reply)), 1, "key"), output);
        var json = JsonDocument.Parse(output.ToArray()).RootElement;

        var asked = Assert.Single(json.GetProperty("questions").EnumerateArray());
        var question = Assert.Single(asked.GetProperty("questions").EnumerateArray());
        Assert.Equal((Sent.Place.Province.Code, 0), (asked.GetProperty("province").GetString(), asked.GetProperty("open").GetInt32()));
        Assert.Equal((Text, "answered", Sent.Ratio.Id), (question.GetProperty("text").GetString(), question.GetProperty("state").GetString(), question.GetProperty("ratio").GetString()));
        Assert.Equal(Reply, Assert.Single(question.GetProperty("answers").EnumerateArray()).GetProperty("text").GetString());
        Assert.DoesNotContain("clerk", json.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(
            [question.GetProperty("id").GetString(), .. Enumerable.Repeat((string?)null, Without.Outliers.Count - 1)],
            json.GetProperty("outliers").EnumerateArray().Select(o => o.GetProperty("question").GetString()));
    }

    private static DateTimeOffset At(int number) => SampleRegion.Period.Due.AddDays(-20).AddMinutes(number);

    private static RegionalSummary Summary(params Question[] questions) => RegionalSummary.Build(
        SampleRegion.Version,
        SampleRegion.Period,
        SampleRegion.Region,
        [.. SampleRegion.Reports().Select(r => r.Province == Sent.Place.Province ? r with { Questions = questions } : r)]);

    private static Question Question(int number, string text, string? ratio, string? reply = null)
    {
        var id = CadreReports.Submissions.Explanations.Question.IdOf(1, ratio, text);
        List<LogEntry> log = [new LogEntry(number, LogKind.Question, id, 1, text, "centre", At(number), Ratio: ratio)];
        if (reply is not null)
        {
            log.Add(new LogEntry(number + 1, LogKind.Answer, id, 1, reply, "clerk-82", At(number + 1)));
        }

        return Assert.Single(CadreReports.Submissions.Explanations.Question.All(log));
    }

    private static string Briefing(RegionalSummary summary) => ReadBriefing.Text(new ReadBriefing(ReadBriefing.Write(summary)).Body);
}
