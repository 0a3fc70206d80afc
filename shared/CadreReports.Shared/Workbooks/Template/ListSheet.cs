using CadreReports.Catalogue;
using CadreReports.Spreadsheets;
using ClosedXML.Excel;

namespace CadreReports.Workbooks.Template;

/// <summary>Writes the sheet of a list form: sections of numbered lines for text, days and choices.</summary>
internal sealed class ListSheet(IXLWorksheet sheet, ListLayout layout, Func<IReadOnlyList<string>, string> storeChoices)
{
    private const double CodeWidth = 7;
    private const double DateWidth = 13;
    private const double NarrowestChoice = 14;
    private const double WidestChoice = 21;
    private const double CheckWidth = 10;
    private const double ExplanationWidth = 21;

    /// <summary>A short text, such as a document's number.</summary>
    private const double NameWidth = 17;

    /// <summary>All columns together; what the others leave goes to the long text.</summary>
    private const double TableWidth = 150;

    private const double NarrowestText = 40;
    private const double LineHeight = 32;

    /// <summary>The oldest document that a list may name.</summary>
    private static readonly DateOnly FirstDay = new(2000, 1, 1);

    private readonly Form form = layout.Form;

    public void Write(Period period, Province province)
    {
        var widths = Widths();
        for (var column = 1; column <= widths.Count; column++)
        {
            sheet.Column(column).Width = widths[column - 1];
        }

        SheetFrame.WriteTitle(sheet, form, period, province, layout.ExplanationColumn, widths.Sum());
        SheetFrame.WriteHeadings(sheet, form, [TemplateTexts.RowCode], widths);
        DressTable();
        foreach (var place in layout.Sections)
        {
            WriteSection(place, widths.Skip(1).Sum());
            AddRules(place, period);
        }

        var head = layout.Head;
        sheet.SheetView.Freeze(head.CodeRow, ListLayout.CodeColumn);
        SheetFrame.SetUpPage(sheet, form.Code, period, province, head.GroupRow > 0 ? head.GroupRow : head.NameRow, head.CodeRow);
        SheetFrame.Protect(sheet, mayInsertRows: true);
    }

    private List<double> Widths()
    {
        // Of several free texts the last is the long one; those before it name the line.
        var longText = form.Measures.LastOrDefault(m => m is { Kind: MeasureKind.Text, Choices.Count: 0 });
        var widths = new List<double> { CodeWidth };
        widths.AddRange(form.Measures.Select(m => m.Kind switch
        {
            MeasureKind.Date => DateWidth,
            MeasureKind.Choice => Math.Clamp(m.Choices.Append(m.Name).Max(c => TextMeasure.Units(c, SheetLook.BodySize)) + 2, NarrowestChoice, WidestChoice),
            MeasureKind.Whole => DateWidth,
            _ when m.Choices.Count > 0 => NameWidth,
            _ => m == longText ? 0 : NameWidth,
        }));
        widths.Add(CheckWidth);
        widths.Add(ExplanationWidth);
        var room = TableWidth - widths.Sum();
        return widths.ConvertAll(w => w == 0 ? Math.Max(NarrowestText, room) : w);
    }

    private void DressTable()
    {
        var head = layout.Head;
        SheetLook.Borders(sheet.Range(head.GroupRow > 0 ? head.GroupRow : head.NameRow, 1, layout.LastRow, layout.ExplanationColumn));
        var first = head.CodeRow + 1;
        var body = sheet.Range(first, 1, layout.LastRow, layout.ExplanationColumn);
        body.Style.Font.SetFontColor(SheetLook.Ink);
        body.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        body.Style.Alignment.WrapText = true;
        var codes = sheet.Range(first, ListLayout.CodeColumn, layout.LastRow, ListLayout.CodeColumn);
        codes.Style.NumberFormat.Format = SheetLook.TextFormat;
        SheetLook.Centre(codes.Style);
        var check = sheet.Range(first, layout.CheckColumn, layout.LastRow, layout.CheckColumn);
        check.Style.Font.SetBold().Font.SetFontColor(SheetLook.CheckInk).Font.SetFontSize(SheetLook.SmallSize);
        var explanations = sheet.Range(first, layout.ExplanationColumn, layout.LastRow, layout.ExplanationColumn);
        explanations.Style.NumberFormat.Format = SheetLook.TextFormat;
        explanations.Style.Font.FontSize = SheetLook.SmallSize;
    }

