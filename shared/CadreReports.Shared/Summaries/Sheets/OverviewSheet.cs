using CadreReports.Spreadsheets;
using CadreReports.Submissions;
using ClosedXML.Excel;

namespace CadreReports.Summaries.Sheets;

/// <summary>
/// The first page: the title block of an official report, how many provinces are in, who is not and why, the key
/// figures, and the way to every sheet.
/// </summary>
internal static class OverviewSheet
{
    private const int LastColumn = 6;
    private const double NameWidth = 46;
    private const double LineHeight = 15.5;
    private const int ReasonColumn = 4;
    private static readonly double[] Widths = [5.5, NameWidth, 16, 16, 15, 17];

    /// <param name="workbook">Holds the sheet, still empty.</param>
    /// <param name="summary">The summary.</param>
    /// <param name="sheets">The other sheets, in order.</param>
    public static void Write(IXLWorkbook workbook, RegionalSummary summary, IReadOnlyList<SheetEntry> sheets)
    {
        var sheet = workbook.Worksheet(SummaryTexts.OverviewSheet);
        sheet.Style.Font.FontSize = 12;
        for (var i = 0; i < Widths.Length; i++)
            sheet.Column(i + 1).Width = Widths[i];

        TitleBlock.Write(sheet, summary, LastColumn);
        var row = WriteTiles(sheet, TitleBlock.NextRow, summary);
        row = WriteAbsent(sheet, row + 1, summary);
        row = WriteKeyFigures(sheet, row + 1, summary, sheets);
        row = WriteContents(sheet, row + 1, sheets);
        WriteSource(sheet, row + 1, summary);
        sheet.Page(summary, XLPaperSize.A4Paper, XLPageOrientation.Portrait);
    }

    /// <summary>The state at a glance: how many are in, on time, late, missing; each number is a named cell.</summary>
    private static int WriteTiles(IXLWorksheet sheet, int row, RegionalSummary summary)
    {
        var counts = summary.Counts;
        (int First, int Last, int Count, string Label, XLColor Fill, string Name)[] tiles =
        [
            (1, 2, counts.In, SummaryTexts.TileIn, counts.Missing == 0 ? SheetStyle.Good : ReportStyle.TotalFill, "ProvincesIn"),
            (3, 3, counts.OnTime, SummaryTexts.OnTime, SheetStyle.Good, "ProvincesOnTime"),
            (4, 4, counts.WithinGrace, SummaryTexts.WithinGrace, SheetStyle.Attention, "ProvincesWithinGrace"),
            (5, 5, counts.AfterGrace, SummaryTexts.AfterGrace, SheetStyle.Bad, "ProvincesAfterGrace"),
            (6, 6, counts.Missing, SummaryTexts.TileMissing, ReportStyle.AbsentFill, "ProvincesMissing"),
        ];
        foreach (var tile in tiles)
        {
            var number = sheet.Cell(row, tile.First);
            if (tile.First == 1)
                number.OutOf(tile.Count, counts.Expected);
            else
                number.Number(tile.Count);
            sheet.Cell(row + 1, tile.First).Text(tile.Label);
            var range = sheet.Range(row, tile.First, row + 1, tile.Last);
            range.Style.Fill.BackgroundColor = tile.Fill;
            range.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
            range.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
            range.Style.Alignment.WrapText = true;
            range.Style.Border.OutsideBorder = XLBorderStyleValues.Thin;
            range.Style.Border.OutsideBorderColor = SheetStyle.Rule;
            number.Style.Font.FontSize = tile.First == 1 ? 26 : 20;
            number.Style.Font.Bold = true;
            if (tile.Last > tile.First)
            {
                sheet.Range(row, tile.First, row, tile.Last).Merge();
                sheet.Range(row + 1, tile.First, row + 1, tile.Last).Merge();
            }

            sheet.Workbook.NamedRanges.Add(tile.Name, number.AsRange());
        }

        sheet.Row(row).Height = 36;
        sheet.Row(row + 1).Height = 34;
        return row + 2;
    }

