using CadreReports.Catalogue;
using ClosedXML.Excel;

namespace CadreReports.CatalogueWorkbooks;

/// <summary>What provinces are asked for: forms, rows, columns, and the guidance printed on them.</summary>
internal static class FormSheets
{
    private const int NameColumn = 3;

    public static IEnumerable<TableSheet> Write(XLWorkbook workbook, CatalogueVersion version) =>
        [Forms(workbook, version), Rows(workbook, version), Columns(workbook, version), Lists(workbook, version), Guidance(workbook, version)];

    private static TableSheet Forms(XLWorkbook workbook, CatalogueVersion version)
    {
        var table = new TableSheet(workbook, CatalogueWorkbookTexts.FormsSheet, CatalogueWorkbookTexts.FormsTitle, CatalogueWorkbookTexts.FormsAbout,
        [
            new(CatalogueWorkbookTexts.FormColumn, 9, Centred: true),
            new(CatalogueWorkbookTexts.TitleColumn, 60),
            new(CatalogueWorkbookTexts.KindColumn, 22, Centred: true),
            new(CatalogueWorkbookTexts.HalvesColumn, 24, Centred: true),
            new(CatalogueWorkbookTexts.RowCountColumn, 11, Centred: true),
            new(CatalogueWorkbookTexts.ColumnCountColumn, 11, Centred: true),
            new(CatalogueWorkbookTexts.CellCountColumn, 13, Centred: true),
            new(CatalogueWorkbookTexts.RuleCountColumn, 11, Centred: true),
            new(CatalogueWorkbookTexts.SourceColumn, 36),
            new(CatalogueWorkbookTexts.AssumedColumn, 9, Centred: true),
        ]);
        foreach (var form in version.Forms)
        {
            table.Add(
            [
                form.Code,
                form.Title,
                form.IsList ? CatalogueWorkbookTexts.ListForm : CatalogueWorkbookTexts.FigureForm,
                CatalogueWording.Halves(form),
                form.IsList ? form.Sections.Sum(s => s.Lines) : form.Indicators.Count,
                form.Measures.Count,
                form.IsList ? null : form.Indicators.Sum(i => i.Measures.Count),
                version.Rules.Count(r => Catalogue.Wording.RuleScope.Forms(r).Contains(form.Code)),
                form.Source,
                table.Assume(form.Assumed),
            ]);
        }

        table.Finish(CatalogueWording.Footer(version), filter: true);
        return table;
    }

    private static TableSheet Rows(XLWorkbook workbook, CatalogueVersion version)
    {
        var table = new TableSheet(workbook, CatalogueWorkbookTexts.RowsSheet, CatalogueWorkbookTexts.RowsTitle, CatalogueWorkbookTexts.RowsAbout,
        [
            new(CatalogueWorkbookTexts.FormColumn, 8, Centred: true),
            new(CatalogueWorkbookTexts.CodeColumn, 6, Centred: true),
            new(CatalogueWorkbookTexts.HeadingColumn, 20),
            new(CatalogueWorkbookTexts.IndicatorColumn, 38),
            new(CatalogueWorkbookTexts.UnitColumn, 12, Centred: true),
            new(CatalogueWorkbookTexts.TimeColumn, 13, Centred: true),
            new(CatalogueWorkbookTexts.MeasuresColumn, 22),
            new(CatalogueWorkbookTexts.SumColumn, 16),
            new(CatalogueWorkbookTexts.RequiredColumn, 8.5, Centred: true),
            new(CatalogueWorkbookTexts.ComparableColumn, 10, Centred: true),
            new(CatalogueWorkbookTexts.SourceColumn, 24),
            new(CatalogueWorkbookTexts.AssumedColumn, 9, Centred: true),
        ]);
        foreach (var form in version.Forms)
        {
            foreach (var indicator in form.Indicators)
            {
                table.Add(
                [
                    form.Code,
                    indicator.Code,
                    indicator.Heading,
                    indicator.Name,
                    indicator.Unit,
                    CatalogueWording.Time(indicator.Time),
                    CatalogueWording.Columns(form, indicator.Measures),
                    indicator.SumOf.Count > 0 ? string.Join(" + ", indicator.SumOf) : null,
                    CatalogueWording.Yes(indicator.Required),
                    indicator.ComparableFrom?.ToString(),
                    indicator.Source,
                    table.Assume(indicator.Assumed),
                ],
                indicator.Level,
                NameColumn);
            }
        }

        table.Finish(CatalogueWording.Footer(version), filter: true);
        return table;
    }

