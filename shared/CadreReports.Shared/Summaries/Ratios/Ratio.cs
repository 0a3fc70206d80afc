using CadreReports.Catalogue;

namespace CadreReports.Summaries.Ratios;

/// <summary>Which end of a ratio's ranking is in front.</summary>
public enum RatioOrder
{
    /// <summary>The greatest value ranks first.</summary>
    HighestFirst,

    /// <summary>The smallest value ranks first.</summary>
    LowestFirst,
}

/// <summary>A ratio of two figures that the board compares provinces by (So sánh), in per cent.</summary>
/// <param name="Id">A valid identifier, such as <c>admitted-of-quota</c>; part of file formats.</param>
/// <param name="Name">Vietnamese, understood without its form.</param>
/// <param name="Numerator">The figures that are added up above the line.</param>
/// <param name="Denominator">The figure below the line.</param>
/// <param name="Order">Which end ranks first.</param>
/// <param name="IsYearToDate">
/// A flow against a quota of the year: in the second half-year the first one's figure is added, and is needed.
/// </param>
public sealed record Ratio(
    string Id, string Name, IReadOnlyList<FigureRef> Numerator, FigureRef Denominator, RatioOrder Order, bool IsYearToDate)
{
    /// <summary>The ratios of <c>Data/ratios.json</c>, in order.</summary>
    public static IReadOnlyList<Ratio> All { get; } = [];
}
