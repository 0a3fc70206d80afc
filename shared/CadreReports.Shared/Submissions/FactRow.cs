using CadreReports.Workbooks;

namespace CadreReports.Submissions;

/// <summary>One normalised row: the figures of one indicator of one form in one version.</summary>
/// <param name="Form">Form code.</param>
/// <param name="Row">Indicator code.</param>
/// <param name="Sheet">The sheet the figures were read from.</param>
/// <param name="SheetRow">The row in that sheet, from 1; with <see cref="Fact.SheetColumn"/> it gives the cell.</param>
/// <param name="Facts">The figures by measure code; a blank has no entry.</param>
public sealed record FactRow(string Form, string Row, string Sheet, int SheetRow, IReadOnlyList<Fact> Facts)
{
    /// <summary>The rows of a workbook that hold a figure.</summary>
    public static IEnumerable<FactRow> From(WorkbookContent content)
    {
        foreach (var form in content.Forms)
        {
            for (var row = 0; row < form.Form.Indicators.Count; row++)
            {
                var facts = new List<Fact>();
                for (var column = 0; column < form.Form.Measures.Count; column++)
                {
                    if (form[row, column] is { } figure)
                    {
                        facts.Add(new Fact(form.Form.Measures[column].Code, figure, form.SheetColumn(column)));
                    }
                }

                if (facts.Count > 0)
                {
                    yield return new FactRow(form.Form.Code, form.Form.Indicators[row].Code, form.Sheet, form.SheetRow(row), facts);
                }
            }
        }
    }
}

/// <summary>One normalised figure.</summary>
/// <param name="Column">Measure code.</param>
/// <param name="Value">The figure.</param>
/// <param name="SheetColumn">The sheet column it was read from, from 1.</param>
public readonly record struct Fact(string Column, long Value, int SheetColumn);

/// <summary>One line of a list form.</summary>
/// <param name="Form">Form code, BM09 or BM10.</param>
/// <param name="Code">The line's code, such as <c>01</c> or <c>D03</c>.</param>
/// <param name="Sheet">The sheet it was read from.</param>
/// <param name="SheetRow">Its row in the sheet, from 1.</param>
/// <param name="Values">Texts by measure code; days as yyyy-MM-dd; a blank has no entry.</param>
public sealed record TextLine(string Form, string Code, string Sheet, int SheetRow, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The lines of a workbook's list forms.</summary>
    public static IEnumerable<TextLine> From(WorkbookContent content) =>
        from form in content.Forms
        from line in form.Lines
        select new TextLine(
            form.Form.Code,
            line.Code,
            form.Sheet,
            line.SheetRow,
            form.Form.Measures
                .Zip(line.Values, (measure, value) => (measure.Code, value))
                .Where(pair => pair.value is not null)
                .ToDictionary(pair => pair.Code, pair => pair.value!, StringComparer.Ordinal));
}
