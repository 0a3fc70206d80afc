using System.Globalization;
using System.Xml.Linq;
using CadreReports.Summaries.Briefing.Layout;
using CadreReports.Summaries.Briefing.Sentences;
using static CadreReports.Summaries.Briefing.Parts.Word;

namespace CadreReports.Summaries.Briefing.Parts;

/// <summary>The head of a Party document, its title, and its foot with the recipients and the signature.</summary>
internal static class LetterheadMarkup
{
    private const double Left = 0.44;
    private const double RuleGap = 1;

    /// <summary>A font in place of Times New Roman may be a little wider, and the name must stay on one line.</summary>
    private const double RuleReserve = 1.06;

    public static IEnumerable<XElement> Head(BriefingContent content)
    {
        yield return Halves(
            Left,
            [
                Line(Run(SummaryTexts.BoardCapitals)),
                Line(Run(SummaryTexts.Star)),
                Line(Run(BriefingTexts.Number)),
            ],
            [
                Ruled(SummaryTexts.Party),
                Line(Run(string.Empty)),
                Line(Run(Date(content.Summary), italic: true)),
            ]);
        yield return Paragraph(BriefingStyles.Letterhead);
        yield return Paragraph(BriefingStyles.Title, Run(BriefingTexts.Title));
        foreach (var line in content.Subject)
            yield return Paragraph(BriefingStyles.Subtitle, Run(line));
        yield return Rule();
    }

    public static IEnumerable<XElement> Foot(BriefingContent content)
    {
        yield return Paragraph(BriefingStyles.AfterTable);
        yield return Halves(
            0.55,
            [
                ParagraphOf(BriefingStyles.Recipients, [Element("keepNext")], Run(BriefingTexts.Recipients, underlined: true)),
                ParagraphOf(BriefingStyles.Recipients, [Element("keepNext")], Run(BriefingTexts.RecipientLeaders)),
                ParagraphOf(BriefingStyles.Recipients, [Element("keepNext")], Run(Amounts.Fill(BriefingTexts.RecipientBoards, content.Summary.Region.InText))),
                ParagraphOf(BriefingStyles.Recipients, [Element("keepNext")], Run(BriefingTexts.RecipientFile)),
            ],
            [
                ParagraphOf(BriefingStyles.Letterhead, [Element("keepNext")], Run(BriefingTexts.SignFor, bold: true)),
                .. Enumerable.Range(0, 3).Select(_ => ParagraphOf(BriefingStyles.Letterhead, [Element("keepNext")])),
            ]);
    }

    /// <summary>Two columns without borders.</summary>
    private static XElement Halves(double left, object[] first, object[] second) => Element(
        "tbl",
        Element("tblPr", Element("tblW", Attribute("w", Twips(PageLook.TextWidth)), Attribute("type", "dxa")), Element("tblLayout", Attribute("type", "fixed")), Element("tblCellMar", Side("left"), Side("right"))),
        Element("tblGrid", Grid(left), Grid(1 - left)),
        Element("tr", Element("trPr", Element("cantSplit")), Cell(left, first), Cell(1 - left, second)));

    private static XElement Side(string side) => Element(side, Attribute("w", 0), Attribute("type", "dxa"));

    private static XElement Grid(double share) => Element("gridCol", Attribute("w", Twips(PageLook.TextWidth * share)));

    private static XElement Cell(double share, object[] content) =>
        Element("tc", Element("tcPr", Element("tcW", Attribute("w", Twips(PageLook.TextWidth * share)), Attribute("type", "dxa"))), content);

    private static XElement Line(XElement run) => Paragraph(BriefingStyles.Letterhead, run);

    /// <summary>The Party's name with a rule as long as itself below.</summary>
    private static XElement Ruled(string text)
    {
        var side = Math.Max(((PageLook.TextWidth * (1 - Left)) - (TimesMetrics.Width(text, PageLook.BodySize, bold: true) * RuleReserve)) / 2, 0);
        return ParagraphOf(
            BriefingStyles.Letterhead,
            [Element("pBdr", Border()), Element("ind", Attribute("left", Twips(side)), Attribute("right", Twips(side)))],
            Run(text, bold: true));
    }

    /// <summary>The short rule below a title.</summary>
    private static XElement Rule()
    {
        var side = PageLook.TextWidth * 0.4;
        return ParagraphOf(
            BriefingStyles.AfterTable,
            [Element("pBdr", Border()), Element("spacing", Attribute("after", Twips(12)), Attribute("line", Twips(4)), Attribute("lineRule", "exact")), Element("ind", Attribute("left", Twips(side)), Attribute("right", Twips(side)))]);
    }

    private static XElement Border() =>
        Element("bottom", Attribute("val", "single"), Attribute("sz", 6), Attribute("space", RuleGap), Attribute("color", "000000"));

    /// <summary>The date is that of the newest event in the summary; before the first one the day is left open.</summary>
    private static string Date(RegionalSummary summary)
    {
        if (summary.AsOf is not { } moment)
            return Amounts.Fill(SummaryTexts.DateLine, "    ", "    ", summary.Period.Due.Year);

        var day = moment.ToOffset(summary.Period.Due.Offset);
        return Amounts.Fill(SummaryTexts.DateLine, Padded(day.Day, below: 10), Padded(day.Month, below: 3), day.Year);
    }

    /// <summary>Official papers put a zero before days under ten and before January and February.</summary>
    private static string Padded(int number, int below) => number.ToString(number < below ? "00" : "0", CultureInfo.InvariantCulture);
}
