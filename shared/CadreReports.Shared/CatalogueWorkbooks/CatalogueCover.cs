using CadreReports.Catalogue;
using CadreReports.Spreadsheets;
using ClosedXML.Excel;

namespace CadreReports.CatalogueWorkbooks;

/// <summary>The first sheet: which catalogue this is, what awaits review, and links to the other sheets.</summary>
internal static class CatalogueCover
{
    private const double LabelWidth = 34;
    private const double TextWidth = 70;
    private const double TitleSize = 18;

    private static readonly PageMargins Margins = new(Side: 0.5, Top: 0.55, Bottom: 0.65, HeaderAndFooter: 0.3);

    public static void Write(IXLWorksheet sheet, CatalogueVersion version, IReadOnlyList<TableSheet> tables)
    {
        sheet.Column(1).Width = LabelWidth;
        sheet.Column(2).Width = TextWidth;
        var title = sheet.Cell(1, 1).Text(CatalogueWorkbookTexts.Title);
        title.Style.Font.Bold = true;
        title.Style.Font.FontSize = TitleSize;
        title.Style.Font.FontColor = SheetStyle.PartyRed;
        sheet.Row(1).Height = 30;

        var row = 3;
        Line(CatalogueWorkbookTexts.VersionLabel, version.Version);
        Line(CatalogueWorkbookTexts.RevisionLabel, CatalogueWording.Fill("{0}", version.Revision));
        Line(CatalogueWorkbookTexts.ServedLabel, CatalogueWording.Served(version));
        Line(CatalogueWorkbookTexts.AssumedLabel, CatalogueWording.Fill(CatalogueWorkbookTexts.AssumedCount, tables.Sum(t => t.Assumptions)));
        Line(CatalogueWorkbookTexts.PurposeLabel, CatalogueWorkbookTexts.Purpose);
        sheet.Range(3, 1, row - 1, 2).Grid();

        row++;
        sheet.Cell(row, 1).Text(CatalogueWorkbookTexts.SheetColumn);
        sheet.Cell(row, 2).Text(CatalogueWorkbookTexts.AboutColumn);
        sheet.Range(row, 1, row, 2).Heading();
        var first = row++;
        foreach (var table in tables)
        {
            sheet.Cell(row, 1).Link(table.Sheet.Name, table.Sheet.Cell(1, 1), table.Sheet.Name);
            var about = table.Sheet.Cell(1, 1).GetString();
            sheet.Cell(row, 2).Text(about).Style.Alignment.WrapText = true;
            sheet.Row(row).FitHeight(SheetStyle.LineHeight, (about, TextWidth - 1));
            row++;
        }

        sheet.Range(first, 1, row - 1, 2).Grid();
        sheet.SetPaper(XLPaperSize.A4Paper, XLPageOrientation.Portrait, Margins);
        sheet.FitOnePageIfNear();
        sheet.PageSetup.Footer.Left.Print(CatalogueWording.Footer(version));
        sheet.PageSetup.Footer.Right.PrintPageNumber(CatalogueWorkbookTexts.Page);

        void Line(string label, string text)
        {
            sheet.Cell(row, 1).Text(label).Style.Font.Bold = true;
            sheet.Cell(row, 2).Text(text).Style.Alignment.WrapText = true;
            sheet.Range(row, 1, row, 2).Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
            sheet.Row(row).FitHeight(SheetStyle.LineHeight, (text, TextWidth - 1));
            row++;
        }
    }
}
