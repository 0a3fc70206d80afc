using CadreReports.Charts;

namespace CadreReports.Spreadsheets.Streaming;

/// <summary>A chart over cells, from the upper left corner of the first to the lower right one of the last; rows and columns from 1.</summary>
internal sealed record PlacedChart(Chart Chart, int FirstRow, int FirstColumn, int LastRow, int LastColumn);
