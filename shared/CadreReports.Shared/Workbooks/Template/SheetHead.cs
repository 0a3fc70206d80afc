using CadreReports.Catalogue;

namespace CadreReports.Workbooks.Template;

/// <summary>The rows above the lines of a form's sheet, counted from 1.</summary>
internal sealed class SheetHead(Form form)
{
    /// <summary>The form's code in column A and its title.</summary>
    public const int TitleRow = 1;

    /// <summary>Who reports for when.</summary>
    public const int SubtitleRow = 2;

    /// <summary>What is not reported in this half-year, in place of the table.</summary>
    public const int NoteRow = 4;

    private const int FirstGuidanceRow = 3;

    public static int GuidanceRow(int index) => FirstGuidanceRow + index;

    /// <summary>The headings that neighbouring columns share; 0 when no column has one.</summary>
    public int GroupRow => form.Measures.Any(m => m.Group is not null) ? FirstGuidanceRow + form.Guidance.Count : 0;

    public int NameRow => FirstGuidanceRow + form.Guidance.Count + (GroupRow > 0 ? 1 : 0);

    /// <summary>The row in which the reader finds the column codes.</summary>
    public int CodeRow => NameRow + 1;
}
