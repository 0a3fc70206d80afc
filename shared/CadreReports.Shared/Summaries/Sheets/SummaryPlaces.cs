using CadreReports.Catalogue;
using CadreReports.Summaries.Ratios;

namespace CadreReports.Summaries.Sheets;

/// <summary>A table with a row for each category, of which charts are made.</summary>
/// <param name="Categories">The cell with the first category.</param>
/// <param name="LastRow">The row of the last one.</param>
internal sealed record ChartRows(CellPlace Categories, int LastRow)
{
    public string CategoryCells => Categories.Down(LastRow);

    /// <summary>The cells of a series.</summary>
    public string ValueCells(int column) => (Categories with { Column = column }).Down(LastRow);
}

/// <summary>Where a ratio's ranking stands.</summary>
/// <param name="Ratio">The ratio.</param>
/// <param name="Rows">Its places, in order.</param>
internal sealed record RankedRows(RatioSummary Ratio, ChartRows Rows);

/// <summary>Where what the first page links to and draws stands in the sheets behind it.</summary>
internal sealed class SummaryPlaces
{
    /// <summary>The region's totals.</summary>
    public Dictionary<FigureRef, CellPlace> Totals { get; } = [];

    public List<RankedRows> Ratios { get; } = [];

    /// <summary>The provinces that have every part of a split, and its parts.</summary>
    public (AgeStructure Ages, ChartRows Rows)? Ages { get; set; }

    /// <summary>How reports came in, day by day.</summary>
    public ChartRows? Arrivals { get; set; }
}
