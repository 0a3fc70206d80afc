using ClosedXML.Excel;

namespace CadreReports.Spreadsheets;

/// <summary>The look of the workbooks that are read and printed: font, colours, number formats, and how text gets into a cell.</summary>
internal static class SheetStyle
{
    public const string FontName = "Times New Roman";
    public const double FontSize = 11;
    public const double LineHeight = 15;

    /// <summary>Grouped by the reader's own locale: 25.944 in a Vietnamese Excel.</summary>
    public const string WholeNumber = "#,##0";
    public const string DateFormat = "dd/MM/yyyy";
    public const string TimeFormat = "dd/MM/yyyy HH:mm";

    /// <summary>Excel's own limit in points.</summary>
    private const double MaxRowHeight = 409;

    public static readonly XLColor Muted = Of(Colours.Muted);
    public static readonly XLColor PartyRed = Of(Colours.PartyRed);
    public static readonly XLColor HeaderFill = Of(Colours.HeaderFill);
    public static readonly XLColor SectionFill = Of(Colours.SectionFill);
    public static readonly XLColor Rule = Of(Colours.Rule);
    public static readonly XLColor Good = Of(Colours.Good);
    public static readonly XLColor Attention = Of(Colours.Attention);
    public static readonly XLColor Bad = Of(Colours.Bad);
    public static readonly XLColor Waiting = Of(Colours.Waiting);

    /// <summary>
    /// Writes text as text, whatever it begins with: the quote prefix keeps Excel from reading it as a formula, also
    /// when somebody edits the cell later.
    /// </summary>
    public static IXLCell Text(this IXLCell cell, string? text)
    {
        cell.SetValue<string>(text ?? string.Empty);
        cell.DataType = XLDataType.Text;
        if (CellText.NeedsQuotePrefix(text))
            cell.Style.IncludeQuotePrefix = true;
        return cell;
    }

    public static IXLCell Number(this IXLCell cell, long value, string format = WholeNumber)
    {
        cell.SetValue(value);
        cell.Style.NumberFormat.Format = format;
        cell.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
        return cell;
    }

    public static IXLCell Moment(this IXLCell cell, DateTime value, string format = TimeFormat)
    {
        cell.SetValue(value);
        cell.Style.NumberFormat.Format = format;
        cell.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        return cell;
    }

    /// <summary>A link to a cell of this workbook.</summary>
    public static IXLCell Link(this IXLCell cell, string text, IXLCell to, string tip)
    {
        cell.Text(text);
        cell.Hyperlink = new XLHyperlink($"'{to.Worksheet.Name}'!{to.Address.ToStringFixed(XLReferenceStyle.A1)}", tip);
        cell.Style.Font.FontColor = Of(Colours.Link);
        cell.Style.Font.Underline = XLFontUnderlineValues.Single;
        return cell;
    }

    /// <summary>Thin rules around and between the cells.</summary>
    public static IXLRange Grid(this IXLRange range)
    {
        range.Style.Border.OutsideBorder = XLBorderStyleValues.Thin;
        range.Style.Border.InsideBorder = XLBorderStyleValues.Thin;
        range.Style.Border.OutsideBorderColor = Rule;
        range.Style.Border.InsideBorderColor = Rule;
        return range;
    }

    /// <summary>The heading cells of a table.</summary>
    public static IXLRange Heading(this IXLRange range)
    {
        range.Style.Font.Bold = true;
        range.Style.Fill.BackgroundColor = HeaderFill;
        range.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        range.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        range.Style.Alignment.WrapText = true;
        return range;
    }

    /// <summary>
    /// Gives the row the height that its wrapped texts need, as far as they can be measured without fonts at hand.
    /// </summary>
    public static void FitHeight(this IXLRow row, double lineHeight, params IEnumerable<(string? Text, double Width)> texts)
    {
        var lines = texts.Select(t => Lines(t.Text, t.Width)).DefaultIfEmpty(1).Max();
        row.Height = Math.Min(MaxRowHeight, (lines * lineHeight) + 3);
    }

    /// <summary>How many lines a text takes in a column of this width, with words kept whole.</summary>
    public static int Lines(string? text, double width) => TextMeasure.Lines(text ?? string.Empty, width, FontSize);

    private static XLColor Of(string colour) => XLColor.FromHtml("#" + colour);
}
