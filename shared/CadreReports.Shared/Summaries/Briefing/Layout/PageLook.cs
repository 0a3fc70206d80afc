namespace CadreReports.Summaries.Briefing.Layout;

/// <summary>
/// Sizes of a Party document: A4, margins of 20 mm above, below and at the right and of 30 mm at the left, Times New
/// Roman 14. Lines have an exact height, and paragraphs have space below them only, so that every reader breaks pages at
/// the same places and the page numbers of the table of contents are known when it is written. In points.
/// </summary>
internal static class PageLook
{
    public const double PointsPerMillimetre = 72 / 25.4;
    public const double TextWidth = 160 * PointsPerMillimetre;
    public const double TextHeight = 257 * PointsPerMillimetre;

    public const double BodySize = 14;
    public const double BodyLine = 19;
    public const double BodyAfter = 6;
    public const double FirstIndent = 10 * PointsPerMillimetre;

    /// <summary>Points are many and short.</summary>
    public const double PointAfter = 2;
    public const double PointIndent = 10 * PointsPerMillimetre;

    public const double CaptionSize = 13;
    public const double CaptionLine = 17;
    public const double CaptionAfter = 4;

    public const double TableSize = 12;
    public const double TableLine = 15;

    /// <summary>Above and below the text of a cell, together, with the rule between two rows.</summary>
    public const double CellExtra = 3.5;

    /// <summary>At the left and right of a cell's text, together.</summary>
    public const double CellSides = 8;

    /// <summary>Below a table.</summary>
    public const double TableAfter = 10;

    public const double ChartHeight = 63 * PointsPerMillimetre;
    public const double LeastChartHeight = 58 * PointsPerMillimetre;

    /// <summary>Below a chart's caption, beyond what a caption has.</summary>
    public const double ChartAfter = 6;

    /// <summary>What an inline chart needs beyond its own height: its line's descent.</summary>
    public const double ChartExtra = 6;

    /// <summary>A page is not filled further than this much from its end by what can be made smaller.</summary>
    public const double Reserve = 28;
}
