using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Spreadsheets;
using ClosedXML.Excel;

namespace CadreReports.Workbooks.Template;

/// <summary>Writes the cover: who reports, the list of forms with what is still open in each, and how to fill them.</summary>
internal sealed class CoverSheet(IXLWorksheet sheet, CatalogueVersion catalogue, Period period, Province province, KnownFigures known)
{
    public const int StatusColumn = Status;

    /// <summary>The first row of the list of forms; they follow in catalogue order.</summary>
    public const int FirstFormRow = FirstFieldRow;

    private const int Code = 1;
    private const int Label = 2;
    private const int Input = 3;
    private const int FormCode = 5;
    private const int FormTitle = 6;
    private const int Status = 7;
    private const int HeadingRow = 8;
    private const int FirstFieldRow = 9;
    private const double LineHeight = 25;
    private const int LongestEntry = 200;

    private static readonly double[] ColumnWidths = [12, 38, 36, 2, 9, 56, 24];

    private int row = FirstFieldRow;

    public void Write()
    {
        for (var i = 0; i < ColumnWidths.Length; i++)
        {
            sheet.Column(i + 1).Width = ColumnWidths[i];
        }

        sheet.Column(Code).Hide();
        WriteHead();
        WriteFields();
        WriteForms();
        WriteHelp(Math.Max(row, FirstFieldRow + catalogue.Forms.Count) + 1);
        SheetFrame.SetUpPage(sheet, SheetName.Cover, period, province, 0, 0);
        sheet.PageSetup.FitToPages(1, 1);
        SheetFrame.Protect(sheet, mayInsertRows: false);
        sheet.SetTabColor(SheetLook.Accent);
    }

    private void WriteHead()
    {
        var committee = Wording.Upper($"{(province.IsCity ? TemplateTexts.CityCommittee : TemplateTexts.ProvinceCommittee)} {province.Name}");
        Banner(1, Label, Input, committee, 13, bold: false);
        Banner(2, Label, Input, TemplateTexts.Board, 13, bold: true);
        Banner(3, Label, Input, "*", 13, bold: false);
        Banner(1, FormTitle, Status, TemplateTexts.Party, 14, bold: true).FirstCell().Style.Font.Underline = XLFontUnderlineValues.Single;
        Banner(5, Label, Status, TemplateTexts.CoverTitle, 18, bold: true).Style.Font.FontColor = SheetLook.Accent;
        Banner(6, Label, Status, Wording.Fill(TemplateTexts.CoverPeriod, period.Name, Wording.Day(period.CutOff)), 14, bold: true);
        var due = period.Due;
        var last = Banner(7, Label, Status, Wording.Fill(TemplateTexts.CoverDue, due.Hour, due.Minute, Wording.Day(DateOnly.FromDateTime(due.DateTime))), 12, bold: false);
        last.Style.Font.Italic = true;
        sheet.Row(4).Height = 10;
        sheet.Row(5).Height = 30;
        sheet.Row(6).Height = 22;
        sheet.Row(7).Height = 26;
    }

