using CadreReports.Spreadsheets;
using CadreReports.Spreadsheets.Streaming;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using CadreReports.Summaries.Limitations;

namespace CadreReports.Summaries.Sheets;

/// <summary>The looks of a summary's cells: each is one style of the workbook.</summary>
internal static class Look
{
    public const string TotalFill = "FFF9E6";
    public const string AbsentFill = "E4E4E4";
    public const string PartialFill = "FFF0D0";
    public const string HeatLow = "FFFFFF";
    public const string HeatHigh = "BFD6EC";
    public const string Bar = "EBCFB0";
    public const double RowHeight = 17;
    public const double SourceHeight = 14;

    private const string Secondary = "4A4A4A";
    private const string Difference = "+#,##0;-#,##0;0";

    // What is rounded away has no sign: never +0,0 or -0,0.
    private const string DifferencePercent = "[>=0.05]+#,##0.0\"%\";[<=-0.05]-#,##0.0\"%\";0.0\"%\"";
    private const string Points = "[>=0.05]+0.0;[<=-0.05]-0.0;0.0";
    private const string HalfNumber = "#,##0.0";
    private const double SmallSize = 9;
    private const double SourceSize = 10;
    private const double TileSize = 20;
    private const double LargeTileSize = 26;

    public const string PercentFormat = "#,##0.0\"%\"";

    public static readonly CellStyle Plain = new() { Wrap = true, Vertical = VerticalAlignment.Top };
    public static readonly CellStyle Note = new() { Wrap = true, Italic = true, FontSize = 10, FontColour = Colours.Muted, Vertical = VerticalAlignment.Top };
    public static readonly CellStyle Link = new() { FontColour = Colours.Link, Underline = true };
    public static readonly CellStyle Title = new() { Bold = true, FontSize = 15, FontColour = Colours.PartyRed };
    public static readonly CellStyle About = new() { Bold = true };
    public static readonly CellStyle Remark = new() { Italic = true, FontColour = Colours.Muted };
    public static readonly CellStyle Section = new() { Bold = true, FontSize = 13, FontColour = Colours.PartyRed, Wrap = true };

    public static readonly CellStyle Heading = new()
    {
        Bold = true,
        Fill = Colours.HeaderFill,
        Grid = true,
        Wrap = true,
        Horizontal = HorizontalAlignment.Center,
    };

    public static readonly CellStyle TotalHeading = Heading with { Fill = TotalFill };
    public static readonly CellStyle SmallHeading = Heading with { Bold = false, Italic = true, FontSize = SmallSize };
    public static readonly CellStyle AbsentHeading = Heading with { Fill = AbsentFill };
    public static readonly CellStyle AbsentSmallHeading = AbsentHeading with { Italic = true, FontSize = SmallSize, FontColour = Colours.PartyRed };

    public static readonly CellStyle Body = new() { Grid = true, Wrap = true, Horizontal = HorizontalAlignment.Left };
    public static readonly CellStyle Strong = Body with { Bold = true };
    public static readonly CellStyle Centred = Body with { Horizontal = HorizontalAlignment.Center };
    public static readonly CellStyle Top = Body with { Vertical = VerticalAlignment.Top };
    public static readonly CellStyle TopStrong = Top with { Bold = true };
    public static readonly CellStyle TopRepeated = Top with { FontColour = Colours.Muted };
    public static readonly CellStyle TopCentred = Top with { Horizontal = HorizontalAlignment.Center };
    public static readonly CellStyle BodyPart = Body with { Indent = 1 };
    public static readonly CellStyle TotalLabel = Strong with { Fill = TotalFill };
    public static readonly CellStyle TotalNote = Centred with { Fill = TotalFill, FontSize = SmallSize };
    public static readonly CellStyle MedianLabel = new() { Grid = true, Italic = true, Fill = Colours.SectionFill };
    public static readonly CellStyle SmallNote = Centred with { FontSize = SmallSize };
    public static readonly CellStyle OutlierNote = Centred with { Fill = Colours.Attention, FontSize = SmallSize };
    public static readonly CellStyle Subheading = Strong with { Fill = Colours.SectionFill };
    public static readonly CellStyle FormHeading = Strong with { Fill = Colours.HeaderFill, FontSize = 12, FontColour = Colours.PartyRed };
    public static readonly CellStyle Absent = new() { Grid = true, Fill = AbsentFill, Hatched = true };
    public static readonly CellStyle Hash = new() { Grid = true, FontName = "Courier New", FontSize = SmallSize, Horizontal = HorizontalAlignment.Center };
    public static readonly CellStyle Moment = new() { Grid = true, NumberFormat = SheetStyle.TimeFormat, Horizontal = HorizontalAlignment.Center };
    public static readonly CellStyle TopMoment = Moment with { Vertical = VerticalAlignment.Top };
    public static readonly CellStyle Day = Top with { NumberFormat = SheetStyle.DateFormat, Horizontal = HorizontalAlignment.Center };
    public static readonly CellStyle CentredLink = new() { Grid = true, FontColour = Colours.Link, Underline = true, Horizontal = HorizontalAlignment.Center };
    public static readonly CellStyle BodyLink = Body with { FontColour = Colours.Link };
    public static readonly CellStyle ContentsLink = new() { FontColour = Colours.Link, Horizontal = HorizontalAlignment.Left, Indent = 1 };

