using System.Xml.Linq;
using CadreReports.Summaries.Briefing.Layout;
using static CadreReports.Summaries.Briefing.Parts.Word;

namespace CadreReports.Summaries.Briefing.Parts;

/// <summary>The root of the document part.</summary>
internal sealed class BodyMarkup(BriefingContent content, IReadOnlyList<PlacedBlock> blocks)
{
    private const string TableSequence = "Bảng";
    private const string ChartSequence = "Biểu_đồ";

    private static readonly XNamespace Drawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    private static readonly XNamespace Shapes = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace Charts = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    private const double EmusPerPoint = 12700;

    private int bookmarks;
    private int tables;
    private int charts;

    /// <summary>Id of the relationship to the chart with this number, from 1.</summary>
    public static string ChartId(int number) => "rIdChart" + Number(number);

    public XElement Write()
    {
        var body = Element("body", LetterheadMarkup.Head(content), Contents());
        for (var i = 0; i < blocks.Count; i++)
            body.Add(Block(blocks[i], isLastOfPage: i + 1 < blocks.Count && blocks[i + 1].OpensPage));
        body.Add(LetterheadMarkup.Foot(content));
        // A document does not end with a table; what must follow it is kept so low that it never takes a page of its own.
        body.Add(ParagraphOf(BriefingStyles.AfterTable, [Element("spacing", Attribute("line", Twips(1)), Attribute("lineRule", "exact"))]));
        body.Add(Section());
        return new XElement(
            W + "document",
            new XAttribute(XNamespace.Xmlns + "w", W),
            new XAttribute(XNamespace.Xmlns + "r", R),
            new XAttribute(XNamespace.Xmlns + "wp", Drawing),
            new XAttribute(XNamespace.Xmlns + "a", Shapes),
            new XAttribute(XNamespace.Xmlns + "c", Charts),
            body);
    }

    private IEnumerable<XElement> Block(PlacedBlock placed, bool isLastOfPage)
    {
        switch (placed.Block)
        {
            case HeadingBlock heading:
                yield return Heading(heading, placed);
                break;
            case TextBlock text:
                yield return ParagraphOf(BriefingStyles.Body, [Apart(PageLook.BodyAfter, placed.Slack)], Run(text.Text));
                break;
            case PointBlock point:
                yield return ParagraphOf(BriefingStyles.Point, [Apart(PageLook.PointAfter, placed.Slack)], point.Lead is { } lead ? Run(PointBlock.Led(lead), bold: true) : null, Run(point.Text));
                break;
            case TableBlock table:
                yield return Caption(BriefingTexts.TableLabel, TableSequence, ++tables, table.Caption, Element("keepNext"));
                yield return TableMarkup.Write(table);
                // Below a table that fills its page the space would take a page of its own in front of the one to be opened.
                if (!isLastOfPage)
                    yield return ParagraphOf(BriefingStyles.AfterTable, [Apart(0, placed.Slack)]);
                break;
            case ChartBlock chart:
                yield return Chart(chart, placed);
                yield return Caption(BriefingTexts.ChartLabel, ChartSequence, charts, chart.Caption, Apart(PageLook.CaptionAfter, PageLook.ChartAfter + placed.Slack));
                break;
            default:
                throw new InvalidOperationException($"A {placed.Block.GetType().Name} cannot be written.");
        }
    }

    private XElement Heading(HeadingBlock heading, PlacedBlock placed) => ParagraphOf(
        BriefingStyles.Heading(heading.Level), [OpensPage(placed)], Bookmarked(bookmarks, Bookmark(++bookmarks), Run(heading.Text)));

