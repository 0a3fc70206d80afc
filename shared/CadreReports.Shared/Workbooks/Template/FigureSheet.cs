using CadreReports.Catalogue;
using CadreReports.Spreadsheets;
using ClosedXML.Excel;

namespace CadreReports.Workbooks.Template;

/// <summary>Writes the sheet of a form of figures.</summary>
internal sealed class FigureSheet(IXLWorksheet sheet, FigureLayout layout, CatalogueVersion catalogue, Func<FigureRef, long?>? prefill, Beginning? beginning)
{
    /// <summary>How many times as high as a page a form may be to be printed smaller on one.</summary>
    private const double OnePageUpTo = 1.4;

    private const double CodeWidth = 7;
    private const double NarrowestMeasure = 9.5;
    private const double WidestMeasure = 14;
    private const double NarrowestName = 34;
    private const double WidestName = 52;
    private const double NarrowestUnit = 10;
    private const double WidestUnit = 16;
    private const double Slack = 0.5;
    private const double CheckWidth = 22;
    private const double ExplanationWidth = 32;

    private const double LeastHeight = 20;

    /// <summary>Lines kept free for the messages of a row with several balances.</summary>
    private const int MostCheckLines = 2;

    private readonly Form form = layout.Form;

    public void Write(Period period, Province province)
    {
        var widths = Widths();
        for (var column = 1; column <= widths.Count; column++)
        {
            sheet.Column(column).Width = widths[column - 1];
        }

        SheetFrame.WriteTitle(sheet, form, period, province, layout.ExplanationColumn, widths.Sum());
        SheetFrame.WriteHeadings(sheet, form, [TemplateTexts.RowCode, TemplateTexts.RowName, TemplateTexts.Unit], widths);
        DressTable();
        foreach (var (row, text) in layout.Headings)
        {
            WriteHeading(row, text, widths.Skip(1).Sum());
        }

        for (var i = 0; i < form.Indicators.Count; i++)
        {
            WriteRow(i, widths);
        }

        AddRules();
        var head = layout.Head;
        sheet.SheetView.Freeze(head.CodeRow, FigureLayout.NameColumn);
        SheetFrame.SetUpPage(sheet, form.Code, period, province, head.GroupRow > 0 ? head.GroupRow : head.NameRow, head.CodeRow);
        sheet.FitOnePageIfNear(OnePageUpTo);
        SheetFrame.Protect(sheet, mayInsertRows: false);
    }

    private List<double> Widths()
    {
        var name = form.Indicators
            .Select(i => TextMeasure.Units(i.Name, SheetLook.BodySize, i.Level == 0) + Indent(i))
            .DefaultIfEmpty(NarrowestName).Max();
        var unit = form.Indicators.Select(i => TextMeasure.Units(i.Unit, SheetLook.SmallSize)).DefaultIfEmpty(0).Max();
        var widths = new List<double> { CodeWidth, Math.Clamp(name + Slack, NarrowestName, WidestName), Math.Clamp(unit + Slack, NarrowestUnit, WidestUnit) };
        widths.AddRange(form.Measures.Select(m => Math.Clamp(
            Math.Max(TextMeasure.WidestWord(m.Name, SheetLook.SmallSize, bold: true), TextMeasure.Units(m.Name, SheetLook.SmallSize, bold: true) / 2.6),
            NarrowestMeasure,
            WidestMeasure)));
        widths.Add(CheckWidth);
        widths.Add(ExplanationWidth);
        return widths;
    }

    private void DressTable()
    {
        var head = layout.Head;
        SheetLook.Borders(sheet.Range(head.GroupRow > 0 ? head.GroupRow : head.NameRow, 1, layout.LastRow, layout.ExplanationColumn));
        var first = head.CodeRow + 1;
        var body = sheet.Range(first, 1, layout.LastRow, layout.ExplanationColumn);
        body.Style.Font.SetFontColor(SheetLook.Ink);
        body.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        var codes = sheet.Range(first, FigureLayout.CodeColumn, layout.LastRow, FigureLayout.CodeColumn);
        codes.Style.NumberFormat.Format = SheetLook.TextFormat;
        SheetLook.Centre(codes.Style);
        var units = sheet.Range(first, FigureLayout.UnitColumn, layout.LastRow, FigureLayout.UnitColumn);
        SheetLook.Centre(units.Style);
        units.Style.Font.SetFontSize(SheetLook.SmallSize).Font.SetFontColor(SheetLook.Quiet);
        var check = sheet.Range(first, layout.CheckColumn, layout.LastRow, layout.CheckColumn);
        check.Style.Font.SetBold().Font.SetFontColor(SheetLook.CheckInk).Font.SetFontSize(SheetLook.SmallSize);
        check.Style.Alignment.WrapText = true;
        var names = sheet.Range(first, FigureLayout.NameColumn, layout.LastRow, FigureLayout.NameColumn);
        names.Style.Alignment.WrapText = true;
        var figures = sheet.Range(first, FigureLayout.FirstMeasureColumn, layout.LastRow, layout.CheckColumn - 1);
        figures.Style.NumberFormat.Format = SheetLook.FigureFormat;
        figures.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
        figures.Style.Alignment.Indent = 1;
    }

