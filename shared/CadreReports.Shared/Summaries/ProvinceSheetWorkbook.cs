using System.Globalization;
using CadreReports.Spreadsheets.Streaming;
using CadreReports.Summaries.Sheets;

namespace CadreReports.Summaries;

/// <summary>
/// Writes a province's own sheet as an Excel workbook: its figures beside its last half-year, last year and the region's
/// median, and its ratios with their ranks. The same sheet always gives the same bytes.
/// </summary>
public static class ProvinceSheetWorkbook
{
    /// <param name="sheet">What to write.</param>
    /// <param name="output">Receives the xlsx; need not be seekable and is left open.</param>
    public static void Write(ProvinceSheet sheet, Stream output)
    {
        var summary = sheet.Edition.Summary;
        var report = sheet.Standing.Report;
        var title = Wording.Fill(SummaryTexts.ProvinceDocumentTitle, report.Province.Name, summary.Period.Name);
        var properties = new WorkbookProperties(title, Wording.ScopeAndPeriod(summary), SummaryTexts.Board, Wording.Date(summary),
        [
            new("Period", summary.Period.Id.ToString()),
            new("Region", summary.Region.Code),
            new("Province", report.Province.Code),
            new("Version", Text(report.CurrentVersion)),
            new("Catalogue", summary.Version.Version),
            new("CatalogueRevision", Text(summary.Version.Revision)),
            new("WriterRevision", Text(SummaryWorkbookWriter.Revision)),
            new("Revision", Text(sheet.Edition.Revision)),
            new("Key", sheet.Edition.Key),
        ]);
        using var workbook = new StreamedWorkbook(output, [SummaryTexts.ProvinceFigureSheet, SummaryTexts.ProvinceRatioSheet], properties);
        var book = new ReportBook(workbook, $"{report.Province.Name}, {summary.Period.Name}");
        ProvinceFigureSheet.Write(book, sheet);
        ProvinceRatioSheet.Write(book, sheet);
        workbook.Finish();
    }

    private static string Text(int? number) => string.Create(CultureInfo.InvariantCulture, $"{number}");
}