    private static TableSheet Columns(XLWorkbook workbook, CatalogueVersion version)
    {
        var table = new TableSheet(workbook, CatalogueWorkbookTexts.ColumnsSheet, CatalogueWorkbookTexts.ColumnsTitle, CatalogueWorkbookTexts.ColumnsAbout,
        [
            new(CatalogueWorkbookTexts.FormColumn, 9, Centred: true),
            new(CatalogueWorkbookTexts.CodeColumn, 15, Centred: true),
            new(CatalogueWorkbookTexts.GroupColumn, 24),
            new(CatalogueWorkbookTexts.NameColumn, 32),
            new(CatalogueWorkbookTexts.ContentColumn, 16, Centred: true),
            new(CatalogueWorkbookTexts.ChoicesColumn, 40),
            new(CatalogueWorkbookTexts.SumColumn, 28),
            new(CatalogueWorkbookTexts.RequiredColumn, 10, Centred: true),
            new(CatalogueWorkbookTexts.ComparableColumn, 13, Centred: true),
            new(CatalogueWorkbookTexts.SourceColumn, 30),
            new(CatalogueWorkbookTexts.AssumedColumn, 9, Centred: true),
        ]);
        foreach (var form in version.Forms)
        {
            foreach (var measure in form.Measures)
            {
                table.Add(
                [
                    form.Code,
                    measure.Code,
                    measure.Group,
                    measure.Name,
                    CatalogueWording.Kind(measure.Kind),
                    measure.Choices.Count > 0 ? CatalogueWording.Join(measure.Choices) : null,
                    form.SumColumns.TryGetValue(measure.Code, out var parts)
                        ? string.Join(" + ", parts.Select(p => form.Measures[form.ColumnIndex(p)].Name))
                        : null,
                    CatalogueWording.Yes(measure.Required),
                    measure.ComparableFrom?.ToString(),
                    measure.Source,
                    table.Assume(measure.Assumed),
                ]);
            }
        }

        table.Finish(CatalogueWording.Footer(version), filter: true);
        return table;
    }

    private static TableSheet Lists(XLWorkbook workbook, CatalogueVersion version)
    {
        var table = new TableSheet(workbook, CatalogueWorkbookTexts.ListsSheet, CatalogueWorkbookTexts.ListsTitle, CatalogueWorkbookTexts.ListsAbout,
        [
            new(CatalogueWorkbookTexts.FormColumn, 9, Centred: true),
            new(CatalogueWorkbookTexts.PrefixColumn, 16, Centred: true),
            new(CatalogueWorkbookTexts.TitleColumn, 60),
            new(CatalogueWorkbookTexts.LinesColumn, 12, Centred: true),
            new(CatalogueWorkbookTexts.MeasuresColumn, 64),
        ]);
        foreach (var form in version.Forms)
        {
            foreach (var section in form.Sections)
            {
                table.Add(
                [
                    form.Code,
                    $"{section.Prefix}01–{section.Prefix}{section.Lines:00}",
                    section.Title ?? form.Title,
                    section.Lines,
                    CatalogueWording.Columns(form, section.Measures),
                ]);
            }
        }

        table.Finish(CatalogueWording.Footer(version), filter: true);
        return table;
    }

    private static TableSheet Guidance(XLWorkbook workbook, CatalogueVersion version)
    {
        var table = new TableSheet(workbook, CatalogueWorkbookTexts.GuidanceSheet, CatalogueWorkbookTexts.GuidanceTitle, CatalogueWorkbookTexts.GuidanceAbout,
        [
            new(CatalogueWorkbookTexts.FormColumn, 9, Centred: true),
            new(CatalogueWorkbookTexts.WhereColumn, 24, Centred: true),
            new(CatalogueWorkbookTexts.TextColumn, 120),
        ]);
        foreach (var form in version.Forms)
        {
            foreach (var text in form.Guidance)
                table.Add([form.Code, CatalogueWorkbookTexts.UnderTitle, text]);
        }

        foreach (var rule in version.Rules)
            table.Add([Catalogue.Wording.RuleScope.Forms(rule) is [var form, ..] ? form : null, CatalogueWording.Fill(CatalogueWorkbookTexts.MessageOf, rule.Id), rule.Message.Text]);
        table.Finish(CatalogueWording.Footer(version), filter: true);
        return table;
    }
}
