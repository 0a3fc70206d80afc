using CadreReports.Spreadsheets;
using CadreReports.Summaries.Ratios;

namespace CadreReports.Summaries.Sheets;

/// <summary>So sánh: each ratio as a ranked list of the provinces that have it, then the age groups that a chart shows.</summary>
internal static class ComparisonSheet
{
    public const int ProvinceColumn = 2;
    public const int NumeratorColumn = 3;
    public const int DenominatorColumn = 4;
    public const int PercentColumn = 5;

    /// <summary>Beside what is printed: the mark of a ratio's chart, which some programs draw only from cells.</summary>
    public const int MarkColumn = 10;

    private const int EarlierColumn = 6;
    private const int PointsColumn = 7;
    private const int NoteColumn = 8;
    private const int HeaderRow = SheetHead.NextRow;
    private const double TitleHeight = 22;

    /// <summary>The title, what is divided by what, the region's own ratio and the median.</summary>
    private const int RowsAbovePlaces = 4;

    private const double SpaceHeight = 8;
    private static readonly double[] Widths = [6.5, 35, 11.5, 11.5, 13, 10.5, 10.5, 18, 3, 12];

    private static readonly string[] Headings =
    [
        SummaryTexts.RankHeading, SummaryTexts.ProvinceHeading, SummaryTexts.NumeratorHeading, SummaryTexts.DenominatorHeading,
        SummaryTexts.RatioHeading, SummaryTexts.EarlierHeading, SummaryTexts.PointsHeading, SummaryTexts.NoteHeading,
    ];

    /// <summary>Writes the sheet and notes where the rankings and the age groups stand.</summary>
    public static void Write(ReportBook book, RegionalSummary summary, SummaryPlaces places)
    {
        using var sheet = book.Begin(SummaryTexts.ComparisonSheet, ReportBook.Scaled(Widths, Paper.A4, landscape: false, printed: NoteColumn) with
        {
            FrozenRows = HeaderRow,
            RepeatedRows = (HeaderRow, HeaderRow),
        });
        SheetHead.Write(sheet, summary, SummaryTexts.ComparisonTitle, SummaryTexts.ComparisonLegend);
        sheet.Write([.. Headings.Select((text, i) => Cell.Text(i + 1, text, Look.Heading))]);
        WriteIndex(sheet, summary);
        for (var i = 0; i < summary.Ratios.Count; i++)
        {
            places.Ratios.Add(WriteRatio(sheet, book, summary, summary.Ratios[i], i + 1));
        }

        if (summary.Ratios.Count == 0)
        {
            sheet.Paragraph(SummaryTexts.NoRatios, Look.TopRepeated);
        }

        if (AgeStructure.Of(summary) is { } ages)
        {
            places.Ages = (ages, WriteAges(sheet, summary, ages, summary.Ratios.Count + 1));
        }
    }

    /// <summary>The region's own ratios with links to their rankings, which follow in the same order.</summary>
    private static void WriteIndex(ReportSheet sheet, RegionalSummary summary)
    {
        var ranking = sheet.Row + summary.Ratios.Count + 2;
        var number = 0;
        foreach (var ratio in summary.Ratios)
        {
            var change = ratio.Change;
            sheet.Write(
                Cell.Link(1, Wording.Fill(SummaryTexts.RankingLink, ++number), sheet.Place(ranking, 1), Look.CentredLink),
                Cell.Text(ProvinceColumn, ratio.Ratio.Name, Look.Body),
                Cell.Whole(NumeratorColumn, ratio.Total.Numerator, Look.Whole),
                Cell.Whole(DenominatorColumn, ratio.Total.Denominator, Look.Whole),
                Cell.Fraction(PercentColumn, Wording.Stored(ratio.Total.Percent), Look.TotalPercent),
                Cell.Fraction(EarlierColumn, Wording.Stored(change?.Then.Percent), Look.Percent),
                Cell.Fraction(PointsColumn, Wording.Stored(change?.Points), Look.ChangePoints),
                Cell.Text(NoteColumn, ComparedOver(change), Look.SmallNote));
            ranking += RowsAbovePlaces + ratio.Places.Count + (Absent(summary, ratio) is null ? 1 : 2);
        }

        sheet.Space(SpaceHeight);
    }

