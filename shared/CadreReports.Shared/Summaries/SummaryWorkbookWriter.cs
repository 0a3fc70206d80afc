using System.Globalization;
using CadreReports.Spreadsheets.Streaming;
using CadreReports.Summaries.Sheets;

namespace CadreReports.Summaries;

/// <summary>
/// Writes a regional summary as an Excel workbook that is fit to be printed: an overview with charts, a sheet for every form,
/// the provinces compared, their progress, what they were asked and what they wrote, and where every figure comes from. The
/// same edition always gives the same bytes.
/// </summary>
public static class SummaryWorkbookWriter
{
    /// <summary>Counts the changes to what the workbook looks like; part of <see cref="SummaryKey"/>.</summary>
    public const int Revision = 6;

    /// <param name="edition">What to write.</param>
    /// <param name="output">Receives the xlsx; need not be seekable and is left open.</param>
    public static void Write(SummaryEdition edition, Stream output)
    {
        var sheets = Sheets(edition.Summary).ToList();
        using var workbook = new StreamedWorkbook(output, [SummaryTexts.OverviewSheet, .. sheets.Select(s => s.Name)], Properties(edition));
        var book = new ReportBook(workbook, Wording.ScopeAndPeriod(edition.Summary));
        var places = new SummaryPlaces();
        foreach (var sheet in sheets)
        {
            sheet.Write(book, places);
        }

        // The first sheet comes last: it links to what the others hold, and draws it.
        OverviewSheet.Write(book, edition, places, sheets);
        workbook.Finish();
    }

    private static IEnumerable<SheetEntry> Sheets(RegionalSummary summary)
    {
        var statements = new List<SheetEntry>();
        foreach (var form in summary.Version.Forms)
        {
            var title = $"{form.Code}. {form.Title}";
            if (summary.Form(form.Code) is { } figures)
            {
                yield return new SheetEntry(form.Code, title, (book, places) => FormSheet.Write(book, summary, figures, places));
            }
            else if (summary.Lists.FirstOrDefault(l => l.Form == form) is { } list)
            {
                var sections = list.Sections.Where(s => s.Section.CarryOver is null).ToList();
                if (list.Sections is [{ Section.Title: null }])
                    yield return new SheetEntry(form.Code, title, (book, _) => ListSheet.Write(book, summary, list));
                else if (sections.Count > 0)
                    statements.Add(new SheetEntry(SummaryTexts.StatementSheet, SummaryTexts.StatementTitle, (book, _) => StatementSheet.Write(book, summary, list, sections)));
            }
        }

        yield return new SheetEntry(SummaryTexts.ComparisonSheet, SummaryTexts.ComparisonTitle, (book, places) => ComparisonSheet.Write(book, summary, places));
        yield return new SheetEntry(SummaryTexts.ProgressSheet, SummaryTexts.ProgressTitle, (book, places) => ProgressSheet.Write(book, summary, places));
        yield return new SheetEntry(SummaryTexts.QuerySheet, SummaryTexts.QueryTitle, (book, _) => QuerySheet.Write(book, summary));
        foreach (var statement in statements)
        {
            yield return statement;
        }

        yield return new SheetEntry(SummaryTexts.LimitationSheet, SummaryTexts.LimitationTitle, (book, _) => LimitationSheet.Write(book, summary));
        yield return new SheetEntry(SummaryTexts.VersionSheet, SummaryTexts.VersionTitle, (book, _) => VersionSheet.Write(book, summary));
        yield return new SheetEntry(SummaryTexts.SourceSheet, SummaryTexts.SourceTitle, (book, _) => SourceSheet.Write(book, summary));
    }

    /// <summary>Document properties: what the file is, and which versions it is made of.</summary>
    private static WorkbookProperties Properties(SummaryEdition edition)
    {
        var summary = edition.Summary;
        var custom = new List<KeyValuePair<string, string>>
        {
            new("Period", summary.Period.Id.ToString()),
            new("Region", summary.Region.Code),
            new("Catalogue", summary.Version.Version),
            new("CatalogueRevision", Text(summary.Version.Revision)),
            new("WriterRevision", Text(Revision)),
            new("Revision", Text(edition.Revision)),
            new("Key", edition.Key),
        };
        custom.AddRange(summary.Standings.Where(s => s.IsIn).Select(s => new KeyValuePair<string, string>(
            $"Version.{s.Province.Code}", Text(s.Report.CurrentVersion!.Value))));
        return new WorkbookProperties(
            Wording.DocumentTitle(summary), Wording.ScopeAndPeriod(summary), SummaryTexts.Board, Wording.Date(summary), custom);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
