using CadreReports.Spreadsheets;
using CadreReports.Spreadsheets.Streaming;

namespace CadreReports.Summaries.Sheets;

/// <summary>A province's figures, form by form, beside what they were and the middle of the region.</summary>
internal static class ProvinceFigureSheet
{
    private const int UnitColumn = 4;
    private const int LeftColumns = 2;
    private const double SectionHeight = 24;

    /// <summary>The rows of the title block and the legend above the heading.</summary>
    private const int HeaderRow = 11;

    private static readonly double[] Widths = [5.5, 38, 24, 12, 12, 12, 12, 13];

    public static void Write(ReportBook book, ProvinceSheet province)
    {
        var summary = province.Edition.Summary;
        using var sheet = book.Begin(SummaryTexts.ProvinceFigureSheet, new SheetLayout(Widths, Paper.A4, Landscape: false, ReportBook.Margins)
        {
            FrozenRows = HeaderRow,
            RepeatedRows = (HeaderRow, HeaderRow),
        });
        TitleBlock.Write(
            sheet,
            summary,
            LeftColumns,
            SummaryTexts.ProvinceTitle,
            province.Standing.Province.Name,
            Wording.Capital(summary.Period.Name));
        sheet.Paragraph(
            Wording.Fill(SummaryTexts.ProvinceLegend, Wording.Version(province.Standing.Report.CurrentVersion), ProvinceSheet.FewestPeers, summary.Region.InText),
            Look.Note);
        sheet.Write(ProvinceHeadings.Of(
            summary, SummaryTexts.CodeHeading, SummaryTexts.IndicatorHeading, SummaryTexts.MeasureHeading, SummaryTexts.UnitHeading));
        foreach (var (form, figures) in province.Forms)
        {
            sheet.Together(SectionHeight + (3 * Look.RowHeight));
            sheet.WriteRow(SectionHeight, Cell.Text(1, $"{form.Code}. {form.Title}", Look.FormHeading, sheet.LastColumn));
            var measures = new MeasureNames(form);
            foreach (var block in figures.GroupBy(f => f.Figure.Indicator))
            {
                WriteBlock(sheet, measures, [.. block]);
            }
        }
    }

    private static void WriteBlock(ReportSheet sheet, MeasureNames measures, List<ProvinceFigure> figures)
    {
        var indicator = figures[0].Figure.Indicator;
        var lastName = measures.Any ? 2 : 3;
        if (indicator.Heading is { } heading)
        {
            sheet.Together(3 * Look.RowHeight);
            sheet.Write(Cell.Blank(1, Look.Subheading), Cell.Text(2, heading, Look.Subheading, sheet.LastColumn));
        }

        for (var i = 0; i < figures.Count; i++)
        {
            var figure = figures[i];
            var isFirst = i == 0;
            var isPart = figure.Figure.Measure.Group is not null;
            sheet.Write(
            [
                Cell.Text(1, isFirst ? indicator.Code : null, Look.Centred),
                Cell.Text(2, isFirst ? indicator.Name : null, Look.Body with { Indent = indicator.Level }, lastName),
                .. measures.Any ? [Cell.Text(3, measures.Of(figure.Figure.Measure), isPart ? Look.BodyPart : Look.Body)] : Array.Empty<Cell>(),
                Cell.Text(UnitColumn, isFirst ? indicator.Unit : null, Look.Centred),
                Cell.Whole(5, figure.Value, isPart ? Look.PartTotal : Look.Total),
                Cell.Whole(6, figure.Previous, Look.Whole),
                Cell.Whole(7, figure.LastYear, Look.Whole),
                Cell.Fraction(8, figure.Median, figure.Median is { } median && decimal.IsInteger(median) ? Look.Whole : Look.HalfMedian),
            ]);
        }
    }
}
