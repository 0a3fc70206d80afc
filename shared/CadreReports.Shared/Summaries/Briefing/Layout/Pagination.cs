namespace CadreReports.Summaries.Briefing.Layout;

/// <summary>
/// Breaks the briefing into pages as a word processor does, for the page numbers of the table of contents. Word shows
/// the numbers that a file carries until somebody updates the fields, and asks a question on opening when it is told to
/// update them itself; so the numbers are reckoned here. Lines break elsewhere where another font stands in for Times New
/// Roman, so pages are counted twice, with the font's own widths and with wider ones, and paragraphs are set a little
/// further apart until both ways agree. What opens a page begins such a count anew.
/// </summary>
internal sealed class Pagination
{
    private const int FewestLines = 2;
    private const int DeepestInContents = 2;

    /// <summary>How much wider a font may be that stands in for Times New Roman.</summary>
    private const double Wider = 1.06;

    private const double MostSlack = 24;
    private const double SlackStep = 1.5;

    private readonly IReadOnlyList<BriefingBlock> blocks;
    private readonly double stretch;
    private readonly double slack;
    private readonly IReadOnlyList<PlacedBlock>? wide;
    private readonly List<PlacedBlock> placed = [];
    private int page;
    private double used;

    private Pagination(IReadOnlyList<BriefingBlock> blocks, int page, double slack, IReadOnlyList<PlacedBlock>? wide)
    {
        this.blocks = blocks;
        this.page = page;
        this.slack = slack;
        this.wide = wide;
        stretch = wide is null ? Wider : 1;
        for (var i = 0; i < blocks.Count; i++)
            Add(i);
    }

    /// <summary>Where every block stands; the title and the table of contents fill the first page.</summary>
    public static IReadOnlyList<PlacedBlock> Place(IReadOnlyList<BriefingBlock> blocks)
    {
        var placed = new List<PlacedBlock>();
        var page = 1;
        for (var from = 0; from < blocks.Count;)
        {
            var to = from + 1;
            while (to < blocks.Count && blocks[to] is not HeadingBlock { OpensPage: true })
                to++;
            var part = PlacePart([.. blocks.Skip(from).Take(to - from)], page);
            placed.AddRange(part.placed);
            page = part.page;
            from = to;
        }

        return placed;
    }

    /// <summary>Width in points of a column's texts.</summary>
    public static double TextWidth(TableBlock table, int column, int span = 1) =>
        (PageLook.TextWidth * table.Columns.Skip(column).Take(span).Sum(c => c.Width) / table.Columns.Sum(c => c.Width)) - PageLook.CellSides;

    private static Pagination PlacePart(List<BriefingBlock> blocks, int page)
    {
        Pagination? first = null;
        for (var slack = 0d; slack <= MostSlack; slack += SlackStep)
        {
            var wide = new Pagination(blocks, page, slack, wide: null);
            var narrow = new Pagination(blocks, page, slack, wide.placed);
            if (narrow.Contents().SequenceEqual(wide.Contents()))
                return narrow;
            first ??= narrow;
        }

        return first!;
    }

    /// <summary>What the table of contents takes from the part: where its headings stand, and where it ends.</summary>
    private IEnumerable<int> Contents() =>
        placed.Where(p => p.Block is HeadingBlock { Level: <= DeepestInContents }).Select(p => p.Page).Append(page);

    private void Add(int index)
    {
        switch (blocks[index])
        {
            case HeadingBlock heading:
                if (heading.OpensPage)
                    NextPage();
                else if (used > 0 && used + Height(heading) + First(index + 1) > PageLook.TextHeight)
                    NextPage();
                Put(heading);
                used += Height(heading);
                break;
            case TextBlock text:
                AddLines(text, Lines(text.Text, PageLook.TextWidth, PageLook.FirstIndent));
                break;
            case PointBlock point:
                AddLines(point, Lines(point.Text, PageLook.TextWidth - PageLook.PointIndent, 0));
                break;
            case TableBlock table:
                AddTable(table);
                break;
            case ChartBlock chart:
                AddChart(chart);
                break;
            default:
                throw new InvalidOperationException($"A {blocks[index].GetType().Name} has no height.");
        }
    }

