using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Spreadsheets;
using ClosedXML.Excel;

namespace CadreReports.Summaries.Sheets;

/// <summary>A list form: what the provinces wrote, section by section, ready to be read out.</summary>
internal static class ListSheet
{
    private const int NumberColumn = 1;
    private const int ProvinceColumn = 2;
    private const int FirstMeasure = 3;
    private const double ProvinceWidth = 20;
    private const double NarrowWidth = 13;
    private const double WidestColumn = 75;

    public static SheetEntry Write(IXLWorkbook workbook, RegionalSummary summary, ListSummary list)
    {
        var sheet = workbook.AddWorksheet(list.Form.Code);
        SheetHead.Write(sheet, summary, $"{list.Form.Code}. {list.Form.Title}", SummaryTexts.ListLegend);
        var widths = Widths(list);
        sheet.Column(NumberColumn).Width = 5.5;
        sheet.Column(ProvinceColumn).Width = ProvinceWidth;
        for (var i = 0; i < widths.Length; i++)
            sheet.Column(FirstMeasure + i).Width = widths[i];

        var row = SheetHead.NextRow;
        foreach (var section in list.Sections)
            row = WriteSection(sheet, row, list.Form, section, widths);

        if (list.Sections.Count == 1)
        {
            sheet.SheetView.FreezeRows(SheetHead.NextRow);
            sheet.PageSetup.SetRowsToRepeatAtTop(SheetHead.NextRow, SheetHead.NextRow);
        }
        else
        {
            sheet.SheetView.FreezeRows(SheetHead.NextRow - 1);
            sheet.PageSetup.SetRowsToRepeatAtTop(2, 3);
        }

        sheet.Page(summary, XLPaperSize.A4Paper, XLPageOrientation.Landscape);
        return new SheetEntry(sheet, list.Form.Title);
    }

    /// <summary>Writes one section and returns the row below it.</summary>
    private static int WriteSection(IXLWorksheet sheet, int row, Form form, SectionSummary section, double[] widths)
    {
        var lastColumn = FirstMeasure + widths.Length - 1;
        if (section.Section.Title is { } title)
        {
            var heading = sheet.Cell(row, NumberColumn).Text(Wording.Fill(SummaryTexts.SectionHeading, title, section.LineCount, section.Provinces.Count));
            heading.Style.Font.Bold = true;
            heading.Style.Font.FontSize = 13;
            heading.Style.Font.FontColor = SheetStyle.PartyRed;
            sheet.Row(row++).Height = 24;
        }

        var measures = section.Section.Measures.Select(m => form.Measures[m]).ToList();
        var firstRow = row;
        WriteHeading(sheet, row++, measures, widths);
        var number = 0;
        foreach (var province in section.Provinces)
        {
            for (var i = 0; i < province.Lines.Count; i++)
            {
                sheet.Cell(row, NumberColumn).Number(++number);
                var name = sheet.Cell(row, ProvinceColumn).Text(province.Province.Name);
                name.Style.Font.Bold = i == 0;
                if (i > 0)
                    name.Style.Font.FontColor = SheetStyle.Muted;
                WriteLine(sheet.Row(row++), measures, province.Lines[i].Values, widths);
            }
        }

        if (number == 0)
        {
            sheet.Cell(row, ProvinceColumn).Text(SummaryTexts.NobodyWrote).Style.Font.Italic = true;
            sheet.Range(row, ProvinceColumn, row, lastColumn).Merge();
            row++;
        }

        var table = sheet.Range(firstRow, NumberColumn, row - 1, Math.Max(ProvinceColumn, FirstMeasure + measures.Count - 1)).Grid();
        table.Style.Alignment.WrapText = true;
        sheet.Range(firstRow + 1, NumberColumn, row - 1, lastColumn).Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        sheet.Range(firstRow + 1, NumberColumn, row - 1, NumberColumn).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        return row + 1;
    }

    private static void WriteHeading(IXLWorksheet sheet, int row, List<Measure> measures, double[] widths)
    {
        sheet.Cell(row, NumberColumn).Text(SummaryTexts.NumberHeading);
        sheet.Cell(row, ProvinceColumn).Text(SummaryTexts.ProvinceHeading);
        for (var i = 0; i < measures.Count; i++)
            sheet.Cell(row, FirstMeasure + i).Text(measures[i].Name);
        sheet.Range(row, NumberColumn, row, FirstMeasure + measures.Count - 1).Heading();
        sheet.Row(row).FitHeight(SheetStyle.LineHeight, measures.Select((m, i) => ((string?)m.Name, widths[i] - 2)));
    }

    private static void WriteLine(IXLRow row, List<Measure> measures, IReadOnlyDictionary<string, string> values, double[] widths)
    {
        for (var i = 0; i < measures.Count; i++)
        {
            if (!values.TryGetValue(measures[i].Code, out var text))
                continue;

            var cell = row.Cell(FirstMeasure + i);
            if (measures[i].Kind == MeasureKind.Date && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                cell.Moment(day.ToDateTime(TimeOnly.MinValue), SheetStyle.DateFormat);
            else
                cell.Text(text);
        }

        row.FitHeight(SheetStyle.LineHeight, measures.Select((m, i) => (values.GetValueOrDefault(m.Code), widths[i] - 1)));
    }

    /// <summary>
    /// A width for each column position, from the longest text in it: sections share the sheet's columns. Dates and
    /// choices stay narrow.
    /// </summary>
    private static double[] Widths(ListSummary list)
    {
        var widths = new double[list.Sections.Max(s => s.Section.Measures.Count)];
        foreach (var section in list.Sections)
        {
            for (var i = 0; i < section.Section.Measures.Count; i++)
            {
                var measure = list.Form.Measures[section.Section.Measures[i]];
                var longest = section.Provinces
                    .SelectMany(p => p.Lines)
                    .Select(line => line.Values.GetValueOrDefault(measure.Code)?.Length ?? 0)
                    .Append(measure.Kind == MeasureKind.Text ? 0 : measure.Choices.Select(c => c.Length).DefaultIfEmpty(0).Max())
                    .Max();
                widths[i] = Math.Max(widths[i], Math.Clamp(longest + 2, Math.Max(NarrowWidth, Math.Min(measure.Name.Length, 18)), WidestColumn));
            }
        }

        return widths;
    }
}
