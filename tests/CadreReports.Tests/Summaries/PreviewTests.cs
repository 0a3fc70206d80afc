using System.Text.Json;
using CadreReports.Summaries;
using CadreReports.Summaries.Exports;
using CadreReports.Summaries.Previews;
using CadreReports.Tests.Summaries.Briefing;

namespace CadreReports.Tests.Summaries;

/// <summary>What is looked at of an edition says the same as what is downloaded of it.</summary>
public sealed class PreviewTests
{
    public static TheoryData<string> Samples => ["region", "empty", "one", "year", "country", "several", "oldest", "merged"];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_preview_says_what_the_file_for_programs_says(string name)
    {
        var edition = Edition(name);
        var preview = await KeptAsync(edition);
        var json = JsonDocument.Parse(Write(SummaryJson.Write, edition)).RootElement;

        Assert.Equal(Number(json.GetProperty("counts").GetProperty("in")), preview.Counts.In);
        Assert.Equal(Number(json.GetProperty("counts").GetProperty("missing")), preview.Absent.Count);
        Assert.Equal(Number(json.GetProperty("counts").GetProperty("missing")), preview.Counts.Missing);
        Assert.Equal(
            json.GetProperty("provinces").EnumerateArray().Where(p => !p.GetProperty("in").GetBoolean()).Select(p => p.GetProperty("code").GetString()),
            preview.Absent.Select(absent => absent.Code));
        Assert.All(preview.Absent, absent => Assert.False(string.IsNullOrWhiteSpace(absent.Reason)));
        Assert.Equal(json.GetProperty("edition").GetProperty("asOf") is { ValueKind: JsonValueKind.String } asOf ? asOf.GetDateTimeOffset() : null, preview.AsOf);

        Assert.Equal(
            json.GetProperty("forms").EnumerateArray().SelectMany(f => f.GetProperty("figures").EnumerateArray(), (f, figure) => (
                f.GetProperty("code").GetString(), Number(figure.GetProperty("total")), Number(figure.GetProperty("from")), Difference(figure, "previous"), Difference(figure, "lastYear"))),
            preview.Forms.SelectMany(f => f.Figures, (f, figure) => (
                (string?)f.Code, figure.Total, (long?)figure.From, figure.Previous?.Difference, figure.LastYear?.Difference)));

        Assert.Equal(
            json.GetProperty("ratios").EnumerateArray().SelectMany(r => r.GetProperty("places").EnumerateArray(), (r, place) => (
                r.GetProperty("id").GetString(), place.GetProperty("province").GetString(), Number(place.GetProperty("rank")))),
            preview.Ratios.SelectMany(r => r.Places, (r, place) => ((string?)r.Id, (string?)place.Code, (long?)place.Rank)));
        Assert.Equal(
            json.GetProperty("outliers").EnumerateArray().Select(o => (o.GetProperty("ratio").GetString(), o.GetProperty("province").GetString())).Order(),
            preview.Ratios.SelectMany(r => r.Places.Where(p => p.Outlier is not null), (r, place) => ((string?)r.Id, (string?)place.Code)).Order());
        Assert.Equal(preview.Ratios.Sum(r => r.Outliers), json.GetProperty("outliers").GetArrayLength());
        Assert.Equal(
            json.GetProperty("limitations").EnumerateArray().SelectMany(l => l.GetProperty("items").EnumerateArray()).Select(item => item.GetProperty("text").GetString()).Order(StringComparer.Ordinal),
            preview.Limitations.Select(limitation => limitation.Text).Order(StringComparer.Ordinal));
        Assert.Equal(json.GetProperty("timeline").GetArrayLength(), preview.Timeline.Count);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_same_edition_gives_the_same_bytes(string name) =>
        Assert.Equal(Write(PreviewFile.Write, Edition(name)), Write(PreviewFile.Write, Edition(name)));

    [Fact]
    public void A_preview_of_the_country_is_small() => Assert.InRange(Write(PreviewFile.Write, Edition("country")).Length, 10_000, 600_000);

    internal static SummaryEdition Edition(string name) => SampleEditions.Of(BriefingSamples.All().Single(sample => sample.Name == name).Summary);

    /// <summary>As it is read back from where it is kept.</summary>
    internal static async Task<SummaryPreview> KeptAsync(SummaryEdition edition)
    {
        using var kept = new MemoryStream(Write(PreviewFile.Write, edition));
        return await PreviewFile.ReadAsync(kept, default);
    }

    private static byte[] Write(Action<SummaryEdition, Stream> write, SummaryEdition edition)
    {
        using var output = new MemoryStream();
        write(edition, output);
        return output.ToArray();
    }

    private static long? Number(JsonElement element) => element.ValueKind == JsonValueKind.Null ? null : element.GetInt64();

    private static long? Difference(JsonElement figure, string when) =>
        figure.GetProperty(when) is { ValueKind: JsonValueKind.Object } change ? change.GetProperty("difference").GetInt64() : null;
}
