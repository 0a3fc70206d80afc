using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Spreadsheets;
using ClosedXML.Excel;

namespace CadreReports.Workbooks.Template;

/// <summary>Writes the very hidden sheet that says which template this is and keeps lists too long for a rule.</summary>
internal sealed class MetaSheet(IXLWorksheet sheet)
{
    private const int FirstListColumn = 4;

    private int nextList = FirstListColumn;

    public void Write(CatalogueVersion catalogue, Period period, Province province)
    {
        (string Code, string Value)[] lines =
        [
            ("catalogueVersion", catalogue.Version),
            ("revision", catalogue.Revision.ToString(CultureInfo.InvariantCulture)),
            ("period", period.Id.ToString()),
            ("province", province.Code),
        ];
        for (var i = 0; i < lines.Length; i++)
        {
            sheet.Cell(i + 1, 1).SetValue(lines[i].Code);
            sheet.Cell(i + 1, 2).Style.NumberFormat.Format = SheetLook.TextFormat;
            sheet.Cell(i + 1, 2).SetValue(lines[i].Value);
        }

        sheet.Protect();
        sheet.Visibility = XLWorksheetVisibility.VeryHidden;
    }

    /// <summary>Keeps a list of choices and gives its range, such as <c>_META!$D$1:$D$9</c>.</summary>
    public string StoreChoices(IReadOnlyList<string> choices)
    {
        var column = nextList++;
        for (var i = 0; i < choices.Count; i++)
        {
            sheet.Cell(i + 1, column).SetValue(choices[i]);
        }

        var letters = CellAddress.ColumnLetters(column);
        return string.Create(CultureInfo.InvariantCulture, $"{SheetName.Meta}!${letters}$1:${letters}${choices.Count}");
    }
}
