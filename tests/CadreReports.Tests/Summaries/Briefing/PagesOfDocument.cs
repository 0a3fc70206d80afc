using CadreReports.Tests.Workbooks;

namespace CadreReports.Tests.Summaries.Briefing;

/// <summary>The pages of a document as LibreOffice lays them out, where it is installed.</summary>
internal static class PagesOfDocument
{
    /// <summary>The letters of each page without spaces; null when a program is not installed.</summary>
    public static async Task<List<string>?> ReadAsync(byte[] docx) =>
        await LibreOffice.ConvertAsync(docx, "docx", "pdf") is { } pdf && await PdfPages.ReadAsync(pdf) is { } pages
            ? [.. pages.Select(page => BriefingDocumentTests.Spaces().Replace(page, string.Empty))]
            : null;
}
