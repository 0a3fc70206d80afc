using System.Runtime.CompilerServices;

namespace CadreReports.Spreadsheets.Streaming;

/// <summary>Collects the looks that cells ask for, each once, and writes them as the styles part.</summary>
internal sealed class StyleTable
{
    private const int FirstOwnFormat = 164;
    private const int RecentStyles = 64;

    /// <summary>The first two fills are the reader's own, whatever is said of them.</summary>
    private const int ReservedFills = 2;

    private readonly Dictionary<(CellStyle Style, bool Quoted), int> cells = [];
    private readonly Dictionary<Font, int> fonts = [];
    private readonly Dictionary<(string? Colour, bool Hatched), int> fills = [];
    private readonly Dictionary<string, int> formats = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> fontColours = new(StringComparer.Ordinal);

    /// <summary>Most cells share the same few instances, which are found without comparing their members.</summary>
    private readonly (CellStyle? Style, int Plain, int Quoted)[] recent = new (CellStyle?, int, int)[RecentStyles];

    public StyleTable() => Index(CellStyle.Default);

    private sealed record Font(string Name, double Size, bool Bold, bool Italic, bool Underline, string? Colour);

    /// <summary>The number of a look.</summary>
    /// <param name="style">The look.</param>
    /// <param name="quoted">Whether the cell's text is text whatever it begins with.</param>
    public int Index(CellStyle style, bool quoted = false)
    {
        ref var slot = ref recent[RuntimeHelpers.GetHashCode(style) % RecentStyles];
        if (!ReferenceEquals(slot.Style, style))
        {
            slot = (style, -1, -1);
        }

        ref var index = ref quoted ? ref slot.Quoted : ref slot.Plain;
        return index >= 0 ? index : index = Find(style, quoted);
    }

    /// <summary>The number of a look that a condition gives: its colour of letters.</summary>
    public int FontColour(string colour) => Number(fontColours, colour);

