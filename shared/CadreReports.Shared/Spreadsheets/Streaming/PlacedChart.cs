namespace CadreReports.Spreadsheets.Streaming;

/// <summary>A chart over cells, from the upper left corner of the first to the lower right one of the last; rows and columns from 1.</summary>
/// <param name="AlternativeText">Vietnamese, for those who cannot see it: what the chart shows.</param>
/// <param name="Write">Writes the chart's own part and leaves the stream open.</param>
/// <param name="FirstRow">Its upper row.</param>
/// <param name="FirstColumn">Its left column.</param>
/// <param name="LastRow">Its lower row.</param>
/// <param name="LastColumn">Its right column.</param>
/// <param name="LastColumnWidth">The width of the last column in points.</param>
internal sealed record PlacedChart(
    string AlternativeText, Action<Stream> Write, int FirstRow, int FirstColumn, int LastRow, int LastColumn, double LastColumnWidth);
