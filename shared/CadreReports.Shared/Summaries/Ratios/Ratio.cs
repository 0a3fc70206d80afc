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

/// <summary>On which side of its peers a province is asked about a ratio.</summary>
public enum OutlierSide
{
    /// <summary>Either: nobody can say which is better, or both may be slips.</summary>
    Both,

    /// <summary>Only below: more than others is no matter for a question.</summary>
    Low,

    /// <summary>Only above: less than others is good news.</summary>
    High,
}

/// <summary>A ratio of two figures that the board compares provinces by (So sánh), in per cent.</summary>
/// <param name="Id">A valid identifier, such as <c>admitted-of-quota</c>; part of file formats.</param>
/// <param name="Name">Vietnamese, understood without its form.</param>
/// <param name="Numerator">The figures of one form and time that are added up above the line; at least one.</param>
/// <param name="Denominator">The figure below the line.</param>
/// <param name="Order">Which end ranks first.</param>
/// <param name="IsYearToDate">
/// A flow against a quota of the year: in the second half-year the first one's figure is added, and is needed.
/// </param>
public sealed record Ratio(
    string Id, string Name, IReadOnlyList<FigureRef> Numerator, FigureRef Denominator, RatioOrder Order, bool IsYearToDate)
{
    /// <summary>The ratios of <c>Data/ratios.json</c>, in order.</summary>
    public static IReadOnlyList<Ratio> All { get; } = RatioFile.Load();

    /// <summary>Reads a list of ratios.</summary>
    /// <param name="json">UTF-8, as in <c>Data/ratios.json</c>.</param>
    /// <exception cref="InvalidDataException">
    /// It is no such list, an id is no identifier or is used twice, a name is blank, a figure is not named like
    /// <c>BM01.02.total</c>, or the least distance of an outlier is below zero.
    /// </exception>
    public static IReadOnlyList<Ratio> Read(Stream json) => RatioFile.Read(json);

    /// <summary>
    /// A high place is no merit and a low one no fault: shares of age groups, or of a grade of which a policy allows only so
    /// many. Such a ratio is still ranked, by <see cref="Order"/>, so that one can see who stands at its ends.
    /// </summary>
    public bool IsNeutral { get; init; }

    /// <summary>On which side of the median a province may be asked.</summary>
    public OutlierSide Asks { get; init; }

    /// <summary>How many percentage points (điểm phần trăm) a ratio must be away from the median to be worth a question.</summary>
    public decimal LeastPoints { get; init; }

    /// <summary>
    /// How much the figure above the line must differ from what the median would make it, in its own unit, to be worth a
    /// question: among few people one more or less moves a ratio by much.
    /// </summary>
    public long LeastCases { get; init; }

    /// <summary>Every figure that it takes, the denominator last.</summary>
    public IEnumerable<FigureRef> Figures => Numerator.Append(Denominator);
}
