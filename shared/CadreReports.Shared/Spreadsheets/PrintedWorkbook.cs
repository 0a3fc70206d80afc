using System.Xml.Linq;
using ClosedXML.Excel;

namespace CadreReports.Spreadsheets;

/// <summary>A workbook in the common look, saved so that the same content always gives the same bytes.</summary>
internal static class PrintedWorkbook
{
    /// <summary>An empty workbook in the common font.</summary>
    public static XLWorkbook Create()
    {
        var workbook = new XLWorkbook();
        workbook.Style.Font.FontName = SheetStyle.FontName;
        workbook.Style.Font.FontSize = SheetStyle.FontSize;
        return workbook;
    }

    /// <param name="workbook">What to save; its Created and Modified properties must not be those of the clock.</param>
    /// <param name="output">Receives the xlsx; need not be seekable and is left open.</param>
    public static void Save(XLWorkbook workbook, Stream output)
    {
        using var buffer = new MemoryStream();
        workbook.SaveAs(buffer);
        ReproduciblePackage.Copy(buffer, output, CorrectionOf);
    }

    private static Action<XElement>? CorrectionOf(string part) => part switch
    {
        PartCorrections.WorkbookPart => PartCorrections.MakePrintTitlesAbsolute,
        PartCorrections.StylesPart => styles => PartCorrections.SetDefaultFont(styles, SheetStyle.FontName),
        _ when part.StartsWith(PartCorrections.SheetPrefix, StringComparison.Ordinal) => PartCorrections.SortColumns,
        _ => null,
    };
}