    /// <summary>Writes the part.</summary>
    public void Write(MarkupWriter part)
    {
        var looks = cells.OrderBy(c => c.Value).Select(c => c.Key).ToList();
        var rows = new MemoryStream();
        var xfs = new MarkupWriter(rows);
        looks.ForEach(l => WriteLook(xfs, l.Style, l.Quoted));
        xfs.Flush();

        part.Raw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"""u8)
            .Raw("""<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"""u8);
        WriteFormats(part);
        part.Raw("<fonts count=\""u8).Number(fonts.Count).Raw("\">"u8);
        foreach (var font in fonts.Keys)
        {
            WriteFont(part, font);
        }

        part.Raw("</fonts>"u8);
        WriteFills(part);
        WriteBorders(part);
        part.Raw("""<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"""u8)
            .Raw("<cellXfs count=\""u8).Number(looks.Count).Raw("\">"u8).Raw(rows.ToArray()).Raw("</cellXfs>"u8)
            .Raw("""<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"""u8)
            .Raw("<dxfs count=\""u8).Number(fontColours.Count).Raw("\">"u8);
        foreach (var colour in fontColours.Keys)
        {
            part.Raw("<dxf><font>"u8);
            WriteColour(part, "color"u8, colour);
            part.Raw("</font></dxf>"u8);
        }

        part.Raw("</dxfs></styleSheet>"u8);
    }

    private int Find(CellStyle style, bool quoted)
    {
        if (!cells.TryGetValue((style, quoted), out var index))
        {
            index = cells.Count;
            cells.Add((style, quoted), index);
            Number(fonts, FontOf(style));
            if (FillOf(style) is { } fill)
                Number(fills, fill);
            if (style.NumberFormat is { } format)
                Number(formats, format);
        }

        return index;
    }

    private static Font FontOf(CellStyle style) =>
        new(style.FontName, style.FontSize, style.Bold, style.Italic, style.Underline, style.FontColour);

    private static (string?, bool)? FillOf(CellStyle style) => style.Fill is null && !style.Hatched ? null : (style.Fill, style.Hatched);

    private static int Number<T>(Dictionary<T, int> numbers, T key)
        where T : notnull
    {
        if (!numbers.TryGetValue(key, out var number))
        {
            number = numbers.Count;
            numbers.Add(key, number);
        }

        return number;
    }

    private void WriteLook(MarkupWriter part, CellStyle style, bool quoted)
    {
        part.Raw("<xf numFmtId=\""u8).Number(style.NumberFormat is { } format ? FirstOwnFormat + formats[format] : 0)
            .Raw("\" fontId=\""u8).Number(fonts[FontOf(style)])
            .Raw("\" fillId=\""u8).Number(FillOf(style) is { } fill ? ReservedFills + fills[fill] : 0)
            .Raw("\" borderId=\""u8).Number(style.Grid ? 1 : 0)
            .Raw("\" xfId=\"0\""u8).Raw(quoted ? " quotePrefix=\"1\""u8 : default)
            .Raw(" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment"u8);
        part.Raw(style.Horizontal switch
        {
            HorizontalAlignment.Left => " horizontal=\"left\""u8,
            HorizontalAlignment.Center => " horizontal=\"center\""u8,
            HorizontalAlignment.Right => " horizontal=\"right\""u8,
            _ => default,
        });
        part.Raw(style.Vertical switch
        {
            VerticalAlignment.Center => " vertical=\"center\""u8,
            VerticalAlignment.Top => " vertical=\"top\""u8,
            _ => " vertical=\"bottom\""u8,
        });
        part.Raw(style.Wrap ? " wrapText=\"1\""u8 : default);
        if (style.Indent > 0)
            part.Raw(" indent=\""u8).Number(style.Indent).Raw("\""u8);
        part.Raw("/></xf>"u8);
    }

    private void WriteFormats(MarkupWriter part)
    {
        if (formats.Count == 0)
        {
            return;
        }

        part.Raw("<numFmts count=\""u8).Number(formats.Count).Raw("\">"u8);
        foreach (var (format, number) in formats)
        {
            part.Raw("<numFmt numFmtId=\""u8).Number(FirstOwnFormat + number).Raw("\" formatCode=\""u8).Text(format).Raw("\"/>"u8);
        }

        part.Raw("</numFmts>"u8);
    }

    private static void WriteFont(MarkupWriter part, Font font)
    {
        part.Raw("<font>"u8)
            .Raw(font.Bold ? "<b/>"u8 : default)
            .Raw(font.Italic ? "<i/>"u8 : default)
            .Raw(font.Underline ? "<u/>"u8 : default)
            .Raw("<sz val=\""u8).Number(font.Size).Raw("\"/>"u8);
        if (font.Colour is { } colour)
            WriteColour(part, "color"u8, colour);
        part.Raw("<name val=\""u8).Text(font.Name).Raw("\"/><family val=\"1\"/></font>"u8);
    }

    private void WriteFills(MarkupWriter part)
    {
        part.Raw("<fills count=\""u8).Number(ReservedFills + fills.Count)
            .Raw("\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"u8);
        foreach (var (colour, hatched) in fills.Keys)
        {
            part.Raw("<fill><patternFill patternType=\""u8).Raw(hatched ? "lightUp"u8 : "solid"u8).Raw("\">"u8);
            WriteColour(part, "fgColor"u8, hatched ? Hex(SheetStyle.Rule) : colour!);
            if (!hatched)
                part.Raw("<bgColor indexed=\"64\"/>"u8);
            else if (colour is not null)
                WriteColour(part, "bgColor"u8, colour);
            part.Raw("</patternFill></fill>"u8);
        }

        part.Raw("</fills>"u8);
    }

    private static void WriteBorders(MarkupWriter part)
    {
        part.Raw("<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border>"u8);
        foreach (var side in (string[])["left", "right", "top", "bottom"])
        {
            part.Raw("<"u8).Text(side).Raw(" style=\"thin\">"u8);
            WriteColour(part, "color"u8, Hex(SheetStyle.Rule));
            part.Raw("</"u8).Text(side).Raw(">"u8);
        }

        part.Raw("<diagonal/></border></borders>"u8);
    }

    private static void WriteColour(MarkupWriter part, ReadOnlySpan<byte> element, string colour) =>
        part.Raw("<"u8).Raw(element).Raw(" rgb=\"FF"u8).Text(colour).Raw("\"/>"u8);

    private static string Hex(ClosedXML.Excel.XLColor colour) => FormattableString.Invariant($"{colour.Color.R:X2}{colour.Color.G:X2}{colour.Color.B:X2}");
}
