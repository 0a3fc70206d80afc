using ClosedXML.Excel;

namespace CadreReports.Spreadsheets;

/// <summary>How far what is printed keeps from the paper's edges, in inches.</summary>
internal readonly record struct PageMargins(double Side, double Top, double Bottom, double HeaderAndFooter);

/// <summary>The set-up of a printed sheet: paper, margins, header, footer with page numbers, and how it fits the pages.</summary>
internal static class PrintSetup
{
    /// <summary>A unit of column width in points, and what a column is wider than its width says.</summary>
    private const double PointsPerWidth = 5.25;
    private const double ColumnPadding = 0.71;

    /// <summary>Height over width of what is printed on a page of A3 or A4.</summary>
    private const double LandscapeShape = 0.67;
    private const double PortraitShape = 1.44;

    /// <summary>How much too high a sheet may be to be printed smaller on one page, unless told otherwise.</summary>
    private const double OnePageUpTo = 1.25;

    /// <summary>Programs differ a little in what fits a page.</summary>
    private const double Reserve = 0.97;

    private const double PointsPerInch = 72;
    private const double A4Short = 8.27;
    private const double A4Long = 11.69;
    private const double A3Long = 16.54;

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
    public static void FitOnePageIfNear(this IXLWorksheet sheet, double upTo = OnePageUpTo)
    {
        var page = sheet.PageSetup;
        var pagesWide = Math.Max(page.PagesWide, 1);
        var width = Width(sheet) / pagesWide;

        // A sheet narrower than the paper is not printed larger.
        width = Math.Max(width, PaperWidth(page) - (2 * page.Margins.Left * PointsPerInch));
        var height = sheet.Rows(1, sheet.LastRowUsed().RowNumber()).Sum(r => r.Height);
        var shape = page.PageOrientation == XLPageOrientation.Landscape ? LandscapeShape : PortraitShape;
        page.FitToPages(pagesWide, height / (width * shape) <= upTo ? 1 : 0);
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
        var landscape = page.PageOrientation == XLPageOrientation.Landscape;
        var scale = Math.Min(1, (PaperWidth(page) - (2 * page.Margins.Left * PointsPerInch)) / Width(sheet));
        var paper = page.PaperSize == XLPaperSize.A3Paper ? (landscape ? A4Long : A3Long) : landscape ? A4Short : A4Long;
        var room = Reserve * ((paper - page.Margins.Top - page.Margins.Bottom) * PointsPerInch / scale);
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
    public static void Print(this IXLHFItem part, string text, int? size = null) => part.AddText(Font(size) + Plain(text), XLHFOccurrence.AllPages);

    /// <summary>Puts the page's number and the number of pages behind a word.</summary>
    /// <inheritdoc cref="Print"/>
    public static void PrintPageNumber(this IXLHFItem part, string text, int? size = null) =>
        part.AddText($"{Font(size)}{Plain(text)} &P/&N", XLHFOccurrence.AllPages);

    private static double Width(IXLWorksheet sheet) =>
        sheet.Columns(1, sheet.LastColumnUsed().ColumnNumber()).Sum(c => c.Width + ColumnPadding) * PointsPerWidth;

    private static double PaperWidth(IXLPageSetup page) => PointsPerInch * (page.PaperSize, page.PageOrientation) switch
    {
        (XLPaperSize.A3Paper, XLPageOrientation.Landscape) => A3Long,
        (XLPaperSize.A3Paper, _) or (_, XLPageOrientation.Landscape) => A4Long,
        _ => A4Short,
    };

    /// <summary>
    /// The font goes in as a code of its own: the workbook's font does not reach headers and footers. The space keeps a
    /// text that begins with a digit from being read as part of the size.
    /// </summary>
    private static string Font(int? size) => $"&\"{SheetStyle.FontName},Regular\"" + (size is { } points ? FormattableString.Invariant($"&{points} ") : string.Empty);

    private static string Plain(string text) => text.Replace("&", "&&", StringComparison.Ordinal);
}
