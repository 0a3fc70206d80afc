using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Spreadsheets;
using CadreReports.Submissions;
using ClosedXML.Excel;

namespace CadreReports.Summaries.Sheets;

/// <summary>
/// A form of figures: one row for every figure, the region's total in front, then each province. A form with several
/// measures gives an indicator a block of rows, one a measure, so that provinces always stand side by side.
/// </summary>
internal static class FormSheet
{
    private const int CodeColumn = 1;
    private const int NameColumn = 2;
    private const double NameWidth = 35;
    private const double MeasureWidth = 20.5;
    private const double UnitWidth = 10;
    private const double NarrowestProvince = 8.7;
    private const double RowLine = 14.5;
    private const int HeaderRow = SheetHead.NextRow;
    private const int VersionRow = HeaderRow + 1;
    private const int FirstRow = VersionRow + 1;

    /// <summary>As many provinces as can be read beside each other on A3.</summary>
    private const int ProvincesAPage = 23;

    public static SheetEntry Write(IXLWorkbook workbook, RegionalSummary summary, FormSummary form)
    {
        var sheet = workbook.AddWorksheet(form.Form.Code);
        var columns = new Columns(HasMeasures(form.Form), SharedGroup(form.Form), MeasureHeading(form.Form), summary.Standings.Count, ProvinceWidth(form));
        SheetHead.Write(sheet, summary, $"{form.Form.Code}. {form.Form.Title}", SummaryTexts.FormLegend);
        SetWidths(sheet, columns);
        WriteHeader(sheet, summary, columns);

        var totals = new Dictionary<FigureRef, IXLCell>();
        var row = FirstRow;
        var indicators = form.Figures.GroupBy(f => f.Indicator).ToList();
        StyleBody(sheet, summary, columns, FirstRow + form.Figures.Count + indicators.Count(i => i.Key.Heading is not null) - 1);
        for (var i = 0; i < indicators.Count; i++)
        {
            var indicator = indicators[i].Key;
            if (indicator.Heading is { } heading)
                WriteSection(sheet, row++, summary, columns, heading);

            var figures = indicators[i].ToList();
            var isParent = i + 1 < indicators.Count && indicators[i + 1].Key.Level > indicator.Level;
            WriteIndicator(sheet, row, columns, indicator, figures.Count, isParent);
            foreach (var figure in figures)
            {
                WriteFigure(sheet, row, columns, summary, figure);
                totals[figure.Ref] = sheet.Cell(row++, columns.Total);
            }

            FitBlock(sheet, row - figures.Count, row - 1, columns, figures);
        }

        sheet.SheetView.Freeze(VersionRow, columns.From);
        sheet.PageSetup.SetRowsToRepeatAtTop(HeaderRow, VersionRow);
        sheet.PageSetup.SetColumnsToRepeatAtLeft(CodeColumn, columns.From);
        sheet.Page(summary, XLPaperSize.A3Paper, XLPageOrientation.Landscape, (columns.Provinces + ProvincesAPage - 1) / ProvincesAPage);
        return new SheetEntry(sheet, form.Form.Title, totals);
    }

    private static bool HasMeasures(Form form) => form.Measures.Count(m => m.Kind == MeasureKind.Whole) > 1;

    /// <summary>The group that all grouped measures share, so that it can stand in the heading; otherwise null.</summary>
    private static string? SharedGroup(Form form)
    {
        var groups = form.Measures.Select(m => m.Group).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return groups is [var only] ? only : null;
    }

    /// <summary>Such as "Tổng số; trong đó".</summary>
    private static string MeasureHeading(Form form) =>
        SharedGroup(form) is { } group && form.Measures.Where(m => m.Group is null).ToList() is [var whole]
            ? $"{whole.Name}; {char.ToLower(group[0], CultureInfo.InvariantCulture)}{group[1..]}"
            : SummaryTexts.MeasureHeading;

    /// <summary>Wide enough for the largest figure with its separators.</summary>
    private static double ProvinceWidth(FormSummary form)
    {
        var largest = form.Figures.SelectMany(f => f.ByProvince).Max() ?? 0;
        return Math.Max(NarrowestProvince, largest.ToString("N0", CultureInfo.InvariantCulture).Length + 1);
    }

    private static void SetWidths(IXLWorksheet sheet, Columns columns)
    {
        sheet.Column(CodeColumn).Width = 5.5;
        sheet.Column(NameColumn).Width = NameWidth;
        if (columns.Measure > 0)
            sheet.Column(columns.Measure).Width = MeasureWidth;
        sheet.Column(columns.Unit).Width = UnitWidth;
        sheet.Column(columns.Total).Width = Math.Max(11.5, columns.ProvinceWidth + 1.5);
        sheet.Column(columns.From).Width = 7.5;
        sheet.Columns(columns.FirstProvince, columns.Last).Width = columns.ProvinceWidth;
    }

