using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Workbooks;
using ClosedXML.Excel;

namespace CadreReports.Benchmarks;

/// <summary>How large a workbook is measured.</summary>
public enum WorkbookSize
{
    /// <summary>Ten sheets, about 5,000 cells: what a province sends.</summary>
    Typical,

    /// <summary>One sheet of 20,000 rows and 20 columns.</summary>
    Large,
}

/// <summary>A workbook of invented figures, written by ClosedXML, and the catalogue that it follows.</summary>
/// <param name="File">The file's bytes.</param>
/// <param name="Catalogue">The forms in it.</param>
/// <param name="Figures">How many figures it holds.</param>
internal sealed record SampleWorkbook(byte[] File, CatalogueVersion Catalogue, int Figures)
{
    public static readonly PeriodId Period = new(2023, 1);

    /// <summary>Whether the reader has to go over this part: the sheets and the shared texts.</summary>
    public static bool IsRead(string part) =>
        part.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal) || part == "xl/sharedStrings.xml";

    public static SampleWorkbook Make(WorkbookSize size) =>
        size == WorkbookSize.Typical ? Make(sheets: 10, rows: 45, columns: 8) : Make(sheets: 1, rows: 20_000, columns: 18);

    private static SampleWorkbook Make(int sheets, int rows, int columns)
    {
        var random = new Random(2023);
        using var book = new XLWorkbook();
        var cover = book.AddWorksheet(SheetName.Cover);
        cover.Cell(1, 1).Value = CoverField.Province;
        cover.Cell(1, 3).Value = "Tiền Giang";
        var forms = new List<Form>();
        for (var s = 1; s <= sheets; s++)
        {
            var form = FormOf(s, rows, columns);
            forms.Add(form);
            Fill(book.AddWorksheet(form.Code), form, random);
        }

        using var file = new MemoryStream();
        book.SaveAs(file);
        return new SampleWorkbook(
            file.ToArray(), new CatalogueVersion("2023", 1, Period, null, forms, []), sheets * rows * columns);
    }

    private static Form FormOf(int number, int rows, int columns) => new(
        string.Create(CultureInfo.InvariantCulture, $"BM{number:00}"),
        "Biểu",
        [],
        [.. Enumerable.Range(1, columns).Select(c => new Measure($"m{c}", $"Cột {c}", MeasureKind.Whole, [], null, false))],
        [.. Enumerable.Range(1, rows).Select(r => new Indicator(
            r.ToString("00", CultureInfo.InvariantCulture), $"Chỉ tiêu {r}", 0, null, "người", TimeKind.Stock, [.. Enumerable.Range(0, columns)], [], false))],
        [],
        new Dictionary<string, IReadOnlyList<string>>(),
        [1, 2]);

    private static void Fill(IXLWorksheet sheet, Form form, Random random)
    {
        sheet.Cell(1, 1).Value = form.Code;
        for (var c = 0; c < form.Measures.Count; c++)
        {
            sheet.Cell(3, c + 3).Value = form.Measures[c].Code;
        }

        sheet.Cell(3, form.Measures.Count + 3).Value = Form.ExplanationColumn;
        for (var r = 0; r < form.Indicators.Count; r++)
        {
            sheet.Cell(r + 4, 1).SetValue(form.Indicators[r].Code);
            sheet.Cell(r + 4, 2).Value = form.Indicators[r].Name;
            for (var c = 0; c < form.Measures.Count; c++)
            {
                sheet.Cell(r + 4, c + 3).Value = random.Next(0, 60_000);
            }
        }

        sheet.Range(4, 3, form.Indicators.Count + 3, form.Measures.Count + 2).Style.NumberFormat.Format = "#,##0";
        sheet.Range(3, 1, form.Indicators.Count + 3, form.Measures.Count + 3).Style.Border.InsideBorder = XLBorderStyleValues.Thin;
    }
}
