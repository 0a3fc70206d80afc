using CadreReports.Catalogue;
using CadreReports.Spreadsheets;

namespace CadreReports.Summaries;

/// <summary>The way back from a figure of a summary to the cell that a province filled in.</summary>
/// <param name="Province">The province.</param>
/// <param name="Figure">The figure's name.</param>
/// <param name="Value">The figure.</param>
/// <param name="Version">The version of the province's report.</param>
/// <param name="Sheet">The sheet of its workbook.</param>
/// <param name="Cell">The cell in A1 notation.</param>
/// <param name="ReceivedAt">When the workbook arrived.</param>
/// <param name="Sha256">Hex digest of the workbook.</param>
public sealed record FigureSource(
    Province Province, FigureRef Figure, long Value, int Version, string Sheet, string Cell, DateTimeOffset ReceivedAt, string Sha256)
{
    /// <summary>Every figure of a report, in the order of its rows; none of a province that is not in.</summary>
    public static IEnumerable<FigureSource> Of(ProvinceReport report) =>
        report is not { CurrentVersion: { } version, CurrentReceivedAt: { } receivedAt, Sha256: { } sha256 }
            ? []
            : from row in report.Facts
              from fact in row.Facts
              select new FigureSource(
                  report.Province,
                  new FigureRef(row.Form, row.Row, fact.Column),
                  fact.Value,
                  version,
                  row.Sheet,
                  CellAddress.Format(row.SheetRow, fact.SheetColumn),
                  receivedAt,
                  sha256);
}
