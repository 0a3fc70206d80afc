using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Portal.Frame;
using CadreReports.Submissions.Explanations;

namespace CadreReports.Portal.Versions;

/// <summary>A cell that a finding speaks of, with the names of its row and column.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="RowName">Vietnamese; null where the catalogue knows none.</param>
/// <param name="ColumnName">Likewise.</param>
public sealed record FoundCell(CellReference Cell, string? RowName, string? ColumnName)
{
    /// <summary>Such as <c>BM01!D5</c>; the sheet alone when the whole of it is meant.</summary>
    public string Place => Cell.Address is null ? Cell.Sheet : $"{Cell.Sheet}!{Cell.Address}";
}

/// <summary>A figure of an earlier report that a finding compares with.</summary>
/// <param name="Period">The half-year in words.</param>
/// <param name="Name">The names of its row and column; its code where the catalogue knows none.</param>
/// <param name="Value">The figure; the sum where provinces were merged since.</param>
/// <param name="IsSum">Whether it is such a sum.</param>
public sealed record FoundEarlier(string Period, string Name, long Value, bool IsSum);

/// <summary>A finding as it stands on a page.</summary>
/// <param name="Number">Its place on the page, from 1.</param>
/// <param name="Finding">The finding.</param>
/// <param name="Cells">The cells that it speaks of.</param>
/// <param name="Earlier">The figures of earlier reports that it compares with.</param>
/// <param name="Thread">All that was said about it.</param>
/// <param name="Reason">What its rule protects; null where the catalogue no longer has it.</param>
public sealed record FoundItem(
    int Number, Finding Finding, IReadOnlyList<FoundCell> Cells, IReadOnlyList<FoundEarlier> Earlier, FindingThread Thread, string? Reason)
{
    /// <summary>Whether it waits for an explanation.</summary>
    public bool IsOpen => Finding.Severity == Severity.Query && Thread.State != ExplanationState.Answered;
}

/// <summary>What was found on one sheet.</summary>
/// <param name="Number">Its place on the page, from 1.</param>
/// <param name="Name">The form's code or the sheet's name; null for the file as a whole.</param>
/// <param name="Title">What the form is about; null for what is no form.</param>
/// <param name="Items">The findings, gravest first.</param>
public sealed record FoundSheet(int Number, string? Name, string? Title, IReadOnlyList<FoundItem> Items)
{
    /// <summary>Its findings of one severity.</summary>
    public IReadOnlyList<FoundItem> Of(Severity severity) => [.. Items.Where(i => i.Finding.Severity == severity)];

    /// <summary>How many of its findings wait for an explanation.</summary>
    public int Open => Items.Count(i => i.IsOpen);

    /// <summary>
    /// Puts findings under the sheets that they are about (<see cref="SheetGroups"/>). A finding that asks for an explanation stands
    /// there once, however many cells break the same rule with the same figures.
    /// </summary>
    /// <param name="findings">What was found in a version.</param>
    /// <param name="log">What was said about the report.</param>
    /// <param name="catalogue">Gives order, names and reasons.</param>
    public static IReadOnlyList<FoundSheet> Of(IReadOnlyList<Finding> findings, IReadOnlyList<LogEntry> log, CatalogueVersion catalogue)
    {
        var said = log.Where(e => e.Finding is not null).ToLookup(e => e.Finding, StringComparer.Ordinal);
        var reasons = catalogue.Rules.ToDictionary(r => r.Id, r => r.Reason, StringComparer.Ordinal);
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var sheets = SheetGroups.Of(findings.Where(f => f.Severity != Severity.Query || asked.Add(f.Id)), catalogue);
        var result = new List<FoundSheet>();
        var number = 0;
        foreach (var sheet in sheets)
        {
            result.Add(new FoundSheet(
                result.Count + 1,
                sheet.Key.Length > 0 ? sheet.Key : null,
                catalogue.Form(sheet.Key)?.Title,
                [.. sheet.OrderByDescending(f => f.Severity).Select(Item)]));
        }

        return result;

        FoundItem Item(Finding finding) => new(
            ++number,
            finding,
            [.. finding.Cells.Select(cell => CellOf(cell, catalogue))],
            [.. (finding.Earlier ?? []).Select(earlier => EarlierOf(earlier, catalogue))],
            FindingThread.Of(finding.Id, [.. said[finding.Id]]),
            reasons.GetValueOrDefault(finding.RuleId));
    }

    private static FoundCell CellOf(CellReference cell, CatalogueVersion catalogue)
    {
        var (row, column) = NamesOf(catalogue, cell.Form, cell.Row, cell.Column);
        return new FoundCell(cell, row, column);
    }

    private static FoundEarlier EarlierOf(EarlierFigure earlier, CatalogueVersion catalogue)
    {
        // As a rule names it: form, row and column with points between them.
        var parts = earlier.Figure.Split('.');
        var (row, column) = parts.Length == 3 ? NamesOf(catalogue, parts[0], parts[1], parts[2]) : (null, null);
        return new FoundEarlier(
            PeriodId.TryParse(earlier.Period, out var period) ? period.InWords() : earlier.Period,
            row is null || column is null ? earlier.Figure : $"{row}, {column}",
            earlier.Value,
            earlier.Provinces.Count > 1);
    }

    private static (string? Row, string? Column) NamesOf(CatalogueVersion catalogue, string? formCode, string? rowCode, string? columnCode)
    {
        var form = formCode is null ? null : catalogue.Form(formCode);
        var row = form is null || rowCode is null ? -1 : form.RowIndex(rowCode);
        var column = form is null || columnCode is null ? -1 : form.ColumnIndex(columnCode);
        return (row < 0 ? null : form!.Indicators[row].Name, column < 0 ? null : form!.Measures[column].Name);
    }
}
