using ClosedXML.Excel;

namespace CadreReports.Spreadsheets;

/// <summary>The set-up of a printed sheet: paper, margins, header, footer with page numbers, and how it fits the pages.</summary>
internal static class PrintSetup
{
    /// <summary>Sets paper and margins; the sheet is as wide as told and takes as many pages as it needs below.</summary>
    public static void SetPaper(this IXLWorksheet sheet, XLPaperSize paper, XLPageOrientation orientation, PageMargins margins, int pagesWide = 1)
    {
        var page = sheet.PageSetup;
        page.PaperSize = paper;
        page.PageOrientation = orientation;
        page.FitToPages(pagesWide, 0);
        page.CenterHorizontally = true;
        page.Margins.Left = page.Margins.Right = margins.Side;
        page.Margins.Top = margins.Top;
        page.Margins.Bottom = margins.Bottom;
        page.Margins.Header = page.Margins.Footer = margins.HeaderAndFooter;
        sheet.ShowGridLines = false;
    }

    /// <summary>
    /// When a little smaller print brings the sheet onto one page, it is one page high, so that no few rows are left over
    /// for a second. To be called when all rows have their heights.
    /// </summary>
    /// <param name="sheet">A sheet whose paper is set.</param>
    /// <param name="upTo">How many times as high as a page it may be.</param>
    public static void FitOnePageIfNear(this IXLWorksheet sheet, double upTo = PageFit.OnePageUpTo)
    {
        var page = Fit(sheet.PageSetup);
        var height = sheet.Rows(1, sheet.LastRowUsed().RowNumber()).Sum(r => r.Height);
        sheet.PageSetup.FitToPages(page.PagesWide, page.IsNearOnePage(Width(sheet), height, upTo) ? 1 : 0);
    }

    /// <summary>
    /// Breaks a long sheet of one page's width into pages that do not end with a heading, where the program keeps to breaks
    /// in a sheet that is fitted to a page's width. To be called when all rows have their heights.
    /// </summary>
    /// <param name="sheet">A sheet whose paper is set.</param>
    /// <param name="repeated">The height of the rows that are repeated on top of every page, in points.</param>
    /// <param name="headings">The rows that stay with the row below them.</param>
    public static void BreakPages(this IXLWorksheet sheet, double repeated, IReadOnlySet<int> headings)
    {
        var page = sheet.PageSetup;
        var room = Fit(page).RoomBelow(Width(sheet));
        var used = 0d;
        var last = sheet.LastRowUsed().RowNumber();
        for (var row = 1; row <= last; row++)
        {
            var together = sheet.Row(row).Height;
            for (var next = row; headings.Contains(next) && next < last; next++)
            {
                together += sheet.Row(next + 1).Height;
            }

            if (used > repeated && used + together > room)
            {
                page.AddHorizontalPageBreak(row - 1);
                used = repeated;
            }

            used += sheet.Row(row).Height;
        }
    }

    /// <summary>Puts a text into a part of the header or footer.</summary>
    /// <param name="part">Left, centre or right.</param>
    /// <param name="text">Any text.</param>
    /// <param name="size">Points; null for the reader's own.</param>
    public static void Print(this IXLHFItem part, string text, int? size = null) => part.AddText(FooterText(text, size), XLHFOccurrence.AllPages);

    /// <summary>Puts the page's number and the number of pages behind a word.</summary>
    /// <inheritdoc cref="Print"/>
    public static void PrintPageNumber(this IXLHFItem part, string text, int? size = null) =>
        part.AddText(FooterPageNumber(text, size), XLHFOccurrence.AllPages);

    /// <summary>The code of a text in a part of the header or footer.</summary>
    /// <inheritdoc cref="Print"/>
    public static string FooterText(string text, int? size = null) => Font(size) + text.Replace("&", "&&", StringComparison.Ordinal);

    /// <summary>The code of the page's number and the number of pages behind a word.</summary>
    /// <inheritdoc cref="Print"/>
    public static string FooterPageNumber(string text, int? size = null) => $"{FooterText(text, size)} &P/&N";

    private static double Width(IXLWorksheet sheet) =>
        sheet.Columns(1, sheet.LastColumnUsed().ColumnNumber()).Sum(c => PageFit.ColumnWidth(c.Width));

    private static PageFit Fit(IXLPageSetup page) => new(
        page.PaperSize == XLPaperSize.A3Paper ? Paper.A3 : Paper.A4,
        page.PageOrientation == XLPageOrientation.Landscape,
        new PageMargins(page.Margins.Left, page.Margins.Top, page.Margins.Bottom, page.Margins.Footer),
        Math.Max(page.PagesWide, 1));

    /// <summary>
    /// The font goes in as a code of its own: the workbook's font does not reach headers and footers. The space keeps a
    /// text that begins with a digit from being read as part of the size.
    /// </summary>
    private static string Font(int? size) => $"&\"{SheetStyle.FontName},Regular\"" + (size is { } points ? FormattableString.Invariant($"&{points} ") : string.Empty);
}