    private void AddLines(BriefingBlock block, int lines)
    {
        var fitting = (int)((PageLook.TextHeight - used) / PageLook.BodyLine);
        if (fitting < lines && (fitting < FewestLines || lines < 2 * FewestLines))
        {
            NextPage();
            fitting = (int)(PageLook.TextHeight / PageLook.BodyLine);
        }

        Put(block);
        while (lines > fitting)
        {
            // The last line of a paragraph is not left alone on the next page.
            lines -= Math.Min(fitting, lines - FewestLines);
            NextPage();
            fitting = (int)(PageLook.TextHeight / PageLook.BodyLine);
        }

        used += (lines * PageLook.BodyLine) + PageLook.BodyAfter + slack;
    }

    private void AddTable(TableBlock table)
    {
        var head = HeadHeight(table);
        var rows = table.Rows.Select(row => RowHeight(table, row)).ToList();
        var caption = CaptionHeight(table.Caption);
        if (used > 0 && used + caption + head + rows.FirstOrDefault() > PageLook.TextHeight)
            NextPage();
        Put(table);
        used += caption + head;
        foreach (var row in rows)
        {
            if (used + row > PageLook.TextHeight)
            {
                NextPage();
                used = head;
            }

            used += row;
        }

        used += PageLook.TableAfter + slack;
    }

    private void AddChart(ChartBlock chart)
    {
        var caption = CaptionHeight(chart.Caption) + PageLook.ChartExtra;
        if (wide is not null)
        {
            var height = wide[placed.Count].ChartHeight;
            if (used + height + caption > PageLook.TextHeight)
                NextPage();
            PutChart(chart, height, caption);
            return;
        }

        var room = Math.Floor(PageLook.TextHeight - used - caption - PageLook.Reserve);
        if (room < PageLook.LeastChartHeight)
        {
            NextPage();
            PutChart(chart, PageLook.TallChartHeight, caption);
        }
        else
        {
            PutChart(chart, Math.Min(PageLook.ChartHeight, room), caption);
        }
    }

    private void PutChart(ChartBlock chart, double height, double caption)
    {
        placed.Add(new PlacedBlock(chart, page, height, slack));
        used += height + caption;
    }

    private void Put(BriefingBlock block) => placed.Add(new PlacedBlock(block, page, 0, slack));

    private void NextPage()
    {
        page++;
        used = 0;
    }

    /// <summary>What must stand on the same page as the heading before it.</summary>
    private double First(int index) => index >= blocks.Count ? 0 : blocks[index] switch
    {
        HeadingBlock heading => Height(heading) + First(index + 1),
        TextBlock text => FirstLines(Lines(text.Text, PageLook.TextWidth, PageLook.FirstIndent)),
        PointBlock point => FirstLines(Lines(point.Text, PageLook.TextWidth - PageLook.PointIndent, 0)),
        TableBlock table => CaptionHeight(table.Caption) + HeadHeight(table) + (table.Rows.Count > 0 ? RowHeight(table, table.Rows[0]) : 0),
        _ => PageLook.LeastChartHeight,
    };

    private static double FirstLines(int lines) => (lines < 2 * FewestLines ? lines : FewestLines) * PageLook.BodyLine;

    private double Height(HeadingBlock heading) =>
        (TimesMetrics.Lines(heading.Text, PageLook.TextWidth / stretch, PageLook.BodySize, bold: true, PageLook.FirstIndent / stretch) * PageLook.BodyLine) + PageLook.BodyAfter +
        (heading.Level > DeepestInContents ? slack : 0);

    private int Lines(string text, double width, double indent) =>
        TimesMetrics.Lines(text, width / stretch, PageLook.BodySize, firstIndent: indent / stretch);

    private double CaptionHeight(string caption) =>
        (TimesMetrics.Lines($"{BriefingTexts.ChartLabel} 00. {caption}", PageLook.TextWidth / stretch, PageLook.CaptionSize, bold: true) * PageLook.CaptionLine) + PageLook.CaptionAfter;

    private double HeadHeight(TableBlock table) => CellHeight(table.Columns
        .Select((c, i) => TimesMetrics.Lines(c.Heading, TextWidth(table, i) / stretch, PageLook.TableSize, bold: true))
        .Max());

    private double RowHeight(TableBlock table, IReadOnlyList<string> row) => CellHeight(row
        .Select((text, i) => TimesMetrics.Lines(
            text, TextWidth(table, i, i == row.Count - 1 ? table.Columns.Count - i : 1) / stretch, PageLook.TableSize))
        .Max());

    private static double CellHeight(int lines) => (lines * PageLook.TableLine) + PageLook.CellExtra;
}
