using CadreReports.Spreadsheets;
using CadreReports.Spreadsheets.Streaming;

namespace CadreReports.Summaries.Sheets;

/// <summary>A province's ratios with their ranks among the region's.</summary>
internal static class ProvinceRatioSheet
{
    private const int HeaderRow = 5;
    private static readonly double[] Widths = [5.5, 50, 18, 12, 12, 12, 12, 13];

    public static void Write(ReportBook book, ProvinceSheet province)
    {
        var summary = province.Edition.Summary;
        using var sheet = book.Begin(SummaryTexts.ProvinceRatioSheet, new SheetLayout(Widths, Paper.A4, Landscape: false, ReportBook.Margins)
        {
            OnePageIfNear = true,
            FrozenRows = HeaderRow,
            RepeatedRows = (HeaderRow, HeaderRow),
        });
        sheet.WriteRow(24, Cell.Text(1, SummaryTexts.ProvinceRatioTitle, Look.Title));
        sheet.Write(Cell.Text(1, $"{province.Standing.Province.Name} – {Wording.ScopeAndPeriod(summary)}", Look.About));
        sheet.Paragraph(Wording.Fill(SummaryTexts.ProvinceRatioLegend, ProvinceSheet.FewestPeers), Look.Note);
        sheet.Space(6);
        sheet.Write(ProvinceHeadings.Of(summary, SummaryTexts.NumberHeading, SummaryTexts.RatioHeading, SummaryTexts.RatioFiguresHeading, SummaryTexts.RankHeading));
        for (var i = 0; i < province.Ratios.Count; i++)
        {
            var (ratio, place) = province.Ratios[i];
            var hasPeers = province.Ratios[i].HasPeers;
            var earlier = Wording.Stored(place.Earlier?.Percent);
            sheet.Write(
                Cell.Whole(1, i + 1, Look.Number),
                Cell.Text(2, ratio.Ratio.Name, Look.Body),
                Cell.Text(3, $"{Wording.Whole(place.Value.Numerator)}/{Wording.Whole(place.Value.Denominator)}", Look.Centred),
                hasPeers ? book.OutOf(4, place.Rank, ratio.Places.Count) : Cell.Whole(4, null, Look.Whole),
                Cell.Fraction(5, Wording.Stored(place.Value.Percent), Look.TotalPercent),
                Earlier(6, ratio.Change?.Against == summary.Period.Id.Previous, earlier),
                Earlier(7, ratio.Change?.Against == summary.Period.Id.LastYear, earlier),
                Cell.Fraction(8, hasPeers ? Wording.Stored(ratio.Median) : null, Look.Percent));
        }

        if (province.Ratios.Count == 0)
        {
            sheet.Write(Cell.Text(1, SummaryTexts.NoRatios, Look.TopRepeated, sheet.LastColumn));
        }
    }

    private static Cell Earlier(int column, bool isThen, decimal? percent) => Cell.Fraction(column, isThen ? percent : null, Look.Percent);
}
