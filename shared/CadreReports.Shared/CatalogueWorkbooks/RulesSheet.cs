using CadreReports.Catalogue;
using CadreReports.Catalogue.Wording;
using CadreReports.Findings;
using CadreReports.Spreadsheets;
using ClosedXML.Excel;

namespace CadreReports.CatalogueWorkbooks;

/// <summary>The rules of a version with their formulas in words, grouped by what they look at.</summary>
internal static class RulesSheet
{
    public static TableSheet Write(XLWorkbook workbook, CatalogueVersion version)
    {
        var table = new TableSheet(
            workbook,
            CatalogueWorkbookTexts.RulesSheet,
            CatalogueWorkbookTexts.RulesTitle,
            CatalogueWorkbookTexts.RulesAbout,
            [
                new(CatalogueWorkbookTexts.RuleColumn, 12.5, Centred: true),
                new(CatalogueWorkbookTexts.SeverityColumn, 12, Centred: true),
                new(CatalogueWorkbookTexts.FormsColumn, 9, Centred: true),
                new(CatalogueWorkbookTexts.FormulaColumn, 46),
                new(CatalogueWorkbookTexts.ReasonColumn, 34),
                new(CatalogueWorkbookTexts.SourceColumn, 30),
                new(CatalogueWorkbookTexts.AssumedColumn, 9, Centred: true),
            ]);
        foreach (var group in RuleGroup.Of(version))
        {
            table.AddSection(group.Title);
            foreach (var rule in group.Rules)
            {
                table.Add(
                [
                    rule.Id,
                    new MarkedText(SeverityWords.Of(rule.Severity), Fill(rule.Severity)),
                    rule.IsAboutFormulas ? FormulaTexts.AllForms : string.Join(", ", RuleScope.Forms(rule)),
                    RuleFormula.Of(rule, version),
                    rule.Reason,
                    rule.Source,
                    table.Assume(rule.Assumed),
                ]);
            }
        }

        table.Finish(CatalogueWording.Footer(version), filter: false);
        return table;
    }

    private static XLColor Fill(Severity severity) => severity switch
    {
        Severity.Error => SheetStyle.Bad,
        Severity.Query => SheetStyle.Attention,
        _ => SheetStyle.Waiting,
    };
}
