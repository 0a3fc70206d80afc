namespace CadreReports.Spreadsheets;

/// <summary>How far what is printed keeps from the paper's edges, in inches.</summary>
internal readonly record struct PageMargins(double Side, double Top, double Bottom, double HeaderAndFooter);

/// <summary>How a sheet's rows and columns fit its pages. Widths and heights of what is printed are in points.</summary>
/// <param name="Paper">A4 or A3.</param>
/// <param name="Landscape">Lying or standing.</param>
/// <param name="Margins">In inches.</param>
/// <param name="PagesWide">How many pages the columns are spread over.</param>
internal readonly record struct PageFit(Paper Paper, bool Landscape, PageMargins Margins, int PagesWide = 1)
{
    /// <summary>How many times as high as a page a sheet may be to be printed smaller on one page, unless told otherwise.</summary>
    public const double OnePageUpTo = 1.25;

    /// <summary>A unit of column width in points, and what a column is wider than its width says.</summary>
    private const double PointsPerWidth = 5.25;
    private const double ColumnPadding = 0.71;

    /// <summary>Height over width of what is printed on a page of A3 or A4.</summary>
    private const double LandscapeShape = 0.67;
    private const double PortraitShape = 1.44;

    /// <summary>Programs differ a little in what fits a page.</summary>
    private const double Reserve = 0.97;

    /// <summary>LibreOffice makes columns a twentieth wider than Excel, which rounds a digit's width to seven pixels.</summary>
    private const double WidthReserve = 0.93;

    private const double PointsPerInch = 72;
    private const double A4Short = 8.27;
    private const double A4Long = 11.69;
    private const double A3Long = 16.54;

    private double Short => Paper == Paper.A3 ? A4Long : A4Short;

    private double Long => Paper == Paper.A3 ? A3Long : A4Long;

    private double PrintedWidth => ((Landscape ? Long : Short) - (2 * Margins.Side)) * PointsPerInch;

    private double PrintedHeight => ((Landscape ? Short : Long) - Margins.Top - Margins.Bottom) * PointsPerInch;

    /// <summary>The width of a column in points.</summary>
    /// <param name="width">In units of a digit's width.</param>
    public static double ColumnWidth(double width) => (width + ColumnPadding) * PointsPerWidth;

    /// <summary>The width of a column as a file says it, which counts what is kept free beside the digits.</summary>
    /// <param name="width">In units of a digit's width.</param>
    public static double StoredWidth(double width) => width + ColumnPadding;

    /// <summary>Whether a little smaller print brings the sheet onto one page, so that no few rows are left over for a second.</summary>
    /// <param name="width">All columns together.</param>
    /// <param name="height">All rows together.</param>
    /// <param name="upTo">How many times as high as a page it may be.</param>
    public bool IsNearOnePage(double width, double height, double upTo = OnePageUpTo)
    {
        // A sheet narrower than the paper is not printed larger.
        var page = Math.Max(width / Math.Max(PagesWide, 1), PrintedWidth);
        return height / (page * (Landscape ? LandscapeShape : PortraitShape)) <= upTo;
    }

    /// <summary>The percentage at which columns are as wide as the page, and never larger than they are.</summary>
    /// <param name="width">All columns together.</param>
    /// <returns>From 10, which is Excel's least, to 100.</returns>
    public int Percent(double width) => Math.Clamp((int)(WidthReserve * 100 * PrintedWidth / width), 10, 100);

    /// <summary>The height of the rows that one page takes.</summary>
    /// <param name="percent">The percentage that the sheet is printed at.</param>
    public double RoomAt(int percent) => Reserve * PrintedHeight * 100 / percent;

    /// <summary>The height of the rows that one page of a sheet takes, when its columns are fitted to one page's width.</summary>
    /// <param name="width">All columns together.</param>
    public double RoomBelow(double width)
    {
        var scale = Math.Min(1, PrintedWidth / width);
        return Reserve * (PrintedHeight / scale);
    }
}