    public static readonly FigureLook Whole = new(new() { Grid = true, NumberFormat = SheetStyle.WholeNumber, Horizontal = HorizontalAlignment.Right });
    public static readonly FigureLook Part = new(Whole.Number with { FontColour = Secondary });
    public static readonly FigureLook Total = new(Whole.Number with { Bold = true, Fill = TotalFill });
    public static readonly FigureLook PartTotal = new(Total.Number with { FontColour = Secondary });
    public static readonly FigureLook Count = new(Whole.Number with { Horizontal = HorizontalAlignment.Center });
    public static readonly FigureLook Number = new(new() { Grid = true, Vertical = VerticalAlignment.Center, Horizontal = HorizontalAlignment.Center });
    public static readonly FigureLook TopNumber = new(Number.Number with { Vertical = VerticalAlignment.Top });
    public static readonly FigureLook Change = new(Whole.Number with { NumberFormat = Difference });
    public static readonly FigureLook ChangePercent = new(Whole.Number with { NumberFormat = DifferencePercent });
    public static readonly FigureLook PartialChange = new(Change.Number with { Fill = PartialFill });
    public static readonly FigureLook PartialChangePercent = new(ChangePercent.Number with { Fill = PartialFill });
    public static readonly FigureLook Percent = new(Whole.Number with { NumberFormat = PercentFormat });
    public static readonly FigureLook TotalPercent = new(Total.Number with { NumberFormat = PercentFormat });
    public static readonly FigureLook ChangePoints = new(Whole.Number with { NumberFormat = Points });
    public static readonly FigureLook TotalPoints = new(Total.Number with { NumberFormat = Points });
    public static readonly FigureLook MedianPercent = new(MedianLabel with { NumberFormat = PercentFormat, Horizontal = HorizontalAlignment.Right });
    public static readonly FigureLook HalfMedian = new(Whole.Number with { NumberFormat = HalfNumber });

    /// <summary>What stands beside a printed table for a chart.</summary>
    public static readonly CellStyle MarkHeading = new() { FontSize = SmallSize, Italic = true, FontColour = Colours.Muted, Horizontal = HorizontalAlignment.Center };
    public static readonly FigureLook Mark = new(MarkHeading with { NumberFormat = PercentFormat });

    public static readonly CellStyle Source = new() { Grid = true, FontSize = SourceSize };
    public static readonly CellStyle SourceCentred = Source with { Horizontal = HorizontalAlignment.Center };
    public static readonly CellStyle SourceValue = Source with { NumberFormat = SheetStyle.WholeNumber, Horizontal = HorizontalAlignment.Right };
    public static readonly CellStyle SourceMoment = SourceCentred with { NumberFormat = SheetStyle.TimeFormat };

    private static readonly Dictionary<SubmissionState, CellStyle> States = Enum.GetValues<SubmissionState>().ToDictionary(s => s, s => Filled(Fill(s)));
    private static readonly Dictionary<Timeliness, CellStyle> Times = Enum.GetValues<Timeliness>().ToDictionary(t => t, t => Filled(Fill(t)));

    public static CellStyle Of(SubmissionState state) => States[state];

    public static CellStyle Of(Timeliness timeliness) => Times[timeliness];

    public static CellStyle Of(ExplanationState state) => TopFilled(state switch
    {
        ExplanationState.Answered => Colours.Good,
        ExplanationState.Insufficient => Colours.Bad,
        _ => Colours.Attention,
    });

    public static CellStyle Of(LimitationState state) => TopFilled(Fill(state));

    public static string Fill(LimitationState state) => state switch
    {
        LimitationState.Fixed => Colours.Good,
        LimitationState.BeingFixed => Colours.Waiting,
        LimitationState.Open => Colours.Bad,
        LimitationState.NotMentioned => Colours.Attention,
        _ => AbsentFill,
    };

    /// <summary>A large number at a glance; out of how many there are when that is told.</summary>
    public static FigureLook Tile(string fill, int? all) => new(Centred with
    {
        Bold = true,
        Fill = fill,
        FontSize = all is null ? TileSize : LargeTileSize,
        NumberFormat = all is { } expected ? FormattableString.Invariant($"0\"/{expected}\"") : SheetStyle.WholeNumber,
    });

    /// <summary>A centred cell of a table with a fill.</summary>
    public static CellStyle Filled(string fill) => Centred with { Fill = fill };

    /// <summary>A number of provinces shown against how many there are, such as 17/20; the cell's value stays 17.</summary>
    /// <param name="all">How many there are.</param>
    /// <param name="fill">The colour behind it; null for none.</param>
    public static FigureLook OutOf(int all, string? fill) => new(Centred with { Wrap = false, Fill = fill, NumberFormat = FormattableString.Invariant($"0\"/{all}\"") });

    private static CellStyle TopFilled(string fill) => TopCentred with { Fill = fill };

    private static string Fill(SubmissionState state) => state switch
    {
        SubmissionState.Accepted => Colours.Good,
        SubmissionState.Rejected => Colours.Bad,
        SubmissionState.NeedsExplanation or SubmissionState.Returned => Colours.Attention,
        SubmissionState.Received or SubmissionState.AwaitingConfirmation => Colours.Waiting,
        _ => AbsentFill,
    };

    private static string Fill(Timeliness timeliness) => timeliness switch
    {
        Timeliness.OnTime => Colours.Good,
        Timeliness.WithinGrace => Colours.Attention,
        Timeliness.AfterGrace => Colours.Bad,
        _ => AbsentFill,
    };
}