    private void WriteFields()
    {
        Heading(HeadingRow, Label, Input, TemplateTexts.CoverGeneral);
        Field(CoverField.Province, TemplateTexts.FieldProvince).SetValue(province.Name);
        Field(CoverField.Period, TemplateTexts.FieldPeriod).SetValue(period.Name);
        var cutOff = Field(CoverField.CutOff, TemplateTexts.FieldCutOff);
        cutOff.SetValue(period.CutOff.ToDateTime(TimeOnly.MinValue));
        cutOff.Style.NumberFormat.Format = SheetLook.DateFormat;
        Entry(CoverField.Preparer, TemplateTexts.FieldPreparer, TemplateTexts.PreparerPrompt);
        Entry(CoverField.Approver, TemplateTexts.FieldApprover, TemplateTexts.ApproverPrompt);
        Entry(CoverField.Telephone, TemplateTexts.FieldTelephone, TemplateTexts.TelephonePrompt);
        Entry(CoverField.Email, TemplateTexts.FieldEmail, TemplateTexts.EmailPrompt);
        var date = Field(CoverField.Date, TemplateTexts.FieldDate);
        Open(date);
        date.Style.NumberFormat.Format = SheetLook.DateFormat;
        CellRules.Date([date.AsRange()], new DateOnly(period.Id.Year, period.Id.Half == 1 ? 1 : 7, 1), new DateOnly(period.Id.Year + 1, 12, 31));
        var confirmation = Field(CoverField.Unclassified, TemplateTexts.FieldUnclassified);
        Open(confirmation);
        confirmation.Style.Font.Bold = true;
        CellRules.Choice([confirmation.AsRange()], [TemplateTexts.Yes, TemplateTexts.No], _ => string.Empty, TemplateTexts.UnclassifiedPrompt);
        SheetLook.Borders(sheet.Range(HeadingRow, Label, row - 1, Input));
    }

    private void WriteForms()
    {
        Heading(HeadingRow, FormCode, FormTitle, TemplateTexts.CoverForms);
        Heading(HeadingRow, Status, Status, TemplateTexts.CoverFormsCheck);
        var at = FirstFormRow;
        foreach (var form in catalogue.Forms)
        {
            var code = sheet.Cell(at, FormCode);
            code.SetValue(form.Code);
            code.Hyperlink = new XLHyperlink($"'{form.Code}'!A1");
            code.Style.Font.SetFontColor(SheetLook.Accent).Font.SetUnderline().Font.SetFontName(SheetLook.FontName).Font.SetFontSize(SheetLook.BodySize);
            sheet.Cell(at, FormTitle).SetValue(form.Title);
            var status = sheet.Cell(at, Status);
            if (!form.IsCollectedIn(period.Id))
            {
                status.SetValue(TemplateTexts.NotCollectedShort);
                status.Style.Font.SetItalic().Font.SetFontColor(SheetLook.Quiet);
            }
            else
            {
                var texts = $"'{form.Code}'!{CheckRange(form)}";
                var words = TemplateTexts.CoverOpenChecks.Split("{0}");
                var count = $"SUMPRODUCT(--(LEN({texts})>0))";
                status.FormulaA1 = $"IF({count}=0,\"\",\"{words[0]}\"&{count}&\"{words[1]}\")";
                status.Style.Font.SetBold().Font.SetFontColor(SheetLook.CheckInk);
            }

            sheet.Row(at++).Height = LineHeight;
        }

        sheet.Range(FirstFormRow, FormCode, at - 1, FormCode).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        sheet.Range(FirstFormRow, FormTitle, at - 1, Status).Style.Alignment.Indent = 1;
        var table = sheet.Range(FirstFormRow, FormCode, at - 1, Status);
        table.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        SheetLook.Borders(sheet.Range(HeadingRow, FormCode, at - 1, Status));
    }

    private void WriteHelp(int top)
    {
        Heading(top, Label, Status, TemplateTexts.CoverHelp);
        SheetLook.Borders(sheet.Range(top, Label, top, Status));
        var width = ColumnWidths[(Input - 1)..Status].Sum();
        string[] help =
        [
            TemplateTexts.Help1, TemplateTexts.Help2, TemplateTexts.Help3, TemplateTexts.Help4, TemplateTexts.Help5, TemplateTexts.Help6,
            .. known.Figures.Count > 0 ? [Wording.Fill(TemplateTexts.HelpKnown, known.PeriodName, OfWhom(known), FormsOf(known))] : Array.Empty<string>(),
        ];
        (string Text, XLColor Fill)[] legend =
        [
            (TemplateTexts.LegendRequired, SheetLook.RequiredFill),
            (TemplateTexts.LegendInput, SheetLook.InputFill),
            (TemplateTexts.LegendSum, SheetLook.SumFill),
            (TemplateTexts.LegendNotApplicable, SheetLook.NotApplicableFill),
        ];
        for (var i = 0; i < help.Length; i++)
        {
            var at = top + 1 + i;
            var line = sheet.Range(at, Input, at, Status);
            line.Merge();
            line.FirstCell().SetValue(help[i]);
            line.Style.Alignment.WrapText = true;
            line.Style.Alignment.Indent = 1;
            line.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
            sheet.Row(at).Height = Math.Max(LineHeight, TextMeasure.RowHeight(TextMeasure.Lines(help[i], width, SheetLook.BodySize, indent: 2), SheetLook.BodySize));
            if (i < legend.Length)
            {
                var box = sheet.Range(at, Label, at, Label);
                box.FirstCell().SetValue(legend[i].Text);
                box.Style.Fill.BackgroundColor = legend[i].Fill;
                box.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
                box.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
                SheetLook.Borders(box);
            }
        }
    }