    /// <summary>Who is not in and why, or that all are.</summary>
    private static int WriteAbsent(IXLWorksheet sheet, int row, RegionalSummary summary)
    {
        row = WriteSectionTitle(sheet, row, SummaryTexts.SectionStanding);
        var counts = summary.Counts;
        row = WriteParagraph(sheet, row, counts.Missing == 0
            ? Wording.Fill(SummaryTexts.AllIn, counts.Expected)
            : Wording.Fill(SummaryTexts.SomeIn, counts.In, counts.Expected, counts.Missing));

        var absent = summary.Standings.Where(s => !s.IsIn).ToList();
        if (absent.Count > 0)
            row = WriteAbsentTable(sheet, row, absent);

        var corrected = summary.Standings.Where(s => s.IsIn && s.Report.State is not (SubmissionState.Accepted or SubmissionState.Locked)).ToList();
        if (corrected.Count > 0)
        {
            sheet.Row(row++).Height = 4;
            row = WriteParagraph(sheet, row, Wording.Fill(
                SummaryTexts.OlderInUse,
                string.Join("; ", corrected.Select(s => $"{s.Province.Name} ({SubmissionStateName.Vietnamese(s.Report.State)})"))));
        }

        return row;
    }

    private static int WriteAbsentTable(IXLWorksheet sheet, int row, List<ProvinceStanding> absent)
    {
        var first = row;
        WriteHeading(sheet, row++, SummaryTexts.NumberHeading, SummaryTexts.ProvinceHeading, SummaryTexts.StateHeading, SummaryTexts.ReasonHeading);
        sheet.Range(first, ReasonColumn, first, LastColumn).Merge();
        for (var i = 0; i < absent.Count; i++, row++)
        {
            var reason = Wording.WhyNotIn(absent[i].Report);
            sheet.Cell(row, 1).Number(i + 1);
            sheet.Cell(row, 2).Text(absent[i].Province.Name).Style.Font.Bold = true;
            var stateName = SubmissionStateName.Vietnamese(absent[i].Report.State);
            var state = sheet.Cell(row, 3).Text(stateName);
            state.Style.Fill.BackgroundColor = ReportStyle.Fill(absent[i].Report.State);
            state.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
            sheet.Cell(row, ReasonColumn).Text(reason);
            sheet.Range(row, ReasonColumn, row, LastColumn).Merge().Style.Alignment.Indent = 1;
            sheet.Row(row).FitHeight(
                LineHeight, (reason, Widths[ReasonColumn - 1] + Widths[ReasonColumn] + Widths[ReasonColumn + 1] - 4), (stateName, Widths[2] - 1));
        }

        Body(sheet, first, row - 1);
        return row;
    }

    private static int WriteKeyFigures(IXLWorksheet sheet, int row, RegionalSummary summary, IReadOnlyList<SheetEntry> sheets)
    {
        row = WriteSectionTitle(sheet, row, SummaryTexts.SectionKeyFigures);
        var first = row;
        WriteHeading(
            sheet, row++, SummaryTexts.NumberHeading, SummaryTexts.IndicatorHeading, SummaryTexts.UnitHeading, SummaryTexts.TotalHeading, SummaryTexts.FromHeading, SummaryTexts.FormHeading);
        foreach (var key in KeyFigures.All)
        {
            if (summary.Figure(key.Figure) is not { } figure)
                continue;

            sheet.Cell(row, 1).Number(row - first);
            sheet.Cell(row, 2).Text(key.Name);
            sheet.Cell(row, 3).Text(figure.Indicator.Unit).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
            var total = sheet.Cell(row, 4);
            if (figure.Total is { } value)
                total.Number(value);
            else
                total.Text(SummaryTexts.Blank).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
            total.Style.Font.Bold = true;
            total.Style.Fill.BackgroundColor = ReportStyle.TotalFill;
            var from = sheet.Cell(row, 5).OutOf(figure.From, summary.Counts.Expected);
            if (figure.From < summary.Counts.In)
                from.Style.Fill.BackgroundColor = SheetStyle.Attention;
            var source = sheets.First(s => s.Totals.ContainsKey(key.Figure)).Totals[key.Figure];
            sheet.Cell(row, 6).Link(Wording.Fill(SummaryTexts.FormAndRow, key.Figure.Form, key.Figure.Row), source, figure.Indicator.Name)
                .Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
            sheet.Workbook.NamedRanges.Add($"Total_{key.Figure.Form}_{key.Figure.Row}_{key.Figure.Column}", total.AsRange());
            sheet.Row(row).FitHeight(LineHeight, (key.Name, NameWidth));
            row++;
        }

        Body(sheet, first, row - 1);
        return row;
    }

