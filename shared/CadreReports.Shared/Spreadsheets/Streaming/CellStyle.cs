namespace CadreReports.Spreadsheets.Streaming;

internal enum HorizontalAlignment
{
    General,
    Left,
    Center,
    Right,
}

internal enum VerticalAlignment
{
    Bottom,
    Center,
    Top,
}

/// <summary>The look of a cell, as a value: equal styles are written once. The default is that of the common font and nothing else.</summary>
internal sealed record CellStyle
{
    public static CellStyle Default { get; } = new();

    public double FontSize { get; init; } = SheetStyle.FontSize;

    public string FontName { get; init; } = SheetStyle.FontName;

    public bool Bold { get; init; }

    public bool Italic { get; init; }

    public bool Underline { get; init; }

    /// <summary>Six hex digits, such as <c>A61C1C</c>; null for the reader's own.</summary>
    public string? FontColour { get; init; }

    /// <summary>Six hex digits; null for none.</summary>
    public string? Fill { get; init; }

    /// <summary>Hatches the fill, in the colour of rules: nothing is known here.</summary>
    public bool Hatched { get; init; }

    /// <summary>A thin rule on each side, in the colour of rules.</summary>
    public bool Grid { get; init; }

    /// <summary>An Excel number format; null for General.</summary>
    public string? NumberFormat { get; init; }

    public HorizontalAlignment Horizontal { get; init; }

    public VerticalAlignment Vertical { get; init; } = VerticalAlignment.Center;

    public int Indent { get; init; }

    public bool Wrap { get; init; }
}
