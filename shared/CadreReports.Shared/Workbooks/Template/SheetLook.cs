using ClosedXML.Excel;

namespace CadreReports.Workbooks.Template;

/// <summary>Colours, fonts and borders of the template.</summary>
internal static class SheetLook
{
    public const string FontName = "Times New Roman";
    public const double BodySize = 12;
    public const double SmallSize = 11;
    public const double TitleSize = 16;
    public const double CodeSize = 8;
    public const string FigureFormat = "#,##0";
    public const string DateFormat = "dd/mm/yyyy";
    public const string TextFormat = "@";

    /// <summary>Units of column width by which one level of a row's name is indented.</summary>
    public const double IndentUnits = 1.7;

    public static readonly XLColor Accent = XLColor.FromHtml("#A31D1D");
    public static readonly XLColor Ink = XLColor.FromHtml("#1F2A37");
    public static readonly XLColor Quiet = XLColor.FromHtml("#6B7280");
    public static readonly XLColor Line = XLColor.FromHtml("#A8B0BA");
    public static readonly XLColor HeadingFill = XLColor.FromHtml("#E3EAF3");
    public static readonly XLColor SectionFill = XLColor.FromHtml("#F1F3F6");
    public static readonly XLColor RequiredFill = XLColor.FromHtml("#FFF3CD");
    public static readonly XLColor InputFill = XLColor.FromHtml("#FFFCF0");
    public static readonly XLColor SumFill = XLColor.FromHtml("#E6F0E2");
    public static readonly XLColor NotApplicableFill = XLColor.FromHtml("#D5D9DE");
    public static readonly XLColor CheckInk = XLColor.FromHtml("#C00000");

    public static void Borders(IXLRange range)
    {
        range.Style.Border.InsideBorder = XLBorderStyleValues.Thin;
        range.Style.Border.OutsideBorder = XLBorderStyleValues.Thin;
        range.Style.Border.InsideBorderColor = Line;
        range.Style.Border.OutsideBorderColor = Line;
    }

    /// <summary>Makes a range one that the province fills.</summary>
    public static void Open(IXLRange range, bool required)
    {
        range.Style.Protection.Locked = false;
        range.Style.Fill.BackgroundColor = required ? RequiredFill : InputFill;
    }

    public static void Centre(IXLStyle style)
    {
        style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        style.Alignment.WrapText = true;
    }
}