    private void WriteSection(SectionPlace place, double units)
    {
        if (place.TitleRow > 0)
        {
            var title = sheet.Range(place.TitleRow, 2, place.TitleRow, layout.ExplanationColumn);
            title.Merge();
            title.FirstCell().SetValue(place.Section.Title);
            title.Style.Alignment.Indent = 1;
            var whole = sheet.Range(place.TitleRow, 1, place.TitleRow, layout.ExplanationColumn);
            whole.Style.Font.SetBold().Font.SetFontColor(SheetLook.Accent).Font.SetFontSize(SheetLook.BodySize);
            whole.Style.Fill.BackgroundColor = SheetLook.SectionFill;
            sheet.Row(place.TitleRow).Height =
                TextMeasure.RowHeight(TextMeasure.Lines(place.Section.Title!, units, SheetLook.BodySize, bold: true), SheetLook.BodySize) + 2;
        }

        foreach (var line in place.Lines)
        {
            sheet.Cell(line.Row, ListLayout.CodeColumn).SetValue(line.Code);
            sheet.Row(line.Row).Height = LineHeight;
            if (ListCheck.Formula(layout, place.Section, line.Row) is { } formula)
            {
                sheet.Cell(line.Row, layout.CheckColumn).FormulaA1 = formula;
            }
        }
    }

    private void AddRules(SectionPlace place, Period period)
    {
        if (place.Lines.Count == 0)
        {
            return;
        }

        for (var m = 0; m < form.Measures.Count; m++)
        {
            var measure = form.Measures[m];
            var cells = Column(place, ListLayout.ColumnOf(m));
            if (!place.Section.Measures.Contains(m))
            {
                cells.Style.Fill.BackgroundColor = SheetLook.NotApplicableFill;
                continue;
            }

            SheetLook.Open(cells, required: false);
            Rule(measure, cells, period);
        }

        // A line that the province inserts takes its code cell from the line above, so that cell is open as well.
        var codes = Column(place, ListLayout.CodeColumn);
        codes.Style.Protection.Locked = false;
        CellRules.LineCode(codes, place.Section);
        var explanations = Column(place, layout.ExplanationColumn);
        SheetLook.Open(explanations, required: false);
        CellRules.Text([explanations], CellRules.LongestExplanation, TemplateTexts.Explanation, TemplateTexts.ExplanationPrompt);
    }

    private void Rule(Measure measure, IXLRange cells, Period period)
    {
        switch (measure.Kind)
        {
            case MeasureKind.Date:
                cells.Style.NumberFormat.Format = SheetLook.DateFormat;
                cells.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
                CellRules.Date([cells], FirstDay, new DateOnly(period.Id.Year, 12, 31));
                break;
            case MeasureKind.Choice:
                CellRules.Choice([cells], measure.Choices, storeChoices, Wording.Fill(TemplateTexts.ChoicePrompt, measure.Name));
                break;
            case MeasureKind.Whole:
                cells.Style.NumberFormat.Format = SheetLook.FigureFormat;
                CellRules.Whole([cells]);
                break;
            case MeasureKind.Text when measure.Choices.Count > 0:
                cells.Style.NumberFormat.Format = SheetLook.TextFormat;
                CellRules.Suggest([cells], measure.Choices, storeChoices, Wording.Fill(TemplateTexts.SuggestPrompt, measure.Name));
                break;
            default:
                cells.Style.NumberFormat.Format = SheetLook.TextFormat;
                CellRules.Text([cells], CellRules.LongestText, TemplateTexts.TextTitle, Wording.Fill(TemplateTexts.TextPrompt, measure.Name));
                break;
        }
    }

    private IXLRange Column(SectionPlace place, int column) => sheet.Range(place.Lines[0].Row, column, place.Lines[^1].Row, column);
}
