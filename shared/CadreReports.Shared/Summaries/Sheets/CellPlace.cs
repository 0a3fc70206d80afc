using CadreReports.Spreadsheets;
using CadreReports.Spreadsheets.Streaming;

namespace CadreReports.Summaries.Sheets;

/// <summary>A cell of the workbook.</summary>
/// <param name="Sheet">The sheet's name.</param>
/// <param name="Row">From 1.</param>
/// <param name="Column">From 1.</param>
internal readonly record struct CellPlace(string Sheet, int Row, int Column)
{
    /// <summary>Such as <c>D8</c>.</summary>
    public string Address => CellAddress.Format(Row, Column);

    /// <summary>Such as <c>'So sánh'!$D$8</c>.</summary>
    public string Reference => SheetReference.Absolute(Sheet, Address);

    /// <summary>The cells from this one down to a row, such as <c>'So sánh'!$D$8:$D$24</c>.</summary>
    public string Down(int lastRow) => SheetReference.Absolute(Sheet, $"{Address}:{CellAddress.Format(lastRow, Column)}");
}
