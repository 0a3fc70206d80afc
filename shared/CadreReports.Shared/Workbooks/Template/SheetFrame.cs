using CadreReports.Catalogue;
using CadreReports.Spreadsheets;
using ClosedXML.Excel;

namespace CadreReports.Workbooks.Template;

/// <summary>What every form's sheet has around its lines: title, headings, print set-up and protection.</summary>
internal static class SheetFrame
{
    private static readonly PageMargins Margins = new(Side: 0.45, Top: 0.65, Bottom: 0.6, HeaderAndFooter: 0.3);

    /// <summary>Who reports for when, as it stands under every title.</summary>
    public static string Subtitle(Period period, Province province) => Wording.Fill(TemplateTexts.Subtitle, province.BoardName, period.Name, Wording.Day(period.CutOff));

    /// <summary>Writes title, who and when, guidance; <paramref name="lastColumn"/> is the table's last column.</summary>
    public static void WriteTitle(IXLWorksheet sheet, Form form, Period period, Province province, int lastColumn, double tableUnits)
    {
        var code = sheet.Cell(SheetHead.TitleRow, 1);
        code.SetValue(form.Code);
        code.Style.Font.SetBold().Font.SetFontColor(SheetLook.Accent).Font.SetFontSize(SheetLook.BodySize);
        code.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;

        var title = Across(sheet, SheetHead.TitleRow, lastColumn);
        title.FirstCell().SetValue(Wording.Upper(form.Title));
        title.Style.Font.SetBold().Font.SetFontColor(SheetLook.Accent).Font.SetFontSize(SheetLook.TitleSize);
        sheet.Row(SheetHead.TitleRow).Height = 28;

        var subtitle = Across(sheet, SheetHead.SubtitleRow, lastColumn);
        subtitle.FirstCell().SetValue(Subtitle(period, province));
        subtitle.Style.Font.SetFontColor(SheetLook.Ink).Font.SetBold();
        sheet.Row(SheetHead.SubtitleRow).Height = 20;

        for (var i = 0; i < form.Guidance.Count; i++)
        {
            var line = Across(sheet, SheetHead.GuidanceRow(i), lastColumn);
            line.FirstCell().SetValue(form.Guidance[i]);
            line.Style.Font.SetItalic().Font.SetFontColor(SheetLook.Quiet).Font.SetFontSize(SheetLook.SmallSize);
            sheet.Row(SheetHead.GuidanceRow(i)).Height = TextMeasure.RowHeight(
                TextMeasure.Lines(form.Guidance[i], tableUnits, SheetLook.SmallSize), SheetLook.SmallSize);
        }
    }