    private static int WriteContents(IXLWorksheet sheet, int row, IReadOnlyList<SheetEntry> sheets)
    {
        row = WriteSectionTitle(sheet, row, SummaryTexts.SectionContents);
        var rows = (sheets.Count + 1) / 2;
        for (var i = 0; i < sheets.Count; i++)
        {
            var (first, last) = i < rows ? (1, 2) : (3, LastColumn);
            var (sheetName, title) = (sheets[i].Sheet.Name, sheets[i].Title);
            var text = title.StartsWith(sheetName, StringComparison.Ordinal) ? title : $"{sheetName}. {title}";
            var link = sheet.Cell(row + (i % rows), first).Link(text, sheets[i].Sheet.Cell(1, 1), title);
            link.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
            link.Style.Alignment.Indent = 1;
            link.Style.Font.FontSize = SheetStyle.FontSize;
            link.Style.Font.Underline = XLFontUnderlineValues.None;
            sheet.Range(row + (i % rows), first, row + (i % rows), last).Merge();
        }

        sheet.Rows(row, row + rows - 1).Height = LineHeight;
        return row + rows;
    }

    private static void WriteSource(IXLWorksheet sheet, int row, RegionalSummary summary)
    {
        row = WriteParagraph(sheet, row, SummaryTexts.OverviewLegend, isNote: true);
        WriteParagraph(
            sheet, row, Wording.Fill(SummaryTexts.Source, summary.Version.Version, summary.Version.Revision, SummaryWorkbookWriter.Revision), isNote: true);
    }

    private static int WriteSectionTitle(IXLWorksheet sheet, int row, string title)
    {
        var cell = sheet.Cell(row, 1).Text(title);
        cell.Style.Font.Bold = true;
        cell.Style.Font.FontSize = 13;
        cell.Style.Font.FontColor = SheetStyle.PartyRed;
        sheet.Row(row).Height = 22;
        return row + 1;
    }

    private static int WriteParagraph(IXLWorksheet sheet, int row, string text, bool isNote = false)
    {
        var cell = sheet.Cell(row, 1).Text(text);
        var range = sheet.Range(row, 1, row, LastColumn).Merge();
        range.Style.Alignment.WrapText = true;
        range.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        if (isNote)
        {
            cell.Style.Font.Italic = true;
            cell.Style.Font.FontSize = 10;
            cell.Style.Font.FontColor = SheetStyle.Muted;
        }

        sheet.Row(row).FitHeight(LineHeight, (text, Widths.Sum()));
        return row + 1;
    }

    private static void WriteHeading(IXLWorksheet sheet, int row, params string[] headings)
    {
        for (var i = 0; i < headings.Length; i++)
            sheet.Cell(row, i + 1).Text(headings[i]);
        sheet.Range(row, 1, row, LastColumn).Heading();
        sheet.Row(row).Height = 22;
    }

    private static void Body(IXLWorksheet sheet, int first, int last)
    {
        sheet.Range(first, 1, last, LastColumn).Grid();
        if (last == first)
            return;

        var body = sheet.Range(first + 1, 1, last, LastColumn);
        body.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        body.Style.Alignment.WrapText = true;
        sheet.Range(first + 1, 2, last, 2).Style.Alignment.Indent = 1;
        sheet.Range(first + 1, 1, last, 1).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
    }
}
