using CadreReports.Catalogue;
using CadreReports.Charts;
using CadreReports.Summaries.Briefing.Sentences;

namespace CadreReports.Summaries.Briefing;

/// <summary>A sentence, and the half of the year in which it is said.</summary>
/// <param name="Template">The sentence.</param>
/// <param name="Half">1 or 2; null for both: progress towards a quota of the year in the first, its judgement in the second.</param>
public sealed record PlannedSentence(SentenceTemplate Template, int? Half);

/// <summary>What a column of a table, or a series of a chart, shows of each province.</summary>
/// <param name="Name">Vietnamese heading.</param>
/// <param name="Figure">A figure; null for a ratio.</param>
/// <param name="Ratio">A ratio's id; null for a figure.</param>
public sealed record PlannedColumn(string Name, FigureRef? Figure, string? Ratio);

/// <summary>A row of categories of a chart over the region.</summary>
/// <param name="Name">Vietnamese.</param>
/// <param name="Figures">One for each of the chart's series.</param>
public sealed record PlannedCategory(string Name, IReadOnlyList<FigureRef> Figures);

/// <summary>A chart: of columns by province, or of categories over the region.</summary>
/// <param name="Kind">How it looks.</param>
/// <param name="Caption">Vietnamese.</param>
/// <param name="Series">By province: what is shown.</param>
/// <param name="Names">Over the region: the names of the series.</param>
/// <param name="Categories">Over the region: the categories; empty for a chart by province.</param>
/// <param name="Mark">A line across, by half of the year; null for none.</param>
public sealed record PlannedChart(
    ChartKind Kind,
    string Caption,
    IReadOnlyList<PlannedColumn> Series,
    IReadOnlyList<string> Names,
    IReadOnlyList<PlannedCategory> Categories,
    IReadOnlyList<double>? Mark);

/// <summary>A subject of section II.</summary>
/// <param name="Title">Vietnamese.</param>
/// <param name="Sentences">What is said.</param>
/// <param name="TableCaption">Vietnamese; what the table by province shows.</param>
/// <param name="Columns">The table's columns.</param>
/// <param name="Chart">The chart; null for none.</param>
public sealed record PlannedGroup(
    string Title, IReadOnlyList<PlannedSentence> Sentences, string TableCaption, IReadOnlyList<PlannedColumn> Columns, PlannedChart? Chart);

/// <summary>
/// What the briefing says and shows, from <c>Data/briefing.json</c>, which the centre may change. A figure that a
/// half-year does not collect is left out with all that is said about it.
/// </summary>
/// <param name="Groups">The subjects of section II, but for the documents.</param>
/// <param name="Standing">What is said about who has sent a report.</param>
/// <param name="Results">What is said of all figures before the first subject.</param>
/// <param name="Documents">What is said about the provinces' documents.</param>
/// <param name="Limitations">What is said about limitations of the last half-year.</param>
/// <param name="Questions">What is said about explanations that are open and figures that stand apart.</param>
/// <param name="Requests">What the board asks of the provinces, each one a point of its own.</param>
public sealed record BriefingPlan(
    IReadOnlyList<PlannedGroup> Groups,
    IReadOnlyList<PlannedSentence> Standing,
    IReadOnlyList<PlannedSentence> Results,
    IReadOnlyList<PlannedSentence> Documents,
    IReadOnlyList<PlannedSentence> Limitations,
    IReadOnlyList<PlannedSentence> Questions,
    IReadOnlyList<PlannedSentence> Requests)
{
    /// <summary>The name of the data file.</summary>
    public const string FileName = "briefing.json";

    private const string ResourceName = "Summaries/" + FileName;

    private static readonly Lazy<BriefingPlan> Embedded = new(() =>
    {
        using var stream = typeof(BriefingPlan).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new CatalogueException(FileName, "$", "the file is missing");
        return Load(stream, CatalogueSet.Load());
    });

    /// <summary>The plan that ships with the program, loaded once.</summary>
    /// <exception cref="CatalogueException">The shipped data are wrong.</exception>
    public static BriefingPlan Load() => Embedded.Value;

    /// <summary>Reads a plan.</summary>
    /// <param name="json">UTF-8 JSON in the shape of <c>briefing.json</c>.</param>
    /// <param name="catalogues">Which figures there are.</param>
    /// <exception cref="CatalogueException">It is not of that shape, or a sentence, column or chart names what there is not.</exception>
    public static BriefingPlan Load(Stream json, CatalogueSet catalogues) => new BriefingPlanReader(catalogues).Read(json);
}