    private static RankedRows WriteRatio(ReportSheet sheet, ReportBook book, RegionalSummary summary, RatioSummary ratio, int number)
    {
        var about = About(summary, ratio);
        var absent = Absent(summary, ratio);
        var aboutCell = Cell.Text(1, about, Look.Note, sheet.LastColumn);
        var absentCell = Cell.Text(1, absent, Look.Note, sheet.LastColumn);
        sheet.Together(TitleHeight + sheet.Height(aboutCell) + ((2 + ratio.Places.Count) * Look.RowHeight) + (absent is null ? 0 : sheet.Height(absentCell)) + SpaceHeight);
        sheet.WriteRow(TitleHeight, Cell.Text(1, Wording.Fill(SummaryTexts.NumberedTitle, number, ratio.Ratio.Name), Look.Section with { Wrap = false }));
        sheet.Write(aboutCell);
        WriteTotal(sheet, book, summary, ratio);
        var outliers = summary.Outliers.Where(o => string.Equals(o.Ratio.Id, ratio.Ratio.Id, StringComparison.Ordinal)).Select(o => o.Place.Province).ToHashSet();
        var first = sheet.Row + 1;
        foreach (var place in ratio.Places)
        {
            WritePlace(sheet, place, outliers.Contains(place.Province), HasMark(ratio));
        }

        sheet.Bars(first, sheet.Row, PercentColumn);
        if (absent is not null)
        {
            sheet.Write(absentCell);
        }

        sheet.Space(SpaceHeight);
        return new RankedRows(ratio, new ChartRows(sheet.Place(first, ProvinceColumn), first + ratio.Places.Count - 1));
    }

    /// <summary>The region's own ratio, from the sums, and the middle of the provinces'.</summary>
    private static void WriteTotal(ReportSheet sheet, ReportBook book, RegionalSummary summary, RatioSummary ratio)
    {
        var change = ratio.Change;
        sheet.WriteRow(
            Look.RowHeight,
            Cell.Blank(1, Look.Total.Number),
            Cell.Text(ProvinceColumn, summary.Region.WholeTitle, Look.TotalLabel),
            Cell.Whole(NumeratorColumn, ratio.Total.Numerator, Look.Total),
            Cell.Whole(DenominatorColumn, ratio.Total.Denominator, Look.Total),
            Cell.Fraction(PercentColumn, Wording.Stored(ratio.Total.Percent), Look.TotalPercent),
            Cell.Fraction(EarlierColumn, Wording.Stored(change?.Then.Percent), Look.TotalPercent),
            Cell.Fraction(PointsColumn, Wording.Stored(change?.Points), Look.TotalPoints),
            Cell.Text(NoteColumn, ComparedOver(change), Look.TotalNote));
        book.Define("Ratio_" + ratio.Ratio.Id.Replace('-', '_'), sheet.Place(sheet.Row, PercentColumn));
        sheet.WriteRow(
            Look.RowHeight,
        [
            Cell.Blank(1, Look.MedianLabel),
            Cell.Text(ProvinceColumn, SummaryTexts.MedianLabel, Look.MedianLabel),
            Cell.Blank(NumeratorColumn, Look.MedianLabel),
            Cell.Blank(DenominatorColumn, Look.MedianLabel),
            Cell.Fraction(PercentColumn, Wording.Stored(ratio.Median), Look.MedianPercent),
            Cell.Blank(EarlierColumn, Look.MedianLabel),
            Cell.Blank(PointsColumn, Look.MedianLabel),
            Cell.Blank(NoteColumn, Look.MedianLabel),
            .. HasMark(ratio) ? [Cell.Text(MarkColumn, SummaryTexts.MarkHeading, Look.MarkHeading)] : Array.Empty<Cell>(),
        ]);
    }

    private static string? ComparedOver(RatioChange? change) =>
        change is { } c && c.From < c.Of ? Wording.Fill(SummaryTexts.ComparedOver, c.From, c.Of) : null;

