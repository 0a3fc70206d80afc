namespace CadreReports.Spreadsheets.Streaming;

/// <summary>What a sheet needs to be told before its first row.</summary>
/// <param name="Widths">Column widths from column A, in units of a digit's width.</param>
/// <param name="Paper">A4 or A3.</param>
/// <param name="Landscape">Lying or standing.</param>
/// <param name="Margins">In inches.</param>
internal sealed record SheetLayout(IReadOnlyList<double> Widths, Paper Paper, bool Landscape, PageMargins Margins)
{
    /// <summary>How many pages wide it is printed; as many pages high as it needs.</summary>
    public int PagesWide { get; init; } = 1;

    /// <summary>Printed a little smaller on one page where that is near (<see cref="PageFit.IsNearOnePage"/>).</summary>
    public bool OnePageIfNear { get; init; }

    /// <summary>
    /// Printed at this percentage, from 10 to 100, in place of being fitted to pages: Excel keeps to page breaks only then. Null
    /// for fitted.
    /// </summary>
    public int? Scale { get; init; }

    /// <summary>How many columns are printed, from the first; null for all.</summary>
    public int? PrintedColumns { get; init; }

    /// <summary>Rows that stay when scrolling.</summary>
    public int FrozenRows { get; init; }

    /// <summary>Columns that stay when scrolling.</summary>
    public int FrozenColumns { get; init; }

    /// <summary>Rows repeated on top of every page, from 1; null for none.</summary>
    public (int First, int Last)? RepeatedRows { get; init; }

    /// <summary>Columns repeated at the left of every page, from 1; null for none.</summary>
    public (int First, int Last)? RepeatedColumns { get; init; }

    /// <summary>The row of headings that filters are offered on, from 1, over all columns, down to <see cref="StreamedSheet.EndFilter"/>; null for none.</summary>
    public int? FilterRow { get; init; }

    /// <summary>Text at the left of the footer; the sheet's name stands in the middle and the page's number at the right.</summary>
    public string Footer { get; init; } = string.Empty;

    /// <summary>The word in front of the page's number.</summary>
    public string PageWord { get; init; } = string.Empty;

    /// <summary>The colour of the tab, six hex digits; null for none.</summary>
    public string? TabColour { get; init; }
}
