using CadreReports.Catalogue;
using CadreReports.Spreadsheets;
using ClosedXML.Excel;

namespace CadreReports.CatalogueWorkbooks;

/// <summary>
/// Writes a version of the catalogue as a workbook for the centre to review: forms, rows, columns, texts, rules, provinces,
/// regions and periods. The same catalogue always gives the same bytes.
/// </summary>
public static class CatalogueWorkbookWriter
{
    /// <param name="catalogues">Everything declared; provinces of all times are listed.</param>
    /// <param name="version">Which version.</param>
    /// <param name="output">Receives the xlsx; need not be seekable and is left open.</param>
    public static void Write(CatalogueSet catalogues, CatalogueVersion version, Stream output)
    {
        using var workbook = PrintedWorkbook.Create();
        Describe(workbook, version, CatalogueWorkbookTexts.Title);
        var cover = workbook.AddWorksheet(CatalogueWorkbookTexts.CoverSheet);
        List<TableSheet> tables =
        [
            .. FormSheets.Write(workbook, version),
            RulesSheet.Write(workbook, version),
            .. PlaceSheets.Write(workbook, catalogues, version),
        ];
        CatalogueCover.Write(cover, version, tables);
        PrintedWorkbook.Save(workbook, output);
    }

    /// <summary>The document properties; its date is the first day that the version serves, which no build changes.</summary>
    internal static void Describe(XLWorkbook workbook, CatalogueVersion version, string title)
    {
        const int SecondHalfMonth = 7;
        var date = new DateTime(version.From.Year, version.From.Half == 1 ? 1 : SecondHalfMonth, 1, 0, 0, 0, DateTimeKind.Unspecified);
        workbook.Properties.Title = title;
        workbook.Properties.Subject = CatalogueWording.Footer(version);
        workbook.Properties.Author = CatalogueWorkbookTexts.Author;
        workbook.Properties.LastModifiedBy = CatalogueWorkbookTexts.Author;
        workbook.Properties.Created = date;
        workbook.Properties.Modified = date;
    }
}
