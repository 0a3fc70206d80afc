using CadreReports.Catalogue;

namespace CadreReports.Workbooks.Template;

/// <summary>Figures that are known before a province fills its workbook, and where they come from.</summary>
/// <param name="PeriodName">The half-year that they come from, for people, such as "6 tháng cuối năm 2022".</param>
/// <param name="Provinces">The names of the provinces whose accepted reports hold them, the province's own or those merged into it.</param>
/// <param name="Figures">The figures; those of cells that a clerk does not type are passed over.</param>
public sealed record KnownFigures(string PeriodName, IReadOnlyList<string> Provinces, IReadOnlyDictionary<FigureRef, long> Figures)
{
    /// <summary>Nothing is known.</summary>
    public static KnownFigures None { get; } = new(string.Empty, [], new Dictionary<FigureRef, long>());
}
