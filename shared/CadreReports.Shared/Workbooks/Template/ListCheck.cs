using CadreReports.Catalogue;
using CadreReports.Spreadsheets;

namespace CadreReports.Workbooks.Template;

/// <summary>The column Kiểm tra of a list form: a line that is begun must fill the required columns.</summary>
internal static class ListCheck
{
    /// <summary>The formula without its equals sign, or null when the section requires nothing.</summary>
    public static string? Formula(ListLayout layout, ListSection section, int row)
    {
        var required = Required(layout, section).Select(m => $"LEN({Address(row, m)})=0").ToList();
        return required.Count == 0
            ? null
            : $"IF(COUNTA({string.Join(',', section.Measures.Select(m => Address(row, m)))})=0,\"\",IF(OR({string.Join(',', required)}),\"{TemplateTexts.CheckIncomplete}\",\"\"))";
    }

    /// <summary>The text that the formula gives.</summary>
    /// <param name="layout">The form's sheet.</param>
    /// <param name="section">The line's section.</param>
    /// <param name="isFilled">Whether the line's cell of a measure has content.</param>
    public static string Text(ListLayout layout, ListSection section, Func<int, bool> isFilled) =>
        section.Measures.Any(isFilled) && !Required(layout, section).All(isFilled) ? TemplateTexts.CheckIncomplete : string.Empty;

    private static IEnumerable<int> Required(ListLayout layout, ListSection section) =>
        section.Measures.Where(m => layout.Form.Measures[m].Required);

    private static string Address(int row, int measure) => CellAddress.Format(row, ListLayout.ColumnOf(measure));
}
