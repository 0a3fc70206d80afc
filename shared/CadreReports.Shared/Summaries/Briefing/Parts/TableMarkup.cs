using System.Xml.Linq;
using CadreReports.Summaries.Briefing.Layout;
using static CadreReports.Summaries.Briefing.Parts.Word;

namespace CadreReports.Summaries.Briefing.Parts;

/// <summary>A table whose heading stands on every page and whose rows stay whole.</summary>
internal static class TableMarkup
{
    public static XElement Write(TableBlock table)
    {
        var sum = table.Columns.Sum(c => c.Width);
        var widths = table.Columns.Select(c => Twips(PageLook.TextWidth * c.Width / sum)).ToList();
        return Element(
            "tbl",
            Element(
                "tblPr",
                Value("tblStyle", BriefingStyles.Table),
                Element("tblW", Attribute("w", widths.Sum()), Attribute("type", "dxa")),
                Element("tblLayout", Attribute("type", "fixed")),
                Element("tblLook", Attribute("val", "0020"), Attribute("firstRow", 1), Attribute("lastRow", 0), Attribute("firstColumn", 0), Attribute("lastColumn", 0), Attribute("noHBand", 1), Attribute("noVBand", 1)),
                Value("tblCaption", Clean(table.Caption))),
            Element("tblGrid", widths.Select(w => Element("gridCol", Attribute("w", w)))),
            Heading(table, widths),
            table.Rows.Select((row, i) => Row(table, widths, row, isTotal: i < table.BoldRows)));
    }

    private static XElement Heading(TableBlock table, List<int> widths) => Element(
        "tr",
        Element("trPr", Element("cantSplit"), Element("tblHeader")),
        table.Columns.Select((c, i) => Cell(widths[i], 1, Paragraph(BriefingStyles.TableHeading, Run(c.Heading)))));

    private static XElement Row(TableBlock table, List<int> widths, IReadOnlyList<string> row, bool isTotal) => Element(
        "tr",
        Element("trPr", Element("cantSplit")),
        row.Select((text, i) =>
        {
            var span = i == row.Count - 1 ? table.Columns.Count - i : 1;
            var alignment = span > 1 ? ColumnAlignment.Centre : table.Columns[i].Alignment;
            return Cell(
                widths.Skip(i).Take(span).Sum(),
                span,
                ParagraphOf(BriefingStyles.TableText, [Justified(alignment)], text.Length == 0 ? null : Run(text, bold: isTotal, italic: span > 1)));
        }));

    private static XElement Cell(int width, int span, XElement paragraph) => Element(
        "tc",
        Element(
            "tcPr",
            Element("tcW", Attribute("w", width), Attribute("type", "dxa")),
            span > 1 ? Value("gridSpan", span) : null,
            Value("vAlign", "center")),
        paragraph);

    private static XElement? Justified(ColumnAlignment alignment) => alignment switch
    {
        ColumnAlignment.Centre => Value("jc", "center"),
        ColumnAlignment.End => Value("jc", "right"),
        _ => null,
    };
}
