using System.Text;
using CadreReports.Catalogue;
using CadreReports.Summaries.Briefing;

namespace CadreReports.Tests.Summaries.Briefing;

public sealed class BriefingPlanTests
{
    private const string Group = """{ "title": "A", "sentences": [{ "text": "Có {n BM01.02.total} tổ chức." }], "table": { "caption": "B", "columns": [{ "name": "C", "figure": "BM01.02.total" }] } }""";

    [Fact]
    public void The_shipped_plan_speaks_of_every_form_of_figures() => Assert.Equal(
        SampleRegion.Version.Forms.Where(f => !f.IsList).Select(f => f.Code),
        BriefingPlan.Load().Groups.Select(g => g.Columns.First(c => c.Figure is not null).Figure!.Value.Form));

    [Theory]
    [InlineData("{n BM01.02.total}", "{n BM01.99.total}", "$.groups[0].sentences[0].text", "BM01.99.total")]
    [InlineData("{n BM01.02.total}", "{n BM01.02}", "$.groups[0].sentences[0].text", "is not a figure")]
    [InlineData("{n BM01.02.total}", "{sum BM01.02.total}", "$.groups[0].sentences[0].text", "'sum' is not one of")]
    [InlineData("{n BM01.02.total}", "{n BM01.02.total BM01.03.total}", "$.groups[0].sentences[0].text", "takes 1 arguments and not 2")]
    [InlineData("{n BM01.02.total}", "{ratio members}", "$.groups[0].sentences[0].text", "'members' is not one of the ratios")]
    [InlineData("{n BM01.02.total}", "{list members-women under 15}", "$.groups[0].sentences[0].text", "'under' is neither")]
    [InlineData("{n BM01.02.total}", "{highest members-women 0}", "$.groups[0].sentences[0].text", "'0' is not a whole number above zero")]
    [InlineData("{n BM01.02.total}", "{n BM01.02.total: tổ chức}", "$.groups[0].sentences[0].text", "only a change has a unit")]
    [InlineData("{n BM01.02.total}", "{n BM01.02.total", "$.groups[0].sentences[0].text", "at character 4")]
    [InlineData("{n BM01.02.total}", "nhiều", "$.groups[0].sentences[0].text", "no place")]
    [InlineData("tổ chức.\"", "tổ chức\"", "$.groups[0].sentences[0].text", "full stop")]
    [InlineData("tổ chức.\"", "tổ chức.\", \"half\": 3", "$.groups[0].sentences[0].half", "halves 1 and 2")]
    [InlineData("\"figure\": \"BM01.02.total\"", "\"ratio\": \"x\"", "$.groups[0].table.columns[0].ratio", "'x' is not one of the ratios")]
    [InlineData("\"figure\": \"BM01.02.total\"", "\"note\": \"x\"", "$.groups[0].table.columns[0].note", "note")]
    [InlineData(", \"figure\": \"BM01.02.total\"", "", "$.groups[0].table.columns[0]", "either a figure or a ratio")]
    public void What_the_centre_mistypes_is_refused_with_file_and_place(string right, string wrong, string path, string problem)
    {
        var e = Assert.Throws<CatalogueException>(() => Load(Group.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Equal(("briefing.json", path), (e.File, e.Path));
        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sentence_that_the_centre_adds_is_said()
    {
        var plan = Load(Group);
        var summary = SampleRegion.Summary();
        var text = BriefingContent.Of(summary, plan).Blocks.OfType<TextBlock>().Select(b => b.Text).ToList();

        Assert.Contains(text, t => t.StartsWith("Có ", StringComparison.Ordinal) && t.EndsWith(" tổ chức.", StringComparison.Ordinal));
    }

    private static BriefingPlan Load(string group)
    {
        var json = $$"""{ "standing": [], "results": [], "groups": [{{group}}], "documents": [], "limitations": [], "questions": [], "requests": [] }""";
        return BriefingPlan.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)), CatalogueSet.Load());
    }
}
