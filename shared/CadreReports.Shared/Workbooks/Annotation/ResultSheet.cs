using System.Globalization;
using System.Xml.Linq;
using CadreReports.Findings;
using CadreReports.Spreadsheets;
using CadreReports.Time;

namespace CadreReports.Workbooks.Annotation;

/// <summary>The first sheet of an annotated copy: what was sent, what became of it, and all findings with links to their cells.</summary>
internal sealed class ResultSheet
{
    private const int MarkColumn = 1;
    private const int NumberColumn = 2;
    private const int SeverityColumn = 3;
    private const int PlaceColumn = 4;
    private const int RuleColumn = 5;
    private const int MessageColumn = 6;
    private const int ExplanationColumn = 7;
    private const int LastColumn = ExplanationColumn;
    private const int LegendRow = 6;
    private const double TallestRow = 409;

    /// <summary>Units of column width by which a text is indented.</summary>
    private const double Indent = 1.7;

    private const int LongestLink = 255;

    /// <summary>The message names them all; a link is shown on one line by some programs.</summary>
    private const int CellsShown = 5;

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Column widths from column A, in digits of the workbook's standard font.</summary>
    private static readonly double[] Widths = [2, 6, 16, 29, 14, 62, 38];

    private readonly SheetTabs tabs;
    private readonly AnnotationHead head;
    private readonly IReadOnlyList<Finding> findings;
    private readonly IReadOnlyList<PaintedCell> before;
    private readonly ResultStyles styles;
    private readonly Dialect dialect;
    private readonly List<XElement> rows = [];
    private readonly List<XElement> links = [];
    private readonly List<string> merges = [];

    /// <param name="workbook">The workbook's styles.</param>
    /// <param name="tabs">Its sheets.</param>
    /// <param name="head">What stands above the list.</param>
    /// <param name="findings">All findings in order.</param>
    /// <param name="before">What was painted over; complete when the sheet is built.</param>
    /// <param name="dialect">The dialect of the workbook.</param>
    public ResultSheet(
        StyleSheet workbook, SheetTabs tabs, AnnotationHead head, IReadOnlyList<Finding> findings, IReadOnlyList<PaintedCell> before, Dialect dialect)
    {
        (this.tabs, this.head, this.findings, this.before, this.dialect) = (tabs, head, findings, before, dialect);
        styles = new ResultStyles(workbook);
    }

    /// <summary>The row of the list's headings, which is repeated on every page.</summary>
    public static int HeaderRow => LegendRow + SeverityLook.All.Count;

    /// <summary>The sheet's root element.</summary>
    public XElement Build()
    {
        WriteHead();
        WriteList();
        return dialect.Element(
            "worksheet",
            new XAttribute(XNamespace.Xmlns + "r", dialect.Relations),
            dialect.Element("sheetPr", dialect.Element("tabColor", new XAttribute("rgb", SeverityLook.Fill(Severity.Error))), dialect.Element("pageSetUpPr", new XAttribute("fitToPage", 1))),
            dialect.Element("sheetViews", View()),
            dialect.Element("sheetFormatPr", new XAttribute("defaultRowHeight", 15)),
            dialect.Element("cols", Widths.Select(Column)),
            dialect.Element("sheetData", rows),
            dialect.Element("mergeCells", new XAttribute("count", merges.Count), merges.Select(m => dialect.Element("mergeCell", new XAttribute("ref", m)))),
            links.Count > 0 ? dialect.Element("hyperlinks", links) : null,
            dialect.Element("printOptions", new XAttribute("horizontalCentered", 1)),
            dialect.Element("pageMargins", Margins(("left", "0.45"), ("right", "0.45"), ("top", "0.6"), ("bottom", "0.6"), ("header", "0.3"), ("footer", "0.3"))),
            dialect.Element("pageSetup", new XAttribute("paperSize", 9), new XAttribute("orientation", "landscape"), new XAttribute("fitToHeight", 0)),
            dialect.Element("headerFooter", dialect.Element("oddFooter", $"&L&\"Times New Roman,Regular\"&9 {Plain(head.Receipt)}&R&\"Times New Roman,Regular\"&9 {AnnotationTexts.Page} &P/&N")));
    }

