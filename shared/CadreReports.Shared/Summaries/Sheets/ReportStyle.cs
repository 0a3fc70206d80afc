using System.Globalization;
using CadreReports.Spreadsheets;
using CadreReports.Submissions;
using ClosedXML.Excel;

namespace CadreReports.Summaries.Sheets;

/// <summary>What a summary's sheets have beyond the common look: the colours of states, and their pages.</summary>
internal static class ReportStyle
{
    public static readonly XLColor Secondary = XLColor.FromArgb(0x4A, 0x4A, 0x4A);
    public static readonly XLColor TotalFill = XLColor.FromArgb(0xFF, 0xF9, 0xE6);
    public static readonly XLColor AbsentFill = XLColor.FromArgb(0xE4, 0xE4, 0xE4);

    private static readonly PageMargins Margins = new(Side: 0.5, Top: 0.55, Bottom: 0.65, HeaderAndFooter: 0.3);

    public static XLColor Fill(SubmissionState state) => state switch
    {
        SubmissionState.Accepted => SheetStyle.Good,
        SubmissionState.Rejected => SheetStyle.Bad,
        SubmissionState.NeedsExplanation or SubmissionState.Returned => SheetStyle.Attention,
        SubmissionState.Received or SubmissionState.AwaitingConfirmation => SheetStyle.Waiting,
        _ => AbsentFill,
    };

    public static XLColor Fill(Timeliness timeliness) => timeliness switch
    {
        Timeliness.OnTime => SheetStyle.Good,
        Timeliness.WithinGrace => SheetStyle.Attention,
        Timeliness.AfterGrace => SheetStyle.Bad,
        _ => AbsentFill,
    };

    /// <summary>A number of provinces shown against how many there are, such as 17/20; the cell's value stays 17.</summary>
    public static IXLCell OutOf(this IXLCell cell, int count, int all)
    {
        cell.Number(count, string.Create(CultureInfo.InvariantCulture, $"0\"/{all}\""));
        cell.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        return cell;
    }

    /// <summary>Prints with page numbers, as wide as told, on one page if that is near. To be called last.</summary>
    public static void Page(this IXLWorksheet sheet, RegionalSummary summary, XLPaperSize paper, XLPageOrientation orientation, int pagesWide = 1)
    {
        sheet.SetPaper(paper, orientation, Margins, pagesWide);
        sheet.FitOnePageIfNear();
        sheet.PageSetup.Footer.Left.Print(Wording.RegionAndPeriod(summary));
        sheet.PageSetup.Footer.Center.Print(sheet.Name);
        sheet.PageSetup.Footer.Right.PrintPageNumber(SummaryTexts.Page);
    }
}
