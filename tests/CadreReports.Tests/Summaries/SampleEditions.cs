using CadreReports.Summaries;

namespace CadreReports.Tests.Summaries;

/// <summary>Editions of invented summaries of several scopes, and their files.</summary>
internal static class SampleEditions
{
    public static SummaryEdition Region { get; } = Of(SampleRegion.Summary());

    /// <summary>A region of which nothing has arrived.</summary>
    public static SummaryEdition Nothing { get; } = Of(RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, SampleRegion.Region, []));

    /// <summary>All 63 provinces with the figures of the sample region's over and over, but for every tenth, which sent nothing.</summary>
    public static SummaryEdition Country { get; } = Of(Build("ca-nuoc"));

    /// <summary>Two regions.</summary>
    public static SummaryEdition Several { get; } = Of(Build("mien-bac+mien-nam"));

    public static SummaryEdition Of(RegionalSummary summary) =>
        new(summary, 4, SummaryKey.Of(summary.Version, summary.Period, summary.Region, [.. summary.Standings.Select(s => s.Report)]));

    public static byte[] Write(SummaryEdition edition)
    {
        using var output = new MemoryStream();
        SummaryWorkbookWriter.Write(edition, output);
        return output.ToArray();
    }

    private static RegionalSummary Build(string scope)
    {
        var accepted = SampleRegion.Reports().Where(r => r.IsIn).ToList();
        var region = SampleRegion.Period.Scope(scope)!;
        return RegionalSummary.Build(SampleRegion.Version, SampleRegion.Period, region,
        [
            .. region.Provinces.Select((province, i) => i % 10 == 9 ? ProvinceReport.Nothing(province) : accepted[i % accepted.Count] with { Province = province }),
        ]);
    }
}
