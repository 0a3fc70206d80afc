using CadreReports.Catalogue;

namespace CadreReports.Submissions.Differences;

/// <summary>What became of a line of a list form.</summary>
public enum LineChangeKind
{
    Added,
    Removed,
    Changed,
}

/// <summary>A column of a line in both versions.</summary>
/// <param name="Column">Measure code.</param>
/// <param name="Name">Vietnamese heading; the code where the catalogue no longer has it.</param>
/// <param name="Before">The text in the first version, or null.</param>
/// <param name="After">The text in the second version, or null.</param>
public sealed record LineValue(string Column, string Name, string? Before, string? After);

/// <summary>A line of a list form (BM09, BM10) that differs between two versions of a report.</summary>
/// <param name="Form">Form code.</param>
/// <param name="FormTitle">Vietnamese; the code where the catalogue no longer has it.</param>
/// <param name="Code">The line's code, such as <c>D03</c>; where it was removed, the one it had.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="SheetRowBefore">Its row in the first version's sheet, from 1; null when it was added.</param>
/// <param name="SheetRowAfter">Its row in the second version's sheet; null when it was removed.</param>
/// <param name="Values">Its columns that differ.</param>
public sealed record LineChange(
    string Form,
    string FormTitle,
    string Code,
    LineChangeKind Kind,
    int? SheetRowBefore,
    int? SheetRowAfter,
    IReadOnlyList<LineValue> Values)
{
    /// <summary>
    /// The changed lines, by form and line. A line that says the same under another number of its section is the same
    /// line; of the others, those with one code are the one line, changed.
    /// </summary>
    /// <param name="catalogue">Gives the names.</param>
    /// <param name="before">The lines of the first version.</param>
    /// <param name="after">The lines of the second version.</param>
    public static IReadOnlyList<LineChange> Between(CatalogueVersion catalogue, IReadOnlyList<TextLine> before, IReadOnlyList<TextLine> after)
    {
        var removed = before.ToList();
        var added = new List<TextLine>();
        foreach (var line in after)
        {
            if (removed.FindIndex(old => IsSame(old, line)) is var same and >= 0)
            {
                removed.RemoveAt(same);
            }
            else
            {
                added.Add(line);
            }
        }

        var changes = new List<LineChange>();
        foreach (var line in added)
        {
            var old = removed.Find(r => r.Form == line.Form && r.Code == line.Code);
            changes.Add(Of(catalogue, old, line));
            if (old is not null)
            {
                removed.Remove(old);
            }
        }

        changes.AddRange(removed.Select(line => Of(catalogue, line, null)));
        return [.. changes.OrderBy(c => c.Form, StringComparer.Ordinal).ThenBy(c => c.Code, StringComparer.Ordinal).ThenBy(c => c.Kind)];
    }

    private static LineChange Of(CatalogueVersion catalogue, TextLine? before, TextLine? after)
    {
        var line = (after ?? before)!;
        var form = catalogue.Form(line.Form);
        var columns = (before?.Values.Keys ?? []).Union(after?.Values.Keys ?? [])
            .Where(column => Value(before, column) != Value(after, column))
            .Select(column => (Column: column, Index: form?.ColumnIndex(column) ?? -1))
            .OrderBy(c => c.Index)
            .ThenBy(c => c.Column, StringComparer.Ordinal);
        return new LineChange(
            line.Form,
            form?.Title ?? line.Form,
            line.Code,
            before is null ? LineChangeKind.Added : after is null ? LineChangeKind.Removed : LineChangeKind.Changed,
            before?.SheetRow,
            after?.SheetRow,
            [.. columns.Select(c => new LineValue(
                c.Column, c.Index < 0 ? c.Column : form!.Measures[c.Index].Name, Value(before, c.Column), Value(after, c.Column)))]);
    }

    private static string? Value(TextLine? line, string column) => line?.Values.GetValueOrDefault(column);

    private static bool IsSame(TextLine left, TextLine right) =>
        left.Form == right.Form && Section(left) == Section(right) && left.Values.Count == right.Values.Count &&
        left.Values.All(v => right.Values.TryGetValue(v.Key, out var value) && value == v.Value);

    private static string Section(TextLine line) => line.Code.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
}
