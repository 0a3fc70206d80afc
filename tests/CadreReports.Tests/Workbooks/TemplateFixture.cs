using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Spreadsheets;
using CadreReports.Workbooks.Template;
using ClosedXML.Excel;

namespace CadreReports.Tests.Workbooks;

/// <summary>Templates of Tiền Giang, and ways to look into them by codes.</summary>
internal static class TemplateFixture
{
    public static CatalogueSet Catalogue { get; } = CatalogueSet.Load();

    public static Period Period(string id) => Catalogue.Period(id)!;

    public static byte[] Write(string periodId, string province = "82", Func<FigureRef, long?>? prefill = null)
    {
        var period = Period(periodId);
        using var output = new MemoryStream();
        TemplateWriter.Write(Catalogue.For(period), period, period.Province(province)!, output, prefill);
        return output.ToArray();
    }

    public static XLWorkbook Open(byte[] file) => new(new MemoryStream(file));

    /// <summary>Where a sheet's codes stand: rows by row code, columns by column code.</summary>
    public static (Dictionary<string, int> Rows, Dictionary<string, int> Columns, int Header) Codes(IXLWorksheet sheet)
    {
        var marks = sheet.Column(1).CellsUsed().ToList();
        var header = marks.First(c => c.GetString() == "Mã").Address.RowNumber;
        return (
            marks.Where(c => c.Address.RowNumber > header).ToDictionary(c => c.GetString(), c => c.Address.RowNumber),
            sheet.Row(header).CellsUsed().ToDictionary(c => c.GetString(), c => c.Address.ColumnNumber),
            header);
    }

    public static string Address(IXLWorksheet sheet, string row, string column)
    {
        var (rows, columns, _) = Codes(sheet);
        return CellAddress.Format(rows[row], columns[column]);
    }

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
