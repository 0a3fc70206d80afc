using CadreReports.Catalogue;
using ClosedXML.Excel;

namespace CadreReports.Workbooks.Template;

/// <summary>Saves a workbook that is a template or was filled from one without moving its rows.</summary>
public static class TemplateFile
{
    /// <summary>
    /// Saves with the values of all formulas in the file, dated by the period's cut-off, the same bytes for the same content.
    /// </summary>
    /// <param name="workbook">A workbook as <see cref="TemplateWriter"/> lays it out.</param>
    /// <param name="catalogue">The catalogue version of the template.</param>
    /// <param name="period">The half-year.</param>
    /// <param name="known">The figures that the template came with.</param>
    /// <param name="output">Receives the xlsx; need not be seekable and stays open.</param>
    public static void Save(XLWorkbook workbook, CatalogueVersion catalogue, Period period, KnownFigures known, Stream output)
    {
        var stamp = period.CutOff.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        workbook.Properties.Created = stamp;
        workbook.Properties.Modified = stamp;
        workbook.FullCalculationOnLoad = true;
        RowHeights.Grow(workbook, catalogue, period);
        var values = FormulaCache.Compute(
            catalogue,
            period,
            known.Figures,
            (sheet, address) => Figure(workbook.Worksheet(sheet).Cell(address)),
            (sheet, address) => !workbook.Worksheet(sheet).Cell(address).IsEmpty());
        using var raw = new MemoryStream();
        workbook.SaveAs(raw);
        var figureColumns = catalogue.Forms
            .Where(f => !f.IsList && f.IsCollectedIn(period.Id))
            .ToDictionary(f => f.Code, f => (FigureLayout.FirstMeasureColumn, new FigureLayout(f).CheckColumn - 1), StringComparer.Ordinal);
        TemplateParts.Finish(raw, output, values, figureColumns);
    }

    private static long? Figure(IXLCell cell) =>
        cell.DataType == XLDataType.Number && !cell.HasFormula && !cell.IsEmpty() ? (long)cell.GetDouble() : null;
}