    private void WriteHead()
    {
        WriteAcross(1, NumberColumn, AnnotationTexts.Title, styles.Title, ResultStyles.TitleSize, AnnotationMark.Corner);
        WriteAcross(2, NumberColumn, Fill(AnnotationTexts.Subtitle, head.Province, head.Period), styles.Result, ResultStyles.HeadSize);
        WriteAcross(
            3, NumberColumn, Fill(AnnotationTexts.Upload, head.Version, head.Receipt, VietnamTime.Of(head.ReceivedAt)), styles.Head, ResultStyles.HeadSize);
        WriteAcross(
            4, NumberColumn, Fill(AnnotationTexts.Result, head.Result, Count(Severity.Error), Count(Severity.Query), Count(Severity.Query) - Open(), Count(Severity.Note)),
            styles.Result, ResultStyles.HeadSize);
        WriteAcross(5, NumberColumn, Next(), styles.Result, ResultStyles.HeadSize);
        for (var i = 0; i < SeverityLook.All.Count; i++)
        {
            var severity = SeverityLook.All[i];
            var row = LegendRow + i;
            Row(row, Height(SeverityLook.Meaning(severity), PlaceColumn, ResultStyles.BodySize) + 2, [
                Text(row, SeverityColumn, SeverityLook.Name(severity), styles.Of(severity)),
                .. Across(row, PlaceColumn, SeverityLook.Meaning(severity), styles.Meaning),
            ]);
        }

        string[] headings =
        [
            AnnotationTexts.ColumnNumber, AnnotationTexts.ColumnSeverity, AnnotationTexts.ColumnPlace, AnnotationTexts.ColumnRule,
            AnnotationTexts.ColumnMessage, AnnotationTexts.ColumnExplanation,
        ];
        Row(HeaderRow, 22, [.. headings.Select((text, i) => Text(HeaderRow, NumberColumn + i, text, styles.Heading))]);
    }

    private void WriteList()
    {
        var memory = new Queue<string>(EarlierFills.Texts(before));
        var row = HeaderRow + 1;
        for (var i = 0; i < findings.Count; i++, row++)
        {
            var finding = findings[i];
            var link = Link(finding);
            if (link is { } target)
            {
                links.Add(dialect.Element(
                    "hyperlink",
                    new XAttribute("ref", CellAddress.Format(row, PlaceColumn)),
                    new XAttribute("location", target),
                    new XAttribute("tooltip", Fill(AnnotationTexts.GoTo, target))));
            }

            var place = Place(finding);
            var explanation = Explanation(finding);
            (string Text, int Column)[] texts =
                [(place, PlaceColumn), (finding.RuleId, RuleColumn), (finding.Message, MessageColumn), (explanation, ExplanationColumn)];
            var height = RowHeight(texts.Max(t => TextMeasure.Lines(t.Text, Widths[t.Column - 1], ResultStyles.BodySize, indent: Indent)));
            Row(row, height, [
                .. Memory(memory, row),
                dialect.Element("c", new XAttribute("r", CellAddress.Format(row, NumberColumn)), new XAttribute("s", styles.Number), dialect.Element("v", i + 1)),
                Text(row, SeverityColumn, SeverityLook.Name(finding.Severity), styles.Of(finding.Severity)),
                Text(row, PlaceColumn, place, link is null ? styles.Text : styles.LinkText),
                Text(row, RuleColumn, finding.RuleId, styles.Text),
                Text(row, MessageColumn, finding.Message, styles.Text),
                Text(row, ExplanationColumn, explanation, styles.Text),
            ]);
        }

        if (findings.Count == 0)
        {
            WriteAcross(row, NumberColumn, AnnotationTexts.NothingFound, styles.Result, ResultStyles.HeadSize);
        }
    }

    private IEnumerable<XElement> Memory(Queue<string> memory, int row) =>
        memory.TryDequeue(out var text) && text.Length > 0 ? [Text(row, MarkColumn, text, styles.Mark)] : [];

    /// <summary>What the province does now.</summary>
    private string Next() => (head, Count(Severity.Error), Open()) switch
    {
        (_, > 0, 0) => AnnotationTexts.NextCorrect,
        (_, > 0, var open) => Fill(AnnotationTexts.NextCorrectAndExplain, open),
        ({ Locked: true }, _, _) => AnnotationTexts.NextLocked,
        ({ ReturnReason: { } reason }, _, _) => Fill(AnnotationTexts.NextReturned, reason),
        (_, _, > 0 and var open) => Fill(AnnotationTexts.NextExplain, open),
        ({ Awaiting: true }, _, _) => AnnotationTexts.NextConfirm,
        _ => AnnotationTexts.NextNothing,
    };

    private int Open() => findings.Count(f => f.Severity == Severity.Query && Given(f) is not { Insufficient: null });

