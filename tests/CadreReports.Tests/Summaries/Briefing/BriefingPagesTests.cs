using CadreReports.Summaries;

namespace CadreReports.Tests.Summaries.Briefing;

/// <summary>How the pages of the finished document look, as LibreOffice lays them out.</summary>
public sealed class BriefingPagesTests
{
    [SkippableTheory]
    [InlineData("region", 26)]
    [InlineData("one", 10)]
    [InlineData("empty", 3)]
    public async Task It_is_no_longer_than_needed_and_ends_with_the_signature(string name, int most)
    {
        var pages = await PagesOfDocument.ReadAsync(ReadBriefing.Write(BriefingSamples.All().Single(s => s.Name == name).Summary));
        Skip.If(pages is null, "LibreOffice (soffice) or pdftotext is not installed.");

        // A page ends with a form feed, behind which nothing is left.
        Assert.Equal(string.Empty, pages[^1]);
        Assert.InRange(pages.Count - 1, 1, most);
        Assert.All(pages.SkipLast(1), page => Assert.True(page.Trim().Length > 10, $"A page holds nothing but its number: {page}"));
        Assert.Contains("Lưu.", pages[^2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void When_all_reports_come_on_one_day_a_sentence_says_so_in_place_of_a_chart(bool isOneDay)
    {
        var moment = SampleRegion.Period.Due.AddDays(-2);
        var reports = SampleRegion.Reports().Select((r, i) => r.IsIn ? r with { FirstAcceptedReceivedAt = moment.AddDays(isOneDay || i > 0 ? 0 : -1) } : r);
        var read = new ReadBriefing(ReadBriefing.Write(RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, [.. reports])));
        var blocks = read.Blocks().SkipWhile(b => b.Style != "Heading1").Skip(1).TakeWhile(b => b.Style != "Heading1").ToList();

        Assert.Equal(!isOneDay, blocks.Exists(b => b.Style == "ChartLine"));
        Assert.Equal(isOneDay, blocks.Exists(b => ReadBriefing.Text(b.Element).StartsWith("Các báo cáo được chấp nhận đều được gửi trong ngày ", StringComparison.Ordinal)));
    }
}
