using ClosedXML.Excel;
using ExcelDataReader;

namespace CadreReports.Benchmarks;

/// <summary>The cells of a workbook without anything around them, to be written by another library.</summary>
/// <param name="Sheets">Names and cells: row, column and value, a text, number or date.</param>
internal sealed record BareCells(IReadOnlyList<(string Name, IReadOnlyList<(int Row, int Column, object Value)> Cells)> Sheets)
{
    public int Count => Sheets.Sum(s => s.Cells.Count);

    /// <summary>Reads them from a finished workbook, so that both sides write the same.</summary>
    public static BareCells Of(byte[] workbook)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(workbook));
        var sheets = new List<(string, IReadOnlyList<(int, int, object)>)>();
        do
        {
            var cells = new List<(int, int, object)>();
            for (var row = 1; reader.Read(); row++)
            {
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    if (reader.GetValue(column) is { } value)
                        cells.Add((row, column + 1, value));
                }
            }

            sheets.Add((reader.Name, cells));
        }
        while (reader.NextResult());
        return new BareCells(sheets);
    }

    /// <summary>Writes them with ClosedXML: values alone, no look, no charts.</summary>
    public long WriteWithClosedXml()
    {
        using var book = new XLWorkbook();
        foreach (var (name, cells) in Sheets)
        {
            var sheet = book.AddWorksheet(name);
            foreach (var (row, column, value) in cells)
            {
                var cell = sheet.Cell(row, column);
                switch (value)
                {
                    case string text:
                        cell.SetValue<string>(text);
                        break;
                    case DateTime moment:
                        cell.SetValue(moment);
                        break;
                    default:
                        cell.SetValue(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture));
                        break;
                }
            }
        }

        using var output = new MemoryStream();
        book.SaveAs(output);
        return output.Length;
    }
}