    private GivenExplanation? Given(Finding finding) => head.Explanations.GetValueOrDefault(finding.Id);

    private string Explanation(Finding finding) => (finding.Severity, Given(finding)) switch
    {
        (not Severity.Query, _) => string.Empty,
        (_, null) => AnnotationTexts.NotExplained,
        (_, { Insufficient: { } reason } given) => Fill(AnnotationTexts.Insufficient, reason, given.Text),
        (_, { } given) => Fill(AnnotationTexts.Explained, given.Text),
    };

    /// <summary>The cells by their sheets: "BM02: D7, D8; BM03: E9".</summary>
    private static string Place(Finding finding)
    {
        if (finding.Cells.Count == 0)
        {
            return AnnotationTexts.WholeFile;
        }

        var places = finding.Cells.Take(CellsShown).GroupBy(c => c.Sheet, StringComparer.Ordinal).Select(g =>
            g.Select(c => c.Address).OfType<string>().Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } cells
                ? $"{g.Key}: {string.Join(", ", cells)}"
                : g.Key);
        return string.Join("; ", places) + (finding.Cells.Count > CellsShown ? "…" : string.Empty);
    }

    /// <summary>The first cell, or the sheet; null when there is nothing that can be shown.</summary>
    private string? Link(Finding finding)
    {
        foreach (var cell in finding.Cells)
        {
            if (tabs.Visible(cell.Sheet) is { } sheet)
            {
                var target = $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'!{cell.Address ?? "A1"}";
                return target.Length < LongestLink - AnnotationTexts.GoTo.Length ? target : null;
            }
        }

        return null;
    }

    private void WriteAcross(int row, int from, string text, int style, double size, string? mark = null) => Row(
        row,
        Height(text, from, size) + 2,
        [.. mark is null ? (IEnumerable<XElement>)[] : [Text(row, MarkColumn, mark, styles.Mark)], .. Across(row, from, text, style)]);

    private IEnumerable<XElement> Across(int row, int from, string text, int style)
    {
        merges.Add($"{CellAddress.Format(row, from)}:{CellAddress.Format(row, LastColumn)}");
        yield return Text(row, from, text, style);
    }

    private void Row(int number, double height, IEnumerable<XElement> cells) => rows.Add(dialect.Element(
        "row",
        new XAttribute("r", number),
        new XAttribute("ht", Math.Min(TallestRow, height).ToString(CultureInfo.InvariantCulture)),
        new XAttribute("customHeight", 1),
        cells));

    private XElement Text(int row, int column, string text, int style) => dialect.Element(
        "c",
        new XAttribute("r", CellAddress.Format(row, column)),
        new XAttribute("s", style),
        new XAttribute("t", "inlineStr"),
        dialect.Element("is", SheetText.Element(dialect, text)));

    private static double Height(string text, int from, double size) =>
        RowHeight(TextMeasure.Lines(text, Widths.Skip(from - 1).Sum() * 0.98, size), size);

    private static double RowHeight(int lines, double size = ResultStyles.BodySize) => TextMeasure.RowHeight(lines, size);

    private XElement Column(double width, int index) => dialect.Element(
        "col",
        new XAttribute("min", index + 1),
        new XAttribute("max", index + 1),
        new XAttribute("width", width.ToString(CultureInfo.InvariantCulture)),
        index + 1 == MarkColumn ? new XAttribute("hidden", 1) : null,
        new XAttribute("customWidth", 1));

    private XElement View() => dialect.Element(
        "sheetView",
        new XAttribute("showGridLines", 0),
        new XAttribute("tabSelected", 1),
        new XAttribute("workbookViewId", 0),
        dialect.Element(
            "pane",
            new XAttribute("ySplit", HeaderRow),
            new XAttribute("topLeftCell", CellAddress.Format(HeaderRow + 1, MarkColumn)),
            new XAttribute("activePane", "bottomLeft"),
            new XAttribute("state", "frozen")),
        dialect.Element("selection", new XAttribute("pane", "bottomLeft")));

    private static IEnumerable<XAttribute> Margins(params (string Name, string Inches)[] sides) => sides.Select(s => new XAttribute(s.Name, s.Inches));

    private int Count(Severity severity) => findings.Count(f => f.Severity == severity);

    private static string Fill(string format, params object[] values) => string.Format(Vietnamese, format, values);

    private static string Plain(string text) => CellText.Clean(text).Replace("&", "&&", StringComparison.Ordinal);
}