    /// <summary>Whose reports they were is said where they were not the province's own.</summary>
    private string OfWhom(KnownFigures known) => known.Provinces is [var only] && string.Equals(only, province.Name, StringComparison.Ordinal)
        ? string.Empty
        : Wording.Fill(TemplateTexts.HelpKnownOf, string.Join(", ", known.Provinces));

    private static string FormsOf(KnownFigures known) =>
        string.Join(", ", known.Figures.Keys.Select(figure => figure.Form).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>The absolute range of a form's column Kiểm tra.</summary>
    private static string CheckRange(Form form)
    {
        var (column, first, last) = form.IsList
            ? Place(new ListLayout(form))
            : Place(new FigureLayout(form));
        var letters = CellAddress.ColumnLetters(column);
        return string.Create(CultureInfo.InvariantCulture, $"${letters}${first}:${letters}${last}");
    }

    private static (int Column, int First, int Last) Place(FigureLayout layout) => (layout.CheckColumn, layout.Head.CodeRow + 1, layout.LastRow);

    private static (int Column, int First, int Last) Place(ListLayout layout) => (layout.CheckColumn, layout.Head.CodeRow + 1, layout.LastRow);

    private IXLCell Field(string code, string label)
    {
        sheet.Cell(row, Code).SetValue(code);
        sheet.Cell(row, Code).Style.Font.SetFontSize(SheetLook.CodeSize).Font.SetFontColor(SheetLook.Quiet);
        sheet.Cell(row, Label).SetValue(label);
        sheet.Row(row).Height = LineHeight;
        sheet.Cell(row, Label).Style.Alignment.Indent = 1;
        sheet.Range(row, Label, row, Input).Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        var cell = sheet.Cell(row++, Input);
        cell.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
        cell.Style.Alignment.Indent = 1;
        return cell;
    }

    private void Entry(string code, string label, string prompt)
    {
        var cell = Field(code, label);
        Open(cell);
        cell.Style.NumberFormat.Format = SheetLook.TextFormat;
        cell.Style.Alignment.ShrinkToFit = true;
        CellRules.Text([cell.AsRange()], LongestEntry, label, prompt);
    }

    private static void Open(IXLCell cell) => SheetLook.Open(cell.AsRange(), required: true);

    private IXLRange Banner(int at, int from, int to, string text, double size, bool bold)
    {
        var range = sheet.Range(at, from, at, to);
        range.Merge();
        range.FirstCell().SetValue(text);
        range.Style.Font.FontSize = size;
        range.Style.Font.Bold = bold;
        SheetLook.Centre(range.Style);
        sheet.Row(at).Height = size + 8;
        return range;
    }

    private void Heading(int at, int from, int to, string text)
    {
        var range = sheet.Range(at, from, at, to);
        range.Merge();
        range.FirstCell().SetValue(text);
        range.Style.Font.SetBold().Font.SetFontColor(SheetLook.Ink);
        range.Style.Fill.BackgroundColor = SheetLook.HeadingFill;
        range.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        range.Style.Alignment.Indent = 1;
        sheet.Row(at).Height = 22;
    }
}
