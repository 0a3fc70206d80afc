namespace CadreReports.Spreadsheets.Streaming;

/// <summary>The conditional formats of a sheet, kept until its cells are written.</summary>
/// <param name="sheet">The sheet's number, which makes the ids of its bars its own.</param>
/// <param name="styles">The workbook's looks.</param>
internal sealed class ConditionalFormats(int sheet, StyleTable styles)
{
    private readonly List<(string Range, Action<MarkupWriter> Rule)> rules = [];
    private readonly List<Action<MarkupWriter>> bars = [];
    private int priority;

    /// <inheritdoc cref="StreamedSheet.ColourScale"/>
    public void ColourScale(string range, string low, string high)
    {
        var order = ++priority;
        Add(range, part => Open(part, "colorScale"u8, order)
            .Raw("><colorScale><cfvo type=\"min\"/><cfvo type=\"max\"/><color rgb=\"FF"u8).Text(low)
            .Raw("\"/><color rgb=\"FF"u8).Text(high).Raw("\"/></colorScale></cfRule>"u8));
    }

    /// <inheritdoc cref="StreamedSheet.Signs"/>
    public void Signs(string range, string below, string above)
    {
        var (first, second) = (++priority, ++priority);
        var cell = FirstCell(range);
        Add(range, part =>
        {
            // A text is greater than every number to Excel, so only numbers are looked at.
            Open(part, "expression"u8, first).Raw(" dxfId=\""u8).Number(styles.FontColour(below))
                .Raw("\"><formula>AND(ISNUMBER("u8).Text(cell).Raw("),"u8).Text(cell).Raw("&lt;0)</formula></cfRule>"u8);
            Open(part, "expression"u8, second).Raw(" dxfId=\""u8).Number(styles.FontColour(above))
                .Raw("\"><formula>AND(ISNUMBER("u8).Text(cell).Raw("),"u8).Text(cell).Raw("&gt;0)</formula></cfRule>"u8);
        });
    }

    /// <inheritdoc cref="StreamedSheet.DataBar"/>
    public void DataBar(string range, string colour, decimal? from, decimal? to)
    {
        var order = ++priority;
        Add(range, part =>
        {
            Open(part, "dataBar"u8, order).Raw("><dataBar minLength=\"0\" maxLength=\"100\">"u8);
            Limit(part, from ?? 0);
            if (to is { } end)
                Limit(part, end);
            else
                part.Raw("<cfvo type=\"max\"/>"u8);
            part.Raw("<color rgb=\"FF"u8).Text(colour)
                .Raw("\"/></dataBar><extLst><ext xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\" uri=\"{B025F937-C7B1-47D3-B67F-A62EFF666E3E}\"><x14:id>"u8);
            WriteId(part, order).Raw("</x14:id></ext></extLst></cfRule>"u8);
        });
        bars.Add(part =>
        {
            part.Raw("<x14:conditionalFormatting xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\"><x14:cfRule type=\"dataBar\" id=\""u8);
            WriteId(part, order).Raw("\"><x14:dataBar minLength=\"0\" maxLength=\"100\" gradient=\"0\">"u8);
            WriteExtendedLimit(part, from, "autoMin"u8);
            WriteExtendedLimit(part, to, "autoMax"u8);
            part.Raw("<x14:negativeFillColor rgb=\"FF"u8).Text(colour)
                .Raw("\"/><x14:axisColor rgb=\"FF7A7A7A\"/></x14:dataBar></x14:cfRule><xm:sqref>"u8).Text(range)
                .Raw("</xm:sqref></x14:conditionalFormatting>"u8);
        });
    }

    /// <summary>Writes what stands among a sheet's elements.</summary>
    public void Write(MarkupWriter part)
    {
        // LibreOffice keeps only one of two descriptions of the same range.
        foreach (var range in rules.GroupBy(r => r.Range, r => r.Rule, StringComparer.Ordinal))
        {
            part.Raw("<conditionalFormatting sqref=\""u8).Text(range.Key).Raw("\">"u8);
            foreach (var rule in range)
            {
                rule(part);
            }

            part.Raw("</conditionalFormatting>"u8);
        }
    }

    /// <summary>Writes what later versions of Excel know of bars, at the sheet's end.</summary>
    public void WriteExtension(MarkupWriter part)
    {
        if (bars.Count == 0)
        {
            return;
        }

        part.Raw("<extLst><ext xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\" uri=\"{78C0D931-6437-407d-A8EE-F0AAD7539E65}\"><x14:conditionalFormattings>"u8);
        bars.ForEach(b => b(part));
        part.Raw("</x14:conditionalFormattings></ext></extLst>"u8);
    }

    private void Add(string range, Action<MarkupWriter> rule) => rules.Add((range, rule));

    private static MarkupWriter Open(MarkupWriter part, ReadOnlySpan<byte> type, int order) =>
        part.Raw("<cfRule type=\""u8).Raw(type).Raw("\" priority=\""u8).Number(order).Raw("\""u8);

    private static void Limit(MarkupWriter part, decimal value) => part.Raw("<cfvo type=\"num\" val=\""u8).Number(value).Raw("\"/>"u8);

    private static void WriteExtendedLimit(MarkupWriter part, decimal? value, ReadOnlySpan<byte> automatic)
    {
        if (value is { } number)
        {
            part.Raw("<x14:cfvo type=\"num\"><xm:f>"u8).Number(number).Raw("</xm:f></x14:cfvo>"u8);
        }
        else
        {
            part.Raw("<x14:cfvo type=\""u8).Raw(automatic).Raw("\"/>"u8);
        }
    }

    /// <summary>The id joins the two descriptions of a bar; it only has to differ from the others.</summary>
    private MarkupWriter WriteId(MarkupWriter part, int order) =>
        part.Text(FormattableString.Invariant($"{{{sheet:X8}-0000-4000-8000-{order:X12}}}"));

    private static string FirstCell(string range) => range[..((range.IndexOfAny([':', ' ']) is var end and > 0) ? end : range.Length)];
}