    /// <summary>Writes the heading rows and the row of column codes.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="form">Its form.</param>
    /// <param name="lead">Headings of the columns in front of the measures; the first is over the codes.</param>
    /// <param name="widths">Column widths, from column 1.</param>
    public static void WriteHeadings(IXLWorksheet sheet, Form form, IReadOnlyList<string> lead, IReadOnlyList<double> widths)
    {
        var head = new SheetHead(form);
        var top = head.GroupRow > 0 ? head.GroupRow : head.NameRow;
        var firstMeasure = lead.Count + 1;
        var names = lead.Concat(form.Measures.Select(m => m.Name)).Append(TemplateTexts.Check).Append(TemplateTexts.Explanation).ToList();
        var codes = new[] { TemplateTexts.CodeRowMark }
            .Concat(lead.Skip(1).Select(_ => string.Empty))
            .Concat(form.Measures.Select(m => m.Code))
            .Append(Form.CheckColumn).Append(Form.ExplanationColumn).ToList();
        var lines = 1;
        for (var column = 1; column <= names.Count; column++)
        {
            var measure = column - firstMeasure;
            var grouped = measure >= 0 && measure < form.Measures.Count && form.Measures[measure].Group is not null;
            if (top < head.NameRow && !grouped)
            {
                sheet.Range(top, column, head.NameRow, column).Merge();
            }

            sheet.Cell(grouped ? head.NameRow : top, column).SetValue(names[column - 1]);
            lines = Math.Max(lines, TextMeasure.Lines(names[column - 1], widths[column - 1], SheetLook.SmallSize, bold: true));
            if (codes[column - 1].Length > 0)
            {
                sheet.Cell(head.CodeRow, column).SetValue(codes[column - 1]);
            }
        }

        if (top < head.NameRow)
        {
            WriteGroups(sheet, form, top, firstMeasure);
            sheet.Row(top).Height = TextMeasure.RowHeight(1, SheetLook.SmallSize);
        }

        var headings = sheet.Range(top, 1, head.NameRow, names.Count);
        headings.Style.Font.SetBold().Font.SetFontSize(SheetLook.SmallSize).Font.SetFontColor(SheetLook.Ink);
        headings.Style.Fill.BackgroundColor = SheetLook.HeadingFill;
        SheetLook.Centre(headings.Style);
        sheet.Row(head.NameRow).Height = TextMeasure.RowHeight(lines, SheetLook.SmallSize);
        var small = sheet.Range(head.CodeRow, 1, head.CodeRow, names.Count);
        small.Style.Font.SetFontSize(SheetLook.CodeSize).Font.SetFontColor(SheetLook.Quiet);
        small.Style.Fill.BackgroundColor = SheetLook.HeadingFill;
        SheetLook.Centre(small.Style);
        small.Style.Alignment.WrapText = false;
        small.Style.Alignment.ShrinkToFit = true;
        sheet.Row(head.CodeRow).Height = 12;
    }

    /// <summary>Paper, margins, repeated rows, header and footer, frozen panes.</summary>
    public static void SetUpPage(IXLWorksheet sheet, string name, Period period, Province province, int repeatFrom, int repeatTo)
    {
        const int SmallSize = 9;
        sheet.SetPaper(XLPaperSize.A4Paper, XLPageOrientation.Landscape, Margins);
        var page = sheet.PageSetup;
        page.Header.Left.Print(name, SmallSize);
        page.Header.Right.Print(province.BoardName, SmallSize);
        page.Footer.Left.Print(period.Name, SmallSize);
        page.Footer.Right.PrintPageNumber(TemplateTexts.Page, SmallSize);
        if (repeatTo > 0)
        {
            page.SetRowsToRepeatAtTop(repeatFrom, repeatTo);
        }
    }

    /// <summary>Locks what is not open. There is no password: it keeps hands from slipping, not from trying.</summary>
    public static void Protect(IXLWorksheet sheet, bool mayInsertRows)
    {
        var allowed = XLSheetProtectionElements.SelectEverything | XLSheetProtectionElements.FormatColumns | XLSheetProtectionElements.FormatRows;
        sheet.Protect().AllowedElements = mayInsertRows ? allowed | XLSheetProtectionElements.InsertRows : allowed;
        sheet.SheetView.ZoomScale = 100;
        sheet.ShowGridLines = false;
    }

    private static void WriteGroups(IXLWorksheet sheet, Form form, int row, int firstMeasure)
    {
        for (var i = 0; i < form.Measures.Count;)
        {
            var group = form.Measures[i].Group;
            var end = i + 1;
            while (end < form.Measures.Count && string.Equals(form.Measures[end].Group, group, StringComparison.Ordinal))
            {
                end++;
            }

            if (group is not null)
            {
                sheet.Cell(row, firstMeasure + i).SetValue(group);
                sheet.Range(row, firstMeasure + i, row, firstMeasure + end - 1).Merge();
            }

            i = end;
        }
    }

    private static IXLRange Across(IXLWorksheet sheet, int row, int lastColumn)
    {
        var range = sheet.Range(row, row == SheetHead.TitleRow ? 2 : 1, row, lastColumn);
        range.Merge();
        range.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
        range.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        range.Style.Alignment.WrapText = true;
        return range;
    }
}
