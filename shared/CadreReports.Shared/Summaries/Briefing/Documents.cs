using CadreReports.Catalogue;
using CadreReports.Submissions;

namespace CadreReports.Summaries.Briefing;

/// <summary>The provinces' documents that carry out one resolution.</summary>
/// <param name="Resolution">Its number and symbol, such as 18-NQ/TW.</param>
/// <param name="Count">How many documents.</param>
/// <param name="Provinces">How many provinces issued one.</param>
/// <param name="ByStatus">How many stand at each status of the catalogue, in its order; empty when it has none.</param>
public sealed record Documents(string Resolution, int Count, int Provinces, IReadOnlyList<int> ByStatus)
{
    private const string FormCode = "BM09";
    private const string ResolutionColumn = "resolution";
    private const string StatusColumn = "status";

    /// <summary>The statuses that documents can have; empty when the catalogue has none.</summary>
    public static IReadOnlyList<string> Statuses(CatalogueVersion version) =>
        version.Form(FormCode)?.Measures.FirstOrDefault(m => m.Code == StatusColumn)?.Choices ?? [];

    /// <summary>By resolution: those that the catalogue names in its order, then others as provinces wrote them.</summary>
    public static IReadOnlyList<Documents> Of(RegionalSummary summary)
    {
        var suggested = summary.Version.Form(FormCode)?.Measures.FirstOrDefault(m => m.Code == ResolutionColumn)?.Choices ?? [];
        var statuses = Statuses(summary.Version);
        return [.. Lines(summary)
            .GroupBy(l => Key(l.Line), StringComparer.Ordinal)
            .OrderBy(g => Position(suggested, g.Key))
            .ThenByDescending(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new Documents(
                g.Key.Length == 0 ? BriefingTexts.NoResolution : g.Key,
                g.Count(),
                g.Select(l => l.Province).Distinct().Count(),
                [.. statuses.Select(s => g.Count(l => string.Equals(l.Line.Values.GetValueOrDefault(StatusColumn), s, StringComparison.Ordinal)))]))];
    }

    /// <summary>How many provinces list a document.</summary>
    public static int CountProvinces(RegionalSummary summary) => Lines(summary).Select(l => l.Province).Distinct().Count();

    private static IEnumerable<(Province Province, TextLine Line)> Lines(RegionalSummary summary) =>
        from list in summary.Lists
        where list.Form.Code == FormCode
        from section in list.Sections
        from province in section.Provinces
        from line in province.Lines
        select (province.Province, line);

    private static string Key(TextLine line) => line.Values.GetValueOrDefault(ResolutionColumn)?.Trim() ?? string.Empty;

    private static int Position(IReadOnlyList<string> suggested, string resolution)
    {
        for (var i = 0; i < suggested.Count; i++)
        {
            if (string.Equals(suggested[i], resolution, StringComparison.Ordinal))
                return i;
        }

        return resolution.Length == 0 ? int.MaxValue : suggested.Count;
    }
}
