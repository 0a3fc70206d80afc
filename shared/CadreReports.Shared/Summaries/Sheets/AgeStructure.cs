using CadreReports.Catalogue;

namespace CadreReports.Summaries.Sheets;

/// <summary>The provinces' cadres by age group.</summary>
/// <param name="Groups">The age groups' figures, in catalogue order.</param>
/// <param name="Provinces">The indices, in the order of the region, of the provinces that have all of them.</param>
internal sealed record AgeStructure(IReadOnlyList<FigureSummary> Groups, IReadOnlyList<int> Provinces)
{
    private const string CadreForm = "BM03";
    private const string AgeSplit = "age";

    /// <summary>Null when this half-year's catalogue has no age groups, or no province has all of them.</summary>
    public static AgeStructure? Of(RegionalSummary summary)
    {
        if (summary.Form(CadreForm) is not { } form || form.Form.Measures.FirstOrDefault(m => m.Kind == MeasureKind.Whole) is not { } whole)
        {
            return null;
        }

        var groups = form.Figures.Where(f => f.Measure == whole && string.Equals(f.Indicator.Split, AgeSplit, StringComparison.Ordinal)).ToList();
        var provinces = Enumerable.Range(0, summary.Standings.Count).Where(i => groups.TrueForAll(g => g.ByProvince[i] is not null)).ToList();
        return groups.Count == 0 || provinces.Count == 0 ? null : new AgeStructure(groups, provinces);
    }
}