    private static void WriteHeader(IXLWorksheet sheet, RegionalSummary summary, Columns columns)
    {
        WriteTallHeading(sheet, CodeColumn, SummaryTexts.CodeHeading);
        WriteTallHeading(sheet, NameColumn, SummaryTexts.IndicatorHeading);
        if (columns.Measure > 0)
            WriteTallHeading(sheet, columns.Measure, columns.MeasureHeading);
        WriteTallHeading(sheet, columns.Unit, SummaryTexts.UnitHeading);
        WriteTallHeading(sheet, columns.Total, SummaryTexts.TotalHeading);
        WriteTallHeading(sheet, columns.From, SummaryTexts.FromHeading);
        for (var i = 0; i < columns.Provinces; i++)
        {
            var standing = summary.Standings[i];
            sheet.Cell(HeaderRow, columns.FirstProvince + i).Text(standing.Province.Name);
            sheet.Cell(VersionRow, columns.FirstProvince + i).Text(standing.IsIn
                ? Wording.Fill(SummaryTexts.VersionShort, standing.Report.CurrentVersion)
                : SubmissionStateName.Vietnamese(standing.Report.State));
        }

        sheet.Range(HeaderRow, 1, VersionRow, columns.Last).Heading().Grid();
        sheet.Range(HeaderRow, columns.Total, VersionRow, columns.From).Style.Fill.BackgroundColor = ReportStyle.TotalFill;
        sheet.Row(HeaderRow).FitHeight(SheetStyle.LineHeight, summary.Standings.Select(s => ((string?)s.Province.Name, columns.ProvinceWidth - 1)));
        var versions = sheet.Range(VersionRow, columns.FirstProvince, VersionRow, columns.Last);
        versions.Style.Font.Bold = false;
        versions.Style.Font.Italic = true;
        versions.Style.Font.FontSize = 9;
        sheet.Row(VersionRow).FitHeight(
            12, summary.Standings.Select(s => (s.IsIn ? null : SubmissionStateName.Vietnamese(s.Report.State), columns.ProvinceWidth)));
    }

    private static void WriteTallHeading(IXLWorksheet sheet, int column, string text)
    {
        sheet.Cell(HeaderRow, column).Text(text);
        sheet.Range(HeaderRow, column, VersionRow, column).Merge();
    }

    private static void WriteSection(IXLWorksheet sheet, int row, RegionalSummary summary, Columns columns, string heading)
    {
        sheet.Cell(row, NameColumn).Text(heading);
        sheet.Cell(row, NameColumn).Style.Font.Bold = true;
        sheet.Range(row, CodeColumn, row, columns.From).Style.Fill.BackgroundColor = SheetStyle.SectionFill;
        for (var i = 0; i < columns.Provinces; i++)
        {
            if (summary.Standings[i].IsIn)
                sheet.Cell(row, columns.FirstProvince + i).Style.Fill.BackgroundColor = SheetStyle.SectionFill;
        }

        sheet.Range(row, NameColumn, row, columns.From).Merge();
        sheet.Row(row).Height = RowLine + 2;
    }

    private static void WriteIndicator(IXLWorksheet sheet, int row, Columns columns, Indicator indicator, int rows, bool isParent)
    {
        sheet.Cell(row, CodeColumn).Text(indicator.Code);
        var name = sheet.Cell(row, NameColumn).Text(indicator.Name);
        name.Style.Alignment.Indent = indicator.Level;
        name.Style.Font.Bold = isParent;
        sheet.Cell(row, columns.Unit).Text(indicator.Unit);
        if (rows > 1)
        {
            foreach (var column in (int[])[CodeColumn, NameColumn, columns.Unit])
                sheet.Range(row, column, row + rows - 1, column).Merge();
        }
    }

    private static void WriteFigure(IXLWorksheet sheet, int row, Columns columns, RegionalSummary summary, FigureSummary figure)
    {
        if (columns.Measure > 0)
        {
            var measure = sheet.Cell(row, columns.Measure).Text(MeasureName(figure.Measure, columns));
            measure.Style.Alignment.Indent = figure.Measure.Group is null ? 0 : 1;
        }

        if (figure.Measure.Group is not null)
            sheet.Range(row, columns.Total, row, columns.Last).Style.Font.FontColor = ReportStyle.Secondary;

        WriteValue(sheet.Cell(row, columns.Total), figure.Total);
        var from = sheet.Cell(row, columns.From).OutOf(figure.From, summary.Counts.Expected);
        if (figure.From < summary.Counts.In)
            from.Style.Fill.BackgroundColor = SheetStyle.Attention;

        for (var i = 0; i < figure.ByProvince.Count; i++)
        {
            if (summary.Standings[i].IsIn)
                WriteValue(sheet.Cell(row, columns.FirstProvince + i), figure.ByProvince[i]);
        }
    }

