using System.Globalization;
using CadreReports.Spreadsheets;
using CadreReports.Spreadsheets.Streaming;
using CadreReports.Submissions;

namespace CadreReports.Summaries.Sheets;

/// <summary>
/// A form of figures: one row for every figure, the region's total and its changes in front, then each province. A form with
/// several measures gives an indicator a block of rows, one a measure, so that provinces always stand side by side.
/// </summary>
internal sealed class FormSheet
{
    private const int CodeColumn = 1;
    private const int NameColumn = 2;
    private const int HeaderRow = SheetHead.NextRow;
    private const int VersionRow = HeaderRow + 1;
    private const double NameWidth = 35;
    private const double MeasureWidth = 20.5;
    private const double UnitWidth = 11;
    private const double NarrowestProvince = 8.7;
    private const double RowLine = 14.5;
    private const double SectionHeight = RowLine + 3;

    /// <summary>About as high as the lines above the figures.</summary>
    private const double HeadHeight = 130;

    /// <summary>As many columns of figures as can be read beside each other on A3.</summary>
    private const int ColumnsAPage = 26;

    /// <summary>Fewer figures than these, or equal ones, need no colours.</summary>
    private const int FewestForHeat = 3;

    private readonly ReportBook book;
    private readonly RegionalSummary summary;
    private readonly FormSummary form;
    private readonly MeasureNames measures;
    private readonly IReadOnlyList<(ChangeColumns Columns, Func<FigureSummary, Change?> Of)> changes;
    private readonly double provinceWidth;

    private FormSheet(ReportBook book, RegionalSummary summary, FormSummary form)
    {
        this.book = book;
        this.summary = summary;
        this.form = form;
        measures = new MeasureNames(form.Form);
        changes = ChangeColumns.For(form.Figures, summary.Period.Id, From + 1, haveCounts: true);
        var largest = form.Figures.SelectMany(f => f.ByProvince).Max() ?? 0;
        provinceWidth = Math.Max(NarrowestProvince, largest.ToString("N0", CultureInfo.InvariantCulture).Length + 1);
    }

    private int Unit => NameColumn + (measures.Any ? 2 : 1);

    private int Total => Unit + 1;

    private int From => Unit + 2;

    private int FirstProvince => changes is [.., var last] ? last.Columns.Last + 1 : From + 1;

    private int Last => FirstProvince + summary.Standings.Count - 1;

    /// <summary>Writes the form and notes where its totals stand.</summary>
    public static void Write(ReportBook book, RegionalSummary summary, FormSummary form, SummaryPlaces places) =>
        new FormSheet(book, summary, form).Write(places);

    private void Write(SummaryPlaces places)
    {
        var widths = Widths();
        var indicators = form.Figures.GroupBy(f => f.Indicator).Select(g => (Indicator: g.Key, Figures: g.ToList())).ToList();
        var heights = indicators.ConvertAll(x => RowHeights(widths, x.Figures));
        var blocks = indicators.Select((x, i) => (x.Indicator.Heading is null ? 0 : SectionHeight) + heights[i].Sum()).ToList();
        var layout = Layout(widths, HeadHeight + blocks.Sum());
        using var sheet = book.Begin(form.Form.Code, layout);
        SheetHead.Write(sheet, summary, $"{form.Form.Code}. {form.Form.Title}", SummaryTexts.FormLegend, wrap: false);
        WriteHeader(sheet);
        double? share = layout.Scale is null ? null : sheet.Share(blocks.Sum());
        for (var i = 0; i < indicators.Count; i++)
        {
            var (indicator, figures) = indicators[i];
            if (share is { } most)
            {
                sheet.Keep(blocks[i], most);
            }

            if (indicator.Heading is { } heading)
            {
                WriteSection(sheet, heading);
            }

            var isParent = i + 1 < indicators.Count && indicators[i + 1].Indicator.Level > indicator.Level;
            WriteBlock(sheet, figures, isParent, heights[i], places);
        }
    }

