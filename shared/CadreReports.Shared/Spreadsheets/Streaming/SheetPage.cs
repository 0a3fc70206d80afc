namespace CadreReports.Spreadsheets.Streaming;

/// <summary>How a sheet is printed.</summary>
internal static class SheetPage
{
    /// <summary>Excel's own limit for all three parts of a footer and their codes.</summary>
    private const int LongestFooter = 255;

    private const int A3 = 8;
    private const int A4 = 9;

    /// <param name="part">The worksheet part, behind its links.</param>
    /// <param name="layout">Paper, margins, footer.</param>
    /// <param name="name">The sheet's name, for the footer.</param>
    /// <param name="onePage">Whether it is one page high, and not as many as it needs.</param>
    /// <param name="breaks">The rows behind which a page ends.</param>
    public static void Write(MarkupWriter part, SheetLayout layout, string name, bool onePage, IReadOnlyList<int> breaks)
    {
        var margins = layout.Margins;
        part.Raw("<printOptions horizontalCentered=\"1\"/><pageMargins left=\""u8).Number(margins.Side)
            .Raw("\" right=\""u8).Number(margins.Side).Raw("\" top=\""u8).Number(margins.Top).Raw("\" bottom=\""u8).Number(margins.Bottom)
            .Raw("\" header=\""u8).Number(margins.HeaderAndFooter).Raw("\" footer=\""u8).Number(margins.HeaderAndFooter)
            .Raw("\"/><pageSetup paperSize=\""u8).Number(layout.Paper == Paper.A3 ? A3 : A4)
            .Raw("\""u8);
        if (layout.Scale is { } percent)
            part.Raw(" scale=\""u8).Number(percent);
        else
            part.Raw(" fitToWidth=\""u8).Number(layout.PagesWide).Raw("\" fitToHeight=\""u8).Number(onePage ? 1 : 0);
        part.Raw("\" orientation=\""u8).Raw(layout.Landscape ? "landscape"u8 : "portrait"u8)
            .Raw("\"/><headerFooter><oddFooter>"u8).Text(Footer(layout, name)).Raw("</oddFooter></headerFooter>"u8);
        if (breaks.Count == 0)
        {
            return;
        }

        part.Raw("<rowBreaks count=\""u8).Number(breaks.Count).Raw("\" manualBreakCount=\""u8).Number(breaks.Count).Raw("\">"u8);
        foreach (var row in breaks)
        {
            part.Raw("<brk id=\""u8).Number(row).Raw("\" max=\"16383\" man=\"1\"/>"u8);
        }

        part.Raw("</rowBreaks>"u8);
    }

    private static string Footer(SheetLayout layout, string name)
    {
        var right = $"&C{PrintSetup.FooterText(name)}&R{PrintSetup.FooterPageNumber(layout.PageWord)}";
        for (var length = layout.Footer.Length; ; length--)
        {
            var text = length == layout.Footer.Length ? layout.Footer : layout.Footer[..length].TrimEnd() + "…";
            var footer = $"&L{PrintSetup.FooterText(CellText.Clean(text))}{right}";
            if (footer.Length <= LongestFooter || length == 0)
            {
                return footer;
            }
        }
    }
}