    private void WriteHeading(int row, string text, double units)
    {
        var range = sheet.Range(row, FigureLayout.NameColumn, row, layout.ExplanationColumn);
        range.Merge();
        range.FirstCell().SetValue(text);
        range.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
        range.Style.Alignment.Indent = 1;
        range.Style.Alignment.WrapText = true;
        range.Style.NumberFormat.Format = SheetLook.TextFormat;
        var whole = sheet.Range(row, 1, row, layout.ExplanationColumn);
        whole.Style.Font.SetBold().Font.SetFontColor(SheetLook.Accent).Font.SetFontSize(SheetLook.BodySize);
        whole.Style.Fill.BackgroundColor = SheetLook.SectionFill;
        sheet.Row(row).Height = TextMeasure.RowHeight(TextMeasure.Lines(text, units, SheetLook.BodySize, bold: true), SheetLook.BodySize) + 2;
    }

    private void WriteRow(int index, List<double> widths)
    {
        var indicator = form.Indicators[index];
        var row = layout.RowOf(index);
        sheet.Cell(row, FigureLayout.CodeColumn).SetValue(indicator.Code);
        var name = sheet.Cell(row, FigureLayout.NameColumn);
        name.SetValue(indicator.Name);
        name.Style.Font.Bold = indicator.Level == 0;
        name.Style.Alignment.Indent = indicator.Level + 1;
        sheet.Cell(row, FigureLayout.UnitColumn).SetValue(indicator.Unit);
        for (var m = 0; m < form.Measures.Count; m++)
        {
            WriteFigure(new(index, m));
        }

        var check = new CheckFormula(layout, index, catalogue.Balances, beginning);
        if (!check.IsEmpty)
        {
            var cell = sheet.Cell(row, layout.CheckColumn);
            cell.FormulaA1 = check.Formula;
            if (check.Count > 1)
            {
                cell.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
            }
        }

        var explanation = sheet.Range(row, layout.ExplanationColumn, row, layout.ExplanationColumn);
        SheetLook.Open(explanation, required: false);
        explanation.Style.NumberFormat.Format = SheetLook.TextFormat;
        explanation.Style.Alignment.WrapText = true;
        explanation.Style.Font.FontSize = SheetLook.SmallSize;
        var lines = TextMeasure.Lines(indicator.Name, widths[1], SheetLook.BodySize, indicator.Level == 0, Indent(indicator));
        var small = Math.Max(TextMeasure.Lines(indicator.Unit, widths[2], SheetLook.SmallSize), Math.Min(check.Count, MostCheckLines));
        sheet.Row(row).Height = new[] { LeastHeight, TextMeasure.RowHeight(lines, SheetLook.BodySize), TextMeasure.RowHeight(small, SheetLook.SmallSize) }.Max();
    }

    private static double Indent(Indicator indicator) => (indicator.Level + 1) * SheetLook.IndentUnits;

    private void WriteFigure(FigureCell place)
    {
        var cell = sheet.Cell(layout.RowOf(place.Row), FigureLayout.ColumnOf(place.Column));
        var indicator = form.Indicators[place.Row];
        if (!layout.Applies(place))
        {
            cell.Style.Fill.BackgroundColor = SheetLook.NotApplicableFill;
        }
        else if (layout.PartsOf(place) is { } parts)
        {
            var cells = string.Join(',', parts.Select(layout.Address));
            cell.FormulaA1 = $"IF(COUNT({cells})=0,\"\",SUM({cells}))";
            cell.Style.Fill.BackgroundColor = SheetLook.SumFill;
            cell.Style.Font.Bold = true;
        }
        else
        {
            SheetLook.Open(cell.AsRange(), indicator.Required);
            cell.Style.Font.Bold = indicator.Level == 0;
            if (prefill?.Invoke(new(form.Code, indicator.Code, form.Measures[place.Column].Code)) is { } figure)
            {
                cell.SetValue(figure);
            }
        }
    }

    private void AddRules()
    {
        CellRules.Whole(OpenRanges());
        var texts = sheet.Range(layout.Head.CodeRow + 1, layout.ExplanationColumn, layout.LastRow, layout.ExplanationColumn);
        CellRules.Text([texts], CellRules.LongestExplanation, TemplateTexts.Explanation, TemplateTexts.ExplanationPrompt);
    }

    /// <summary>The input cells, joined to upright ranges.</summary>
    private List<IXLRange> OpenRanges()
    {
        var ranges = new List<IXLRange>();
        for (var m = 0; m < form.Measures.Count; m++)
        {
            var column = FigureLayout.ColumnOf(m);
            var start = 0;
            for (var row = layout.Head.CodeRow + 1; row <= layout.LastRow + 1; row++)
            {
                var open = row <= layout.LastRow && !sheet.Cell(row, column).Style.Protection.Locked;
                if (open && start == 0)
                {
                    start = row;
                }
                else if (!open && start > 0)
                {
                    ranges.Add(sheet.Range(start, column, row - 1, column));
                    start = 0;
                }
            }
        }

        return ranges;
    }
}
