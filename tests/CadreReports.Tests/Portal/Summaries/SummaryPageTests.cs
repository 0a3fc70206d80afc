using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CadreReports.Access;
using CadreReports.Addresses;
using CadreReports.Catalogue;
using CadreReports.Portal.Board;
using CadreReports.Portal.Frame;
using CadreReports.Portal.Summaries;
using CadreReports.Submissions.Explanations;
using CadreReports.Summaries;
using CadreReports.Summaries.Previews;
using CadreReports.Summaries.Publishing;
using CadreReports.Summaries.Ratios;
using CadreReports.Tests.Summaries;

namespace CadreReports.Tests.Portal.Summaries;

/// <summary>The pages of a summary, of a region, of the country and of nothing, as both kinds of viewer see them.</summary>
public sealed partial class SummaryPageTests
{
    private static readonly XNamespace None = XNamespace.None;
    private static readonly Principal Analyst = new("trial", Role.CentralAnalyst, null, SignInWay.Development);

    public static TheoryData<string, SummaryPart> Pages
    {
        get
        {
            var pages = new TheoryData<string, SummaryPart>();
            foreach (var sample in new[] { "region", "empty", "one", "country", "merged" })
            {
                foreach (var part in Enum.GetValues<SummaryPart>())
                {
                    pages.Add(sample, part);
                }
            }

            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_part_has_one_title_well_formed_drawings_and_nothing_that_runs_or_styles_itself(string sample, SummaryPart part)
    {
        var html = await RenderAsync(PreviewTests.Edition(sample), Analyst, new SummaryChoice(part));
        Assert.Single(Regex.Matches(html, "<h1[ >]"));
        Assert.DoesNotMatch(@"\sstyle=|\son[a-z]+=|data:", html);
        Assert.Equal(Regex.Count(html, "<th[ >]"), Regex.Count(html, """<th [^>]*scope="""));
        foreach (Match drawing in Drawing().Matches(html))
        {
            var svg = XElement.Parse(drawing.Value);
            Assert.Equal("img", svg.Attribute("role")!.Value);
            var names = svg.Attribute("aria-labelledby")!.Value.Split(' ');
            Assert.Equal(names, svg.Elements().Take(2).Select(e => e.Attribute("id")!.Value));
            Assert.All(svg.Elements().Take(2), e => Assert.False(string.IsNullOrWhiteSpace(e.Value)));
        }

        var ids = Regex.Matches(html, """ id="([^"]+)""").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct().Count(), ids.Count);
    }

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("en-US")]
    public async Task Bars_are_as_long_as_the_ratios_that_the_table_names(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            var edition = PreviewTests.Edition("region");
            var ratio = edition.Summary.Ratios.Single(r => r.Ratio.Id == "admitted-of-quota");
            var html = await RenderAsync(edition, Analyst, new SummaryChoice(SummaryPart.Comparison, Ratio: ratio.Ratio.Id));
            var widths = XElement.Parse(Assert.Single(Drawing().Matches(html)).Value).Descendants(None + "rect")
                .Select(bar => double.Parse(bar.Attribute("width")!.Value, CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(ratio.Places.Count, widths.Count);
            var perPercent = widths[0] / (double)ratio.Places[0].Value.Percent;
            Assert.All(widths.Zip(ratio.Places), pair => Assert.Equal((double)pair.Second.Value.Percent * perPercent, pair.First, 0.11));
            Assert.True(widths[0] > 80);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Who_is_missing_is_named_with_the_reason()
    {
        var html = await RenderAsync(PreviewTests.Edition("region"), Analyst, new SummaryChoice(SummaryPart.Overview));
        Assert.Contains($"href=\"/ky/2023H1/tinh/{SampleRegion.MissingProvince}\"", html, StringComparison.Ordinal);
        Assert.Contains("328, các khối cộng lại 276 (Lệch 52)", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_overview_of_many_provinces_draws_both_ends_and_the_ranking_all_of_them()
    {
        var edition = PreviewTests.Edition("country");
        var ratio = edition.Summary.Ratios.Single(r => r.Ratio.Id == "planned-women");
        Assert.InRange(ratio.Places.Count, 50, 63);
        var overview = XElement.Parse(Drawing().Matches(await RenderAsync(edition, Analyst, new SummaryChoice(SummaryPart.Overview)))[1].Value);
        Assert.Equal(
            ratio.Places.Take(10).Concat(ratio.Places.TakeLast(10)).Select(place => place.Province.Name),
            overview.Descendants(None + "text").Where(text => text.Attribute("text-anchor")?.Value == "end").Select(text => text.Value));
        var ranking = XElement.Parse(Drawing().Match(await RenderAsync(edition, Analyst, new SummaryChoice(SummaryPart.Comparison, Ratio: "planned-women"))).Value);
        Assert.Equal(ratio.Places.Count, ranking.Descendants(None + "rect").Count());
    }

    [Fact]
    public async Task The_centre_is_led_to_ask_about_what_stands_apart_until_the_figures_are_closed()
    {
        var edition = PreviewTests.Edition("region");
        var outlier = edition.Summary.Outliers[0];
        var choice = new SummaryChoice(SummaryPart.Comparison, Ratio: outlier.Ratio.Id);
        var ask = $"href=\"{PageAddress.Ask(new(edition.Summary.Period.Id, outlier.Place.Province.Code), outlier.Ratio.Id, "mien-nam").Replace("&", "&amp;", StringComparison.Ordinal)}\"";
        Assert.Contains(ask, await RenderAsync(edition, Analyst, choice), StringComparison.Ordinal);
        Assert.DoesNotContain("/hoi", await RenderAsync(edition, Analyst, choice, PeriodState.Locked), StringComparison.Ordinal);
        Assert.DoesNotContain("/hoi", await RenderAsync(edition, Clerk(edition, "82"), choice, PeriodState.Published), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_to_ask_begins_with_the_proposed_question_about_the_version_that_counts()
    {
        var edition = PreviewTests.Edition("region");
        var (summary, outlier) = (edition.Summary, edition.Summary.Outliers[0]);
        var (province, ratio) = (outlier.Place.Province, outlier.Ratio.Id);
        var shown = Shown(edition, await PreviewTests.KeptAsync(edition), isCurrent: true);
        var version = shown.Edition.Versions.Single(one => one.Province == province.Code).Version;
        var proposed = shown.Proposed(province.Code, version, ratio);
        Assert.Equal(OutlierQuestion.Text(summary, outlier), proposed);
        Assert.InRange(proposed!.Length, 50, SentenceCheck.MaximumLength);
        Assert.Null(shown.Proposed(province.Code, version + 1, ratio));
        Assert.Null(shown.Proposed(province.Code, version, "khong-co"));
        Assert.Null((shown with { Preview = null }).Proposed(province.Code, version, ratio));
        var calm = summary.Ratios.Single(one => one.Ratio.Id == ratio).Places.First(place => summary.Outliers.All(o => o.Ratio.Id != ratio || o.Place.Province != place.Province));
        Assert.Null(shown.Proposed(calm.Province.Code, shown.Edition.Versions.Single(one => one.Province == calm.Province.Code).Version, ratio));

        var model = new CentreActionsModel(summary.Period, province, version, IsClosed: false) { Ratio = ratio, Scope = "mien-nam", Proposed = proposed };
        Assert.Contains($">{proposed}</textarea>", WebUtility.HtmlDecode(await AskAsync(model, [])), StringComparison.Ordinal);
        // What was typed over it and refused is not replaced.
        Assert.Contains(">Vì sao?</textarea>", WebUtility.HtmlDecode(await AskAsync(model, new() { ["text"] = "Vì sao?" })), StringComparison.Ordinal);
        Assert.Contains("></textarea>", await AskAsync(model, new() { ["text"] = string.Empty }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_province_is_given_its_own_sheet_and_no_way_to_others()
    {
        var edition = PreviewTests.Edition("region");
        var html = await RenderAsync(edition, Clerk(edition, "82"), new SummaryChoice(SummaryPart.Overview), PeriodState.Published);
        Assert.Contains("href=\"/api/summaries/2023H1/mien-nam/provinces/82\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain($"/tinh/{SampleRegion.MissingProvince}", html, StringComparison.Ordinal);
        Assert.DoesNotContain("lan-tong-hop", html, StringComparison.Ordinal);

        // Who is not in has no sheet.
        var missing = await RenderAsync(edition, Clerk(edition, SampleRegion.MissingProvince), new SummaryChoice(SummaryPart.Overview), PeriodState.Published);
        Assert.DoesNotContain("/provinces/", missing, StringComparison.Ordinal);
    }

    /// <summary>The same two digits were another province: a sheet is called what it is.</summary>
    [Theory]
    [InlineData("82", "82 Tiền Giang", "87 Đồng Tháp")]
    [InlineData("68", "60 Bình Thuận")]
    public async Task A_province_is_given_the_sheets_of_those_that_were_merged_into_it(string province, params string[] sheets)
    {
        var edition = PreviewTests.Edition("region");
        var viewer = new Principal("trial", Role.ProvinceClerk, CatalogueSet.Load().Province(province, new DateOnly(2025, 7, 1)), SignInWay.Development);
        var html = WebUtility.HtmlDecode(await RenderAsync(edition, viewer, new SummaryChoice(SummaryPart.Overview), PeriodState.Published));
        Assert.Equal(
            sheets, OwnSheet().Matches(html).Select(match => $"{match.Groups["code"].Value} {match.Groups["name"].Value}"));
        Assert.Equal(
            sheets, OwnReport().Matches(html).Select(match => $"{match.Groups["code"].Value} {match.Groups["name"].Value}"));
    }

    [Fact]
    public async Task A_page_asks_again_only_while_something_is_being_built()
    {
        var edition = PreviewTests.Edition("region");
        var settled = await RenderAsync(edition, Analyst, new SummaryChoice(SummaryPart.Overview));
        Assert.DoesNotContain("data-live", settled, StringComparison.Ordinal);
        Assert.DoesNotContain("http-equiv", settled, StringComparison.Ordinal);
        var renewed = await RenderAsync(edition, Analyst, new SummaryChoice(SummaryPart.Overview), isCurrent: false);
        Assert.Contains("data-live=\"5\"", renewed, StringComparison.Ordinal);
        Assert.Contains("<table", renewed, StringComparison.Ordinal);
        var first = await RenderAsync(new SummaryModel(edition.Summary.Period, edition.Summary.Region, null, new SummaryChoice(SummaryPart.Overview)), Analyst);
        Assert.Contains("data-live=\"5\"", first, StringComparison.Ordinal);
        Assert.DoesNotContain("/api/summaries", first, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_says_what_is_looked_at()
    {
        var (period, region) = (SampleRegion.Period, SampleRegion.Region);
        Assert.Equal("/ky/2023H1/tong-hop/mien-nam", new SummaryChoice(SummaryPart.Overview).Address(period, region));
        Assert.Equal("/ky/2023H1/tong-hop/mien-nam?phan=so-lieu&bieu=BM03", new SummaryChoice(SummaryPart.Figures, Form: "BM03").Address(period, region));
        Assert.Equal(
            "/ky/2023H1/tong-hop/mien-nam?phan=so-sanh&ti-le=a%26b%22&lan=2", new SummaryChoice(SummaryPart.Comparison, Ratio: "a&b\"", Edition: 2).Address(period, region));
        Assert.All(Enum.GetValues<SummaryPart>(), part => Assert.Equal(part, SummaryChoice.PartOf(
            new SummaryChoice(part).Address(period, region).Split("phan=") is [_, var name] ? name : null)));
        Assert.Equal(SummaryPart.Overview, SummaryChoice.PartOf("gi-do"));
    }

    [Theory]
    [InlineData("53.24", "53,2%")]
    [InlineData("0.049", "0,049%")]
    [InlineData("0.152", "0,15%")]
    [InlineData("99.96", "99,96%")]
    [InlineData("100", "100%")]
    [InlineData("0", "0%")]
    [InlineData("1204.5", "1.204,5%")]
    public void A_ratio_is_read_as_Vietnamese_writes_it(string percent, string expected) =>
        Assert.Equal(expected, SummaryWording.Percent(decimal.Parse(percent, CultureInfo.InvariantCulture)));

    [Fact]
    public void A_change_says_up_or_down()
    {
        var earlier = SampleRegion.Period.Id.Previous;
        Assert.Equal("+1.204 (+10%)", SummaryWording.Of(new Change(earlier, 1, 1, 12_040, 13_244)));
        Assert.Equal("−35 (−35%)", SummaryWording.Of(new Change(earlier, 1, 1, 100, 65)));
        Assert.Equal("0 (0%)", SummaryWording.Of(new Change(earlier, 1, 1, 7, 7)));
        Assert.Equal("+7", SummaryWording.Of(new Change(earlier, 1, 1, 0, 7)));
    }

    private static Principal Clerk(SummaryEdition edition, string province) =>
        new("trial", Role.ProvinceClerk, edition.Summary.Period.Province(province), SignInWay.Development);

    private static async Task<string> RenderAsync(
        SummaryEdition edition, Principal viewer, SummaryChoice choice, PeriodState state = PeriodState.Open, bool isCurrent = true)
    {
        var shown = Shown(edition, await PreviewTests.KeptAsync(edition), isCurrent);
        return await RenderAsync(
            new SummaryModel(edition.Summary.Period with { State = state }, edition.Summary.Region, shown, choice) { Editions = [shown.Edition] }, viewer);
    }

    private static ShownEdition Shown(SummaryEdition edition, SummaryPreview preview, bool isCurrent)
    {
        var summary = edition.Summary;
        return new ShownEdition(
            new PublishedSummary(
                edition.Revision,
                edition.Key,
                [.. summary.Standings.Where(s => s.IsIn).Select(s => new PublishedVersion(s.Province.Code, s.Report.CurrentVersion!.Value, s.Report.Sha256!, s.Report.Basis))],
                summary.Period.Due),
            IsLatest: true,
            isCurrent,
            preview);
    }

    private static async Task<string> AskAsync(CentreActionsModel model, Dictionary<string, string> entered)
    {
        await using var renderer = new PageRenderer();
        return await renderer.RenderAsync<AskPage, CentreActionsModel>(
            new PageContext(Analyst, PageAddress.Ask(model.Key), null, model.Period.Due) { Entered = entered }, model);
    }

    private static async Task<string> RenderAsync(SummaryModel model, Principal viewer)
    {
        await using var renderer = new PageRenderer();
        return await renderer.RenderAsync<SummaryPage, SummaryModel>(
            new PageContext(viewer, PageAddress.Summary(model.Period.Id, model.Scope.Code), null, model.Period.Due), model);
    }

    [GeneratedRegex("provinces/(?<code>[0-9]+)\"[^>]*>Số liệu riêng của (?<name>[^(]+) \\(Excel\\)")]
    private static partial Regex OwnSheet();

    [GeneratedRegex("/ky/2023H1/tinh/(?<code>[0-9]+)\">Báo cáo của (?<name>.+?) trong kỳ này<")]
    private static partial Regex OwnReport();

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Drawing();
}
