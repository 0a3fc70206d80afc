using CadreReports.Catalogue;
using CadreReports.Submissions.Explanations;
using CadreReports.Summaries.Limitations;
using CadreReports.Summaries.Queries;
using CadreReports.Summaries.Ratios;

namespace CadreReports.Summaries;

/// <summary>
/// What the central board reads about one region and half-year: totals with the number of provinces they come from,
/// each province's figures and texts, and who has sent what and when. A province without an accepted report is never
/// counted as zero, nor is a blank cell. Nothing here depends on the clock.
/// </summary>
public sealed class RegionalSummary
{
    private readonly Dictionary<string, FormSummary> formsByCode;

    private RegionalSummary(CatalogueVersion version, Period period, Region region, IReadOnlyList<ProvinceStanding> standings)
    {
        Version = version;
        Period = period;
        Region = region;
        Standings = standings;
        Counts = StandingCounts.Of(standings);
        AsOf = standings.SelectMany(s => Events(s.Report)).Max();
        var past = RegionPast.Of(version, period.Id, standings);
        var collected = version.Forms.Where(f => f.IsCollectedIn(period.Id)).ToList();
        Forms = [.. collected.Where(f => !f.IsList).Select(f => FormSummary.Build(f, past, standings))];
        Lists = [.. collected.Where(f => f.IsList).Select(f => ListSummary.Build(f, standings))];
        formsByCode = Forms.ToDictionary(f => f.Form.Code, StringComparer.Ordinal);
        Ratios = RatioSummary.Build(this, past);
        Outliers = [.. Ratios.SelectMany(Outlier.Find)];
        Queries = QuerySummary.Build(standings);
        Questions = QuestionSummary.Build(standings);
        Limitations = LimitationSummary.Build(version, period, standings);
        Timeline = ArrivalDay.Build(standings, period);
    }

    public CatalogueVersion Version { get; }

    public Period Period { get; }

    public Region Region { get; }

    /// <summary>One line for every province of the region, in the region's order.</summary>
    public IReadOnlyList<ProvinceStanding> Standings { get; }

    /// <summary>How many provinces are in, and how punctually.</summary>
    public StandingCounts Counts { get; }

    /// <summary>The forms of figures collected in this half-year, in catalogue order.</summary>
    public IReadOnlyList<FormSummary> Forms { get; }

    /// <summary>The list forms collected in this half-year, in catalogue order.</summary>
    public IReadOnlyList<ListSummary> Lists { get; }

    /// <summary>The ratios that this half-year's figures give, in the order of <c>Data/ratios.json</c>.</summary>
    public IReadOnlyList<RatioSummary> Ratios { get; }

    /// <summary>Ratios that stand apart from their peers', by ratio and then by province.</summary>
    public IReadOnlyList<Outlier> Outliers { get; }

    /// <summary>What was asked of the provinces and what they explained, by province.</summary>
    public IReadOnlyList<QuerySummary> Queries { get; }

    /// <summary>What the centre asked of the provinces beyond that, and their answers, by province.</summary>
    public IReadOnlyList<QuestionSummary> Questions { get; }

    /// <summary>Limitations carried over (hạn chế kỳ trước), by province.</summary>
    public IReadOnlyList<LimitationSummary> Limitations { get; }

    /// <summary>How reports came in, day by day; empty while nothing was accepted.</summary>
    public IReadOnlyList<ArrivalDay> Timeline { get; }

    /// <summary>
    /// The newest event in the summary, which is its own date: an arrival, an explanation, a question of the centre, or a mark
    /// on an answer. Null while nothing has arrived.
    /// </summary>
    public DateTimeOffset? AsOf { get; }

    /// <summary>
    /// Builds the summary of a region and period. Provinces of the region without a report count as
    /// <see cref="ProvinceReport.Nothing"/>; the order of <paramref name="reports"/> does not matter.
    /// </summary>
    /// <param name="version">The catalogue version that the period's workbooks follow.</param>
    /// <param name="period">The half-year.</param>
    /// <param name="region">One of the period's regions.</param>
    /// <param name="reports">At most one for each province of the region.</param>
    /// <exception cref="ArgumentException">
    /// A report is of a province outside the region, a province has two, or an earlier report is of another half-year.
    /// </exception>
    /// <exception cref="OverflowException">A total is beyond 64 bits.</exception>
    public static RegionalSummary Build(CatalogueVersion version, Period period, Region region, IReadOnlyList<ProvinceReport> reports)
    {
        var standings = ByProvince(region, reports).Select(report => ProvinceStanding.Of(report, period));
        return new RegionalSummary(version, period, region, [.. standings]);
    }

    /// <summary>The form with this code, or null when it is a list form or not collected in this half-year.</summary>
    public FormSummary? Form(string code) => formsByCode.GetValueOrDefault(code);

    /// <summary>The figure with this name, or null when this half-year does not collect it.</summary>
    public FigureSummary? Figure(FigureRef figure) => Form(figure.Form)?.Figure(figure.Row, figure.Column);

    /// <summary>The question that the centre asked last about an outlier; null while it has sent none.</summary>
    public Question? QuestionAbout(Outlier outlier) => Questions
        .FirstOrDefault(asked => asked.Province == outlier.Place.Province)?.Questions
        .Where(question => string.Equals(question.Asked.Ratio, outlier.Ratio.Id, StringComparison.Ordinal))
        .MaxBy(question => question.Asked.Number);

    /// <summary>One report for every province of the region, in the region's order.</summary>
    /// <inheritdoc cref="Build" path="/exception"/>
    internal static IEnumerable<ProvinceReport> ByProvince(Region region, IReadOnlyList<ProvinceReport> reports)
    {
        var byCode = new Dictionary<string, ProvinceReport>(StringComparer.Ordinal);
        foreach (var report in reports)
        {
            var code = report.Province.Code;
            if (!region.Provinces.Any(p => string.Equals(p.Code, code, StringComparison.Ordinal)))
                throw new ArgumentException($"Province {code} is not in region {region.Code}.", nameof(reports));
            if (!byCode.TryAdd(code, report))
                throw new ArgumentException($"Province {code} has more than one report.", nameof(reports));
        }

        return region.Provinces.Select(p => byCode.GetValueOrDefault(p.Code) ?? ProvinceReport.Nothing(p));
    }

    private static IEnumerable<DateTimeOffset?> Events(ProvinceReport report) =>
    [
        report.FirstAcceptedReceivedAt,
        report.CurrentReceivedAt,
        report.LatestReceivedAt,
        .. report.Questions.Select(question => (DateTimeOffset?)question.Asked.At),
        .. report.Asked.Select(asked => asked.Thread).Concat(report.Questions.Select(question => question.Thread))
            .SelectMany(thread => thread.Answers.Concat(thread.Marks)).Select(entry => (DateTimeOffset?)entry.At),
    ];
}
