namespace CadreReports.Spreadsheets.Streaming;

/// <summary>The part that places the charts of a sheet.</summary>
internal static class DrawingPart
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.drawing+xml";

    public const string RelationshipType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing";

    /// <summary>What a chart of it is.</summary>
    public const string ChartContentType = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";

    /// <summary>How it refers to a chart.</summary>
    public const string ChartRelationshipType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart";

    private const int UnitsPerPoint = 12_700;

    /// <summary>What the last column is left free at its edge, in points: programs differ a little in how wide it is.</summary>
    private const double EdgeSpace = 6;

    /// <summary>Writes the part; the charts are its relationships rId1, rId2 … in their order.</summary>
    public static void Write(MarkupWriter part, IReadOnlyList<PlacedChart> charts)
    {
        part.Raw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"""u8)
            .Raw("""<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">"""u8);
        for (var i = 1; i <= charts.Count; i++)
        {
            var placed = charts[i - 1];
            part.Raw("<xdr:twoCellAnchor editAs=\"oneCell\">"u8);
            WriteCorner(part, "from"u8, placed.FirstRow - 1, placed.FirstColumn - 1, 0);

            // Ends inside the last column: at the beginning of the next one, programs print that one as well.
            WriteCorner(part, "to"u8, placed.LastRow, placed.LastColumn - 1, (long)(Math.Max(0, placed.LastColumnWidth - EdgeSpace) * UnitsPerPoint));
            part.Raw("<xdr:graphicFrame macro=\"\"><xdr:nvGraphicFramePr><xdr:cNvPr id=\""u8).Number(i + 1)
                .Raw("\" name=\"Chart "u8).Number(i).Raw("\" descr=\""u8).Text(CellText.Clean(placed.AlternativeText))
                .Raw("\"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>"u8)
                .Raw("<xdr:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/></xdr:xfrm>"u8)
                .Raw("<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">"u8)
                .Raw("<c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"rId"u8)
                .Number(i).Raw("\"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>"u8);
        }

        part.Raw("</xdr:wsDr>"u8);
    }

    private static void WriteCorner(MarkupWriter part, ReadOnlySpan<byte> name, int row, int column, long offset) =>
        part.Raw("<xdr:"u8).Raw(name).Raw("><xdr:col>"u8).Number(column).Raw("</xdr:col><xdr:colOff>"u8).Number(offset)
            .Raw("</xdr:colOff><xdr:row>"u8).Number(row).Raw("</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:"u8).Raw(name).Raw(">"u8);
}