    /// <summary>The table of contents, as Word makes it, with the page numbers that <see cref="Pagination"/> found.</summary>
    private IEnumerable<XElement> Contents()
    {
        yield return Paragraph(BriefingStyles.ContentsHeading, Run(BriefingTexts.Contents));
        var entries = blocks.Where(b => b.Block is HeadingBlock).ToList();
        for (var i = 0; i < entries.Count; i++)
        {
            var heading = (HeadingBlock)entries[i].Block;
            var bookmark = Bookmark(i + 1);
            yield return Paragraph(
                BriefingStyles.Contents(heading.Level),
                i == 0 ? [FieldMark("begin"), Instruction("TOC \\o \"1-2\" \\h \\z \\u"), FieldMark("separate")] : Array.Empty<XElement>(),
                Element(
                    "hyperlink",
                    Attribute("anchor", bookmark),
                    Attribute("history", 1),
                    Run(heading.Text),
                    Tab(),
                    Field($"PAGEREF {bookmark} \\h", Number(entries[i].Page))));
        }

        yield return Paragraph(BriefingStyles.AfterTable, FieldMark("end"));
    }

    /// <summary>The space below a paragraph where it is more than its style says.</summary>
    private static XElement? Apart(double after, double slack) => slack > 0 ? Element("spacing", Attribute("after", Twips(after + slack))) : null;

    private static XElement? OpensPage(PlacedBlock placed) => placed.OpensPage ? Element("pageBreakBefore") : null;

    private static string Bookmark(int number) => "_Toc" + number.ToString("000000000", System.Globalization.CultureInfo.InvariantCulture);

    private static XElement Caption(string label, string sequence, int number, string text, XElement? property) => ParagraphOf(
        BriefingStyles.Caption,
        [property],
        Run(label + " "),
        Field($"SEQ {sequence} \\* ARABIC", Number(number)),
        Run($". {text}"));

    private XElement Chart(ChartBlock chart, PlacedBlock placed)
    {
        var number = ++charts;
        var inline = new XElement(
            Drawing + "inline",
            new XAttribute("distT", 0),
            new XAttribute("distB", 0),
            new XAttribute("distL", 0),
            new XAttribute("distR", 0),
            new XElement(Drawing + "extent", new XAttribute("cx", Emus(PageLook.TextWidth)), new XAttribute("cy", Emus(placed.ChartHeight))),
            new XElement(Drawing + "effectExtent", new XAttribute("l", 0), new XAttribute("t", 0), new XAttribute("r", 0), new XAttribute("b", 0)),
            new XElement(
                Drawing + "docPr",
                new XAttribute("id", number),
                new XAttribute("name", $"{BriefingTexts.ChartLabel} {Number(number)}"),
                new XAttribute("descr", PlainText.Clean(chart.Chart.AlternativeText))),
            new XElement(Drawing + "cNvGraphicFramePr"),
            new XElement(
                Shapes + "graphic",
                new XElement(
                    Shapes + "graphicData",
                    new XAttribute("uri", Charts.NamespaceName),
                    new XElement(Charts + "chart", new XAttribute(R + "id", ChartId(number))))));
        return ParagraphOf(BriefingStyles.ChartLine, [OpensPage(placed)], Element("r", Element("drawing", inline)));
    }

    private static long Emus(double points) => (long)Math.Round(points * EmusPerPoint, MidpointRounding.AwayFromZero);

    /// <summary>A4 with the margins of a Party document; numbered in the middle of the head from the second page.</summary>
    private static XElement Section() => Element(
        "sectPr",
        Element("headerReference", Attribute("type", "default"), new XAttribute(R + "id", "rIdHeader")),
        Element("headerReference", Attribute("type", "first"), new XAttribute(R + "id", "rIdFirstHeader")),
        Element("pgSz", Attribute("w", 11906), Attribute("h", 16838)),
        Element(
            "pgMar",
            Attribute("top", 1134),
            Attribute("right", 1134),
            Attribute("bottom", 1134),
            Attribute("left", 1701),
            Attribute("header", 567),
            Attribute("footer", 567),
            Attribute("gutter", 0)),
        Element("titlePg"));
}