    private static void WritePlace(ReportSheet sheet, RatioPlace place, bool isOutlier, bool hasMark) => sheet.WriteRow(
        Look.RowHeight,
        [
            Cell.Whole(1, place.Rank, Look.Number),
            Cell.Text(ProvinceColumn, place.Province.Name, Look.Body),
            Cell.Whole(NumeratorColumn, place.Value.Numerator, Look.Whole),
            Cell.Whole(DenominatorColumn, place.Value.Denominator, Look.Whole),
            Cell.Fraction(PercentColumn, Wording.Stored(place.Value.Percent), Look.Percent),
            Cell.Fraction(EarlierColumn, Wording.Stored(place.Earlier?.Percent), Look.Percent),
            Cell.Fraction(PointsColumn, Wording.Stored(place.Value.Percent - place.Earlier?.Percent), Look.ChangePoints),
            isOutlier ? Cell.Text(NoteColumn, SummaryTexts.IsOutlier, Look.OutlierNote) : Cell.Blank(NoteColumn, Look.Body),
            .. hasMark ? [Cell.Whole(MarkColumn, OverviewCharts.WholeQuota, Look.Mark)] : Array.Empty<Cell>(),
        ]);

    private static bool HasMark(RatioSummary ratio) => string.Equals(ratio.Ratio.Id, OverviewCharts.AgainstQuota, StringComparison.Ordinal);

    /// <summary>What is divided by what, how it is ranked and with what it is compared.</summary>
    public static string About(RegionalSummary summary, RatioSummary ratio)
    {
        var of = ratio.Ratio;
        var above = string.Join(" + ", of.Numerator.Select(f => Wording.FigureName(summary.Version, f)));
        var parts = new List<string>
        {
            Wording.Fill(SummaryTexts.RatioAbout, above, Wording.FigureName(summary.Version, of.Denominator)),
            of.Order == RatioOrder.HighestFirst ? SummaryTexts.HighestFirst : SummaryTexts.LowestFirst,
        };
        if (of.IsNeutral)
        {
            parts.Add(SummaryTexts.NeutralRank);
        }

        var isOfYear = of.IsYearToDate && summary.Period.Id.Half == 2;
        if (isOfYear)
        {
            parts.Add(SummaryTexts.YearToDate);
        }

        if (ratio.Change is { } change)
        {
            parts.Add(isOfYear ? Wording.Fill(SummaryTexts.RatioAgainstYear, change.Against.Year) : Wording.Fill(SummaryTexts.RatioAgainst, change.Against.InWords()));
        }

        return string.Join(' ', parts);
    }

    /// <summary>Who is not ranked: for those there is no ratio, which is not one of zero.</summary>
    public static string? Absent(RegionalSummary summary, RatioSummary ratio)
    {
        var without = summary.Standings.Where(s => ratio.Of(s.Province) is null).Select(s => s.Province.Name).ToList();
        return without.Count == 0 ? null : Wording.Fill(SummaryTexts.NotRanked, string.Join(", ", without));
    }

    /// <summary>The age groups side by side, in the order of the region.</summary>
    private static ChartRows WriteAges(ReportSheet sheet, RegionalSummary summary, AgeStructure ages, int number)
    {
        sheet.Together(TitleHeight + ((2 + ages.Provinces.Count) * Look.RowHeight));
        sheet.WriteRow(TitleHeight, Cell.Text(1, Wording.Fill(SummaryTexts.NumberedTitle, number, SummaryTexts.AgeTitle), Look.Section with { Wrap = false }));
        sheet.Write(
        [
            Cell.Text(1, SummaryTexts.NumberHeading, Look.Heading),
            Cell.Text(ProvinceColumn, SummaryTexts.ProvinceHeading, Look.Heading),
            .. ages.Groups.Select((g, i) => Cell.Text(NumeratorColumn + i, g.Indicator.Name, Look.Heading)),
        ]);
        var first = sheet.Row + 1;
        for (var i = 0; i < ages.Provinces.Count; i++)
        {
            var province = ages.Provinces[i];
            sheet.WriteRow(
                Look.RowHeight,
                [
                    Cell.Whole(1, i + 1, Look.Number),
                    Cell.Text(ProvinceColumn, summary.Standings[province].Province.Name, Look.Body),
                    .. ages.Groups.Select((g, k) => Cell.Whole(NumeratorColumn + k, g.ByProvince[province], Look.Whole)),
                ]);
        }

        return new ChartRows(sheet.Place(first, ProvinceColumn), sheet.Row);
    }
}
