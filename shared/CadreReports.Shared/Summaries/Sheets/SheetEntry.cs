using CadreReports.Catalogue;
using ClosedXML.Excel;

namespace CadreReports.Summaries.Sheets;

/// <summary>What the table of contents needs to know of a sheet.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Title">Its title.</param>
/// <param name="Totals">Where the region's totals stand; empty for sheets without.</param>
internal sealed record SheetEntry(IXLWorksheet Sheet, string Title, IReadOnlyDictionary<FigureRef, IXLCell> Totals)
{
    public SheetEntry(IXLWorksheet sheet, string title)
        : this(sheet, title, new Dictionary<FigureRef, IXLCell>())
    {
    }
}
