using System.Globalization;
using CadreReports.Findings;

namespace CadreReports.Workbooks.Reading;

/// <summary>
/// Collects findings. Of one kind on one sheet only the first are told in full, then their number: a sheet pasted wrongly
/// can have thousands, and nobody reads those.
/// </summary>
internal sealed class FindingList
{
    private const int ToldInFull = 30;
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private readonly List<Finding> findings = [];
    private readonly Dictionary<(string Rule, Severity Severity, string Sheet), int> counts = [];
    private FormDifferences? differences;

    /// <summary>From now on, rows and columns that are missing or unknown are told together: the template is another version's.</summary>
    public void ExpectOtherForms() => differences = new FormDifferences();

    /// <summary>Adds a finding about a cell or, without an address, a sheet.</summary>
    /// <param name="rule">The check.</param>
    /// <param name="cell">Its sheet and address are the message's places 0 and 1.</param>
    /// <param name="values">The message's places from 2.</param>
    public void Add(ReaderRule rule, CellReference cell, params ReadOnlySpan<object> values)
    {
        if (differences?.TryTake(rule, cell, values) == true)
        {
            return;
        }

        var key = (rule.Id, rule.Severity, cell.Sheet);
        var count = counts[key] = counts.GetValueOrDefault(key) + 1;
        if (count <= ToldInFull)
        {
            findings.Add(new Finding(
                rule.Id,
                rule.Severity,
                Text(rule.Text(), [CellText.Quote(cell.Sheet), cell.Address ?? "", .. values]),
                [cell]));
        }
    }

    /// <summary>The findings in the order met, and how many more there were of each kind.</summary>
    public IReadOnlyList<Finding> ToList()
    {
        foreach (var (sheet, words) in differences?.Tell() ?? [])
        {
            findings.Add(new Finding(
                ReaderFinding.OtherForm.Id,
                ReaderFinding.OtherForm.Severity,
                Text(ReaderFinding.OtherForm.Text(), [CellText.Quote(sheet), words]),
                [new CellReference(sheet)]));
        }

        foreach (var ((rule, severity, sheet), count) in counts)
        {
            if (count > ToldInFull)
            {
                findings.Add(new Finding(
                    rule,
                    severity,
                    Text(ReadingTexts.More, [CellText.Quote(sheet), count - ToldInFull, rule]),
                    [new CellReference(sheet)]));
            }
        }

        return findings;
    }

    /// <summary>Fills a text's places.</summary>
    internal static string Text(string format, ReadOnlySpan<object> values) => string.Format(Vietnamese, format, values!);
}
