namespace CadreReports.Spreadsheets.Streaming;

/// <summary>What stands in front of a sheet's cells: its tab, panes and columns.</summary>
internal static class SheetView
{
    /// <summary>The width of a column that none is given for.</summary>
    public const double OtherWidth = 8.43;

    public static void Write(MarkupWriter part, SheetLayout layout, bool isFirst)
    {
        part.Raw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"""u8)
            .Raw("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr>"""u8);
        if (layout.TabColour is { } colour)
            part.Raw("<tabColor rgb=\"FF"u8).Text(colour).Raw("\"/>"u8);
        part.Raw(layout.Scale is null ? "<pageSetUpPr fitToPage=\"1\"/>"u8 : default)
            .Raw("</sheetPr><sheetViews><sheetView showGridLines=\"0\""u8)
            .Raw(isFirst ? " tabSelected=\"1\""u8 : default).Raw(" workbookViewId=\"0\">"u8);
        WritePane(part, layout.FrozenRows, layout.FrozenColumns);
        part.Raw("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\""u8).Number(SheetStyle.LineHeight).Raw("\"/>"u8);
        WriteColumns(part, layout.Widths);
    }

    private static void WritePane(MarkupWriter part, int rows, int columns)
    {
        if (rows == 0 && columns == 0)
        {
            return;
        }

        var pane = (rows > 0, columns > 0) switch
        {
            (true, true) => "bottomRight",
            (true, false) => "bottomLeft",
            _ => "topRight",
        };
        part.Raw("<pane"u8);
        if (columns > 0)
            part.Raw(" xSplit=\""u8).Number(columns).Raw("\""u8);
        if (rows > 0)
            part.Raw(" ySplit=\""u8).Number(rows).Raw("\""u8);
        part.Raw(" topLeftCell=\""u8).Text(CellAddress.Format(rows + 1, columns + 1))
            .Raw("\" activePane=\""u8).Text(pane).Raw("\" state=\"frozen\"/><selection pane=\""u8).Text(pane).Raw("\"/>"u8);
    }

    private static void WriteColumns(MarkupWriter part, IReadOnlyList<double> widths)
    {
        if (widths.Count == 0)
        {
            return;
        }

        part.Raw("<cols>"u8);
        for (var c = 1; c <= widths.Count; c++)
        {
            part.Raw("<col min=\""u8).Number(c).Raw("\" max=\""u8).Number(c).Raw("\" width=\""u8)
                .Number(PageFit.StoredWidth(widths[c - 1])).Raw("\" customWidth=\"1\"/>"u8);
        }

        part.Raw("</cols>"u8);
    }
}