    private List<double> Widths()
    {
        List<double> widths = [5.5, NameWidth];
        if (measures.Any)
        {
            widths.Add(MeasureWidth);
        }

        var totalWidth = Math.Max(11.5, provinceWidth + 1.5);
        widths.AddRange([UnitWidth, totalWidth, 7.5]);
        foreach (var _ in changes)
        {
            widths.AddRange([provinceWidth, 8, 6.5]);
        }

        widths.AddRange(summary.Standings.Select(_ => provinceWidth));
        return widths;
    }

    /// <summary>What is near one page is fitted to it; what takes several, one wide, has a scale, so that their breaks hold.</summary>
    /// <param name="widths">Of the columns.</param>
    /// <param name="height">Of all rows, in points.</param>
    private SheetLayout Layout(List<double> widths, double height)
    {
        var pagesWide = ((changes.Count * 3) + summary.Standings.Count + ColumnsAPage - 1) / ColumnsAPage;
        var fit = new PageFit(Paper.A3, Landscape: true, ReportBook.Margins, pagesWide);
        var layout = pagesWide > 1 || fit.IsNearOnePage(widths.Sum(PageFit.ColumnWidth), height)
            ? new SheetLayout(widths, Paper.A3, Landscape: true, ReportBook.Margins) { PagesWide = pagesWide, OnePageIfNear = true }
            : ReportBook.Scaled(widths, Paper.A3, landscape: true);
        return layout with
        {
            FrozenRows = VersionRow,
            FrozenColumns = From,
            RepeatedRows = (HeaderRow, VersionRow),
            RepeatedColumns = (CodeColumn, From),
        };
    }

    private void WriteHeader(ReportSheet sheet)
    {
        List<Cell> upper =
        [
            Cell.Text(CodeColumn, SummaryTexts.CodeHeading, Look.Heading),
            Cell.Text(NameColumn, SummaryTexts.IndicatorHeading, Look.Heading),
            Cell.Text(Unit, SummaryTexts.UnitHeading, Look.Heading),
            Cell.Text(Total, summary.Region.WholeTitle, Look.TotalHeading),
            Cell.Text(From, SummaryTexts.FromHeading, Look.TotalHeading),
        ];
        if (measures.Any)
        {
            upper.Insert(2, Cell.Text(NameColumn + 1, measures.Heading, Look.Heading));
        }

        List<Cell> lower = [.. upper.Select(cell => Cell.Blank(cell.Column, cell.Style))];
        var tall = lower.Count;
        foreach (var (columns, _) in changes)
        {
            upper.Add(Cell.Text(columns.First, columns.Heading, Look.Heading, columns.Last));
            lower.AddRange(columns.Headings());
        }

        for (var i = 0; i < summary.Standings.Count; i++)
        {
            var standing = summary.Standings[i];
            upper.Add(Cell.Text(FirstProvince + i, standing.Province.Name, standing.IsIn ? Look.Heading : Look.AbsentHeading));
            lower.Add(standing.IsIn
                ? Cell.Text(FirstProvince + i, Wording.Version(standing.Report.CurrentVersion), Look.SmallHeading)
                : Cell.Text(FirstProvince + i, SubmissionStateName.Vietnamese(standing.Report.State), Look.AbsentSmallHeading));
        }

        sheet.Write([.. upper]);
        sheet.Write([.. lower]);
        for (var i = 0; i < tall; i++)
        {
            sheet.Merge(HeaderRow, lower[i].Column, VersionRow, lower[i].Column);
        }
    }

    private void WriteSection(ReportSheet sheet, string heading)
    {
        var row = sheet.Begin(SectionHeight);
        row.Blank(CodeColumn, Look.Subheading);
        row.Text(NameColumn, heading, Look.Subheading);
        for (var column = NameColumn + 1; column < FirstProvince; column++)
        {
            row.Blank(column, Look.Subheading);
        }

        row.Merge(row.Row, NameColumn, row.Row, From);
        for (var i = 0; i < summary.Standings.Count; i++)
        {
            row.Blank(FirstProvince + i, summary.Standings[i].IsIn ? Look.Subheading : Look.Absent);
        }
    }