    /// <summary>A blank is shown as "…" (no data): a dash would mean zero to a reader of statistics.</summary>
    private static void WriteValue(IXLCell cell, long? value)
    {
        if (value is { } figure)
        {
            cell.SetValue(figure);
        }
        else
        {
            cell.Text(SummaryTexts.Blank);
            cell.Style.Font.FontColor = SheetStyle.Muted;
        }
    }

    private static string MeasureName(Measure measure, Columns columns) =>
        measure.Group is { } group && columns.SharedGroup is null ? $"{group} – {measure.Name}" : measure.Name;

    /// <summary>Rows as high as their texts need; the name, merged over its block, shares what is missing among them.</summary>
    private static void FitBlock(IXLWorksheet sheet, int first, int last, Columns columns, List<FigureSummary> figures)
    {
        var indicator = figures[0].Indicator;
        var nameWidth = NameWidth - (1.5 * indicator.Level);
        var needed = Math.Max(SheetStyle.Lines(indicator.Name, nameWidth), SheetStyle.Lines(indicator.Unit, UnitWidth));
        var heights = figures.Select(f => columns.Measure > 0 ? SheetStyle.Lines(MeasureName(f.Measure, columns), MeasureWidth - 1) : 1).ToList();
        var share = Math.Max(0, needed - heights.Sum()) / (double)heights.Count;
        for (var row = first; row <= last; row++)
            sheet.Row(row).Height = ((heights[row - first] + share) * RowLine) + 1.5;
    }

    /// <summary>
    /// Styles every cell below the header before anything is written into it. Each kind of column is styled once in its
    /// first cell and then copied whole: setting borders and formats one by one on every cell takes most of the time.
    /// </summary>
    private static void StyleBody(IXLWorksheet sheet, RegionalSummary summary, Columns columns, int last)
    {
        if (last < FirstRow)
            return;

        Spread(sheet, CodeColumn, CodeColumn, last, style => style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center);
        Spread(sheet, NameColumn, columns.Unit - 1, last, style => style.Alignment.WrapText = true);
        Spread(sheet, columns.Unit, columns.Unit, last, style =>
        {
            style.Alignment.WrapText = true;
            style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        });
        Spread(sheet, columns.Total, columns.Total, last, style =>
        {
            AsNumber(style);
            style.Font.Bold = true;
            style.Fill.BackgroundColor = ReportStyle.TotalFill;
        });
        Spread(sheet, columns.From, columns.From, last, style =>
        {
            style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
            style.Fill.BackgroundColor = ReportStyle.TotalFill;
        });
        Spread(sheet, columns.FirstProvince, columns.Last, last, AsNumber);
        for (var i = 0; i < columns.Provinces; i++)
        {
            if (!summary.Standings[i].IsIn)
                ShowAbsent(sheet, columns.FirstProvince + i, last);
        }
    }

    private static void Spread(IXLWorksheet sheet, int firstColumn, int lastColumn, int last, Action<IXLStyle> change)
    {
        var first = sheet.Cell(FirstRow, firstColumn);
        first.AsRange().Grid();
        first.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        change(first.Style);
        sheet.Range(FirstRow, firstColumn, last, lastColumn).Style = first.Style;
    }

    private static void AsNumber(IXLStyle style)
    {
        style.NumberFormat.Format = SheetStyle.WholeNumber;
        style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
    }

    /// <summary>A province that is not in has a hatched column that says so on top: nobody can take it for zeros.</summary>
    private static void ShowAbsent(IXLWorksheet sheet, int column, int last)
    {
        var heading = sheet.Range(HeaderRow, column, VersionRow, column);
        heading.Style.Fill.BackgroundColor = ReportStyle.AbsentFill;
        sheet.Cell(VersionRow, column).Style.Font.Bold = true;
        sheet.Cell(VersionRow, column).Style.Font.FontColor = SheetStyle.PartyRed;
        Spread(sheet, column, column, last, style =>
        {
            style.Fill.PatternType = XLFillPatternValues.LightUp;
            style.Fill.PatternColor = SheetStyle.Rule;
            style.Fill.BackgroundColor = ReportStyle.AbsentFill;
        });
    }

    /// <summary>Which column holds what, from 1.</summary>
    private sealed record Columns(bool HasMeasures, string? SharedGroup, string MeasureHeading, int Provinces, double ProvinceWidth)
    {
        /// <summary>0 when the form has one measure only.</summary>
        public int Measure => HasMeasures ? NameColumn + 1 : 0;

        public int Unit => HasMeasures ? NameColumn + 2 : NameColumn + 1;

        public int Total => Unit + 1;

        public int From => Total + 1;

        public int FirstProvince => From + 1;

        public int Last => From + Provinces;
    }
}
