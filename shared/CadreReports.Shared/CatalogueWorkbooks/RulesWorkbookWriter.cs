using CadreReports.Catalogue;
using CadreReports.Spreadsheets;

namespace CadreReports.CatalogueWorkbooks;

/// <summary>Writes the list of rules alone, for provinces to print and check by. The same version always gives the same bytes.</summary>
public static class RulesWorkbookWriter
{
    /// <param name="version">Whose rules.</param>
    /// <param name="output">Receives the xlsx; need not be seekable and is left open.</param>
    public static void Write(CatalogueVersion version, Stream output)
    {
        using var workbook = PrintedWorkbook.Create();
        CatalogueWorkbookWriter.Describe(workbook, version, CatalogueWorkbookTexts.RulesTitle);
        RulesSheet.Write(workbook, version);
        PrintedWorkbook.Save(workbook, output);
    }
}