    /// <summary>The heights of one indicator's rows: its name, merged over them, shares the height that it lacks among them.</summary>
    private List<double> RowHeights(List<double> widths, List<FigureSummary> figures)
    {
        var indicator = figures[0].Indicator;
        var needed = Math.Max(
            ReportSheet.Lines(widths, indicator.Name, NameColumn, NameColumn, Look.Strong with { Indent = indicator.Level }),
            ReportSheet.Lines(widths, indicator.Unit, Unit, Unit, Look.Centred));
        var lines = figures.ConvertAll(f => measures.Any ? ReportSheet.Lines(widths, measures.Of(f.Measure), NameColumn + 1, NameColumn + 1, MeasureStyle(f)) : 1);
        var share = Math.Max(0, needed - lines.Sum()) / (double)lines.Count;
        return lines.ConvertAll(l => ((l + share) * RowLine) + 2.5);
    }

    private void WriteBlock(ReportSheet sheet, List<FigureSummary> figures, bool isParent, List<double> heights, SummaryPlaces places)
    {
        var indicator = figures[0].Indicator;
        var nameStyle = (isParent ? Look.Strong : Look.Body) with { Indent = indicator.Level };
        for (var i = 0; i < figures.Count; i++)
        {
            var row = sheet.Begin(heights[i]);
            if (i == 0)
            {
                row.Text(CodeColumn, indicator.Code, Look.Centred);
                row.Text(NameColumn, indicator.Name, nameStyle);
            }
            else
            {
                row.Blank(CodeColumn, Look.Centred);
                row.Blank(NameColumn, nameStyle);
            }

            if (measures.Any)
            {
                row.Text(NameColumn + 1, measures.Of(figures[i].Measure), MeasureStyle(figures[i]));
            }

            Cell.Text(Unit, i == 0 ? indicator.Unit : null, Look.Centred).WriteTo(row);
            WriteFigure(sheet, row, figures[i]);
            places.Totals[figures[i].Ref] = sheet.Place(sheet.Row, Total);
        }

        if (figures.Count > 1)
        {
            foreach (var column in (int[])[CodeColumn, NameColumn, Unit])
            {
                sheet.Merge(sheet.Row - figures.Count + 1, column, sheet.Row, column);
            }
        }
    }

    private void WriteFigure(ReportSheet sheet, StreamedSheet row, FigureSummary figure)
    {
        var isPart = figure.Measure.Group is not null;
        Cell.Whole(Total, figure.Total, isPart ? Look.PartTotal : Look.Total).WriteTo(row);
        book.OutOf(From, figure.From, summary.Counts.Expected, figure.From < summary.Counts.In ? Colours.Attention : Look.TotalFill).WriteTo(row);
        foreach (var (columns, of) in changes)
        {
            foreach (var cell in columns.Cells(book, of(figure)))
            {
                cell.WriteTo(row);
            }
        }

        var look = isPart ? Look.Part : Look.Whole;
        for (var i = 0; i < figure.ByProvince.Count; i++)
        {
            WriteValue(row, FirstProvince + i, figure.ByProvince[i], summary.Standings[i].IsIn ? look : null);
        }

        if (IsWorthColouring(figure.ByProvince))
        {
            sheet.Heat(sheet.Row, FirstProvince, Last);
        }
    }

    /// <summary>A province that is not in has a hatched column that says so on top: nobody can take it for zeros.</summary>
    private static void WriteValue(StreamedSheet row, int column, long? value, FigureLook? look)
    {
        if (look is null)
        {
            row.Blank(column, Look.Absent);
        }
        else if (value is { } figure)
        {
            row.Number(column, figure, look.Number);
        }
        else
        {
            row.Text(column, SummaryTexts.Blank, look.Blank);
        }
    }

    private static bool IsWorthColouring(IReadOnlyList<long?> values)
    {
        var known = values.OfType<long>().ToList();
        return known.Count >= FewestForHeat && known.Max() > known.Min();
    }

    private static CellStyle MeasureStyle(FigureSummary figure) => figure.Measure.Group is null ? Look.Body : Look.BodyPart;
}
