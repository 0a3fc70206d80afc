using CadreReports.Charts;
using CadreReports.Summaries.Briefing.Sentences;

namespace CadreReports.Summaries.Briefing;

/// <summary>The provinces' documents by resolution.</summary>
internal static class DocumentPart
{
    /// <summary>A document carries out what it says; of what nobody thought of before, no more than this fits into a chart.</summary>
    private const int MostBars = 12;

    public static IEnumerable<BriefingBlock> Write(RegionalSummary summary)
    {
        var documents = Documents.Of(summary);
        if (documents.Count == 0)
            yield break;

        var statuses = Documents.Statuses(summary.Version);
        if (documents.Count is > 1 and <= MostBars)
        {
            yield return new ChartBlock(BriefingTexts.DocumentsChart, new Chart(
                ChartKind.Bars,
                null,
                [.. documents.Select(d => d.Resolution)],
                [ChartPlan.Series(0, BriefingTexts.DocumentsHeading, documents.Select(d => (double?)d.Count)) with { IsLabelled = true }],
                "#,##0",
                BriefingTexts.DocumentsChart + "."));
        }

        yield return new TableBlock(
            BriefingTexts.DocumentsTable,
            [
                new TableColumn(BriefingTexts.NumberHeading, 1.1, ColumnAlignment.Centre),
                new TableColumn(BriefingTexts.ResolutionHeading, 3.6, ColumnAlignment.Start),
                new TableColumn(BriefingTexts.DocumentsHeading, 1.6, ColumnAlignment.End),
                new TableColumn(BriefingTexts.DocumentProvincesHeading, 2, ColumnAlignment.End),
                .. statuses.Select(s => new TableColumn(s, 1.9, ColumnAlignment.End)),
            ],
            [Total(documents, summary), .. documents.Select((d, i) => (IReadOnlyList<string>)
                [Amounts.Number(i + 1), d.Resolution, Amounts.Number(d.Count), Amounts.Number(d.Provinces), .. d.ByStatus.Select(s => Amounts.Number(s))])],
            BoldRows: 1);
    }

    /// <summary>A province that carries out two resolutions is one province.</summary>
    private static IReadOnlyList<string> Total(IReadOnlyList<Documents> documents, RegionalSummary summary) =>
    [
        string.Empty,
        BriefingTexts.TotalRow,
        Amounts.Number(documents.Sum(d => d.Count)),
        Amounts.Number(Documents.CountProvinces(summary)),
        .. documents[0].ByStatus.Select((_, status) => Amounts.Number(documents.Sum(d => d.ByStatus[status]))),
    ];
}
