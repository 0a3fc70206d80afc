using CadreReports.Catalogue;

namespace CadreReports.Summaries.Sheets;

/// <summary>The columns that say how the region's figures moved since an earlier half-year.</summary>
/// <param name="Against">The earlier half-year.</param>
/// <param name="First">The column of the difference; that in per cent follows.</param>
/// <param name="HasCounts">Whether a column for how many provinces are compared follows.</param>
internal sealed record ChangeColumns(PeriodId Against, int First, bool HasCounts)
{
    public int Last => First + (HasCounts ? 2 : 1);

    public string Heading => Wording.Fill(SummaryTexts.ChangeHeading, Against.InWords());

    /// <summary>The headings of the single columns.</summary>
    public IEnumerable<Cell> Headings()
    {
        yield return Cell.Text(First, SummaryTexts.DifferenceHeading, Look.SmallHeading);
        yield return Cell.Text(First + 1, SummaryTexts.PercentHeading, Look.SmallHeading);
        if (HasCounts)
        {
            yield return Cell.Text(First + 2, SummaryTexts.ComparedHeading, Look.SmallHeading);
        }
    }

    /// <summary>The cells of a row; a change over fewer provinces than have the figure now is marked.</summary>
    public IEnumerable<Cell> Cells(ReportBook book, Change? change)
    {
        var isPartial = change is { IsOfAll: false };
        var isMarked = isPartial && !HasCounts;
        yield return Cell.Whole(First, change?.Difference, isMarked ? Look.PartialChange : Look.Change);
        yield return Cell.Fraction(First + 1, Wording.Stored(change?.Percent), isMarked ? Look.PartialChangePercent : Look.ChangePercent);
        if (HasCounts)
        {
            yield return change is null
                ? Cell.Whole(First + 2, null, Look.Count)
                : book.OutOf(First + 2, change.From, change.Of, isPartial ? Look.PartialFill : null);
        }
    }

    /// <summary>The columns for what figures can be compared with: none where nothing can.</summary>
    /// <param name="figures">All figures of the table.</param>
    /// <param name="period">The half-year of the summary.</param>
    /// <param name="first">The first column that is free.</param>
    /// <param name="haveCounts">See <see cref="HasCounts"/>.</param>
    public static IReadOnlyList<(ChangeColumns Columns, Func<FigureSummary, Change?> Of)> For(
        IReadOnlyList<FigureSummary> figures, PeriodId period, int first, bool haveCounts)
    {
        var columns = new List<(ChangeColumns Columns, Func<FigureSummary, Change?> Of)>();
        Add(period.Previous, f => f.Previous?.Change);
        Add(period.LastYear, f => f.LastYear?.Change);
        return columns;

        void Add(PeriodId against, Func<FigureSummary, Change?> of)
        {
            if (figures.Any(f => of(f) is not null))
            {
                columns.Add((new ChangeColumns(against, columns is [.., var before] ? before.Columns.Last + 1 : first, haveCounts), of));
            }
        }
    }
}
