using CadreReports.Catalogue;
using CadreReports.Spreadsheets;
using ClosedXML.Excel;

namespace CadreReports.Workbooks.Template;

/// <summary>Makes rows as high as the texts that stand in their input cells need; Excel does so only while one types.</summary>
internal static class RowHeights
{
    public static void Grow(XLWorkbook workbook, CatalogueVersion catalogue, Period period)
    {
        foreach (var form in catalogue.Forms.Where(f => f.IsCollectedIn(period.Id)))
        {
            var sheet = workbook.Worksheet(form.Code);
            if (form.IsList)
            {
                var layout = new ListLayout(form);
                var columns = Enumerable.Range(ListLayout.FirstMeasureColumn, form.Measures.Count).Append(layout.ExplanationColumn).ToList();
                Grow(sheet, columns, layout.Sections.SelectMany(s => s.Lines).Select(l => l.Row));
            }
            else
            {
                var layout = new FigureLayout(form);
                Grow(sheet, [layout.ExplanationColumn], Enumerable.Range(0, form.Indicators.Count).Select(layout.RowOf));
            }
        }
    }

    private static void Grow(IXLWorksheet sheet, IReadOnlyList<int> columns, IEnumerable<int> rows)
    {
        foreach (var row in rows)
        {
            foreach (var column in columns)
            {
                var cell = sheet.Cell(row, column);
                if (cell.DataType == XLDataType.Text && !cell.IsEmpty())
                {
                    var size = cell.Style.Font.FontSize;
                    var needed = TextMeasure.RowHeight(TextMeasure.Lines(cell.GetString(), sheet.Column(column).Width, size), size);
                    sheet.Row(row).Height = Math.Max(sheet.Row(row).Height, needed);
                }
            }
        }
    }
}
