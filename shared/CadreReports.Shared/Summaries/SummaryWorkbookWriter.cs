using System.Globalization;
using CadreReports.Spreadsheets;
using CadreReports.Summaries.Sheets;
using ClosedXML.Excel;

namespace CadreReports.Summaries;

/// <summary>
/// Writes a regional summary as an Excel workbook that is fit to be printed: an overview, a sheet for every form and
/// the state of each province's report. The same summary always gives the same bytes.
/// </summary>
public static class SummaryWorkbookWriter
{
    /// <summary>Counts the changes to what the workbook looks like; part of <see cref="SummaryKey"/>.</summary>
    public const int Revision = 2;

    /// <param name="edition">What to write.</param>
    /// <param name="output">Receives the xlsx; need not be seekable and is left open.</param>
    public static void Write(SummaryEdition edition, Stream output) => Write(edition.Summary, output);

    /// <param name="summary">What to write.</param>
    /// <param name="output">Receives the xlsx; need not be seekable and is left open.</param>
    public static void Write(RegionalSummary summary, Stream output)
    {
        using var workbook = PrintedWorkbook.Create();
        Describe(workbook, summary);
        var sheets = AddSheets(workbook, summary);
        OverviewSheet.Write(workbook, summary, sheets);
        PrintedWorkbook.Save(workbook, output);
    }

    /// <summary>Adds every sheet, the overview first and still empty: it links to what the others say of themselves.</summary>
    private static List<SheetEntry> AddSheets(XLWorkbook workbook, RegionalSummary summary)
    {
        workbook.AddWorksheet(SummaryTexts.OverviewSheet);
        var sheets = new List<SheetEntry>();
        foreach (var form in summary.Version.Forms)
        {
            if (summary.Form(form.Code) is { } figures)
                sheets.Add(FormSheet.Write(workbook, summary, figures));
            else if (summary.Lists.FirstOrDefault(l => l.Form == form) is { } list)
                sheets.Add(ListSheet.Write(workbook, summary, list));
        }

        sheets.Add(ProgressSheet.Write(workbook, summary));
        return sheets;
    }

    /// <summary>Document properties: what the file is, and which versions it is made of.</summary>
    private static void Describe(XLWorkbook workbook, RegionalSummary summary)
    {
        var date = Wording.LocalTime(summary, summary.AsOf) ?? summary.Period.CutOff.ToDateTime(TimeOnly.MinValue);
        workbook.Properties.Title = Wording.DocumentTitle(summary);
        workbook.Properties.Subject = Wording.RegionAndPeriod(summary);
        workbook.Properties.Author = SummaryTexts.Board;
        workbook.Properties.LastModifiedBy = SummaryTexts.Board;
        workbook.Properties.Created = date;
        workbook.Properties.Modified = date;

        var properties = workbook.CustomProperties;
        properties.Add("Period", summary.Period.Id.ToString());
        properties.Add("Region", summary.Region.Code);
        properties.Add("Catalogue", summary.Version.Version);
        properties.Add("CatalogueRevision", summary.Version.Revision.ToString(CultureInfo.InvariantCulture));
        properties.Add("WriterRevision", Revision.ToString(CultureInfo.InvariantCulture));
        properties.Add("Key", SummaryKey.Of(summary.Version, summary.Period, summary.Region, [.. summary.Standings.Select(s => s.Report)]));
        foreach (var standing in summary.Standings.Where(s => s.IsIn))
        {
            properties.Add(
                $"Version.{standing.Province.Code}",
                standing.Report.CurrentVersion!.Value.ToString(CultureInfo.InvariantCulture));
        }
    }
}
