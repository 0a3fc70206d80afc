using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Workbooks;

namespace CadreReports.Portal.Frame;

/// <summary>Findings as people look for them: sheet by sheet, in the order of the workbook.</summary>
internal static class SheetGroups
{
    /// <summary>
    /// Puts findings under the sheets that they are about: those about the whole file first, under an empty name, then what is no
    /// form, such as the cover, then the forms. What is wrong with the hidden sheet that says what a file is for is about the whole
    /// file, for nobody sees that sheet.
    /// </summary>
    /// <param name="findings">In the order that those of one sheet keep.</param>
    /// <param name="catalogue">Gives the order of the forms.</param>
    public static IEnumerable<IGrouping<string, Finding>> Of(IEnumerable<Finding> findings, CatalogueVersion catalogue)
    {
        var order = catalogue.Forms.Index().ToDictionary(form => form.Item.Code, form => form.Index, StringComparer.Ordinal);
        return findings
            .GroupBy(finding => NameOf(finding), StringComparer.Ordinal)
            .OrderBy(sheet => sheet.Key.Length > 0)
            .ThenBy(sheet => order.GetValueOrDefault(sheet.Key, -1))
            .ThenBy(sheet => sheet.Key, StringComparer.Ordinal);
    }

    private static string NameOf(Finding finding) =>
        finding.Cells is [var first, ..] && !string.Equals(first.Sheet, SheetName.Meta, StringComparison.OrdinalIgnoreCase) ? first.Form ?? first.Sheet : string.Empty;
}
