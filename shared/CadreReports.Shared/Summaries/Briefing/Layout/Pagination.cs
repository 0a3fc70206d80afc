namespace CadreReports.Summaries.Briefing.Layout;

/// <summary>
/// Breaks the briefing into pages as a word processor does, for the page numbers of the table of contents. Word shows
/// the numbers that a file carries until somebody updates the fields, and asks a question on opening when it is told to
/// update them itself; so the numbers are reckoned here. Lines break elsewhere where another font stands in for Times New
/// Roman, and one program fits a line more onto a page than another; so the pages of every subject are counted in several
/// ways, and it is set a little further apart, or begun on a page of its own, until all ways agree.
/// </summary>
internal sealed class Pagination
{
    private const int FewestLines = 2;

    private const double MostSlack = 12;
    private const double SlackStep = 0.75;

    /// <summary>The first one decides how high charts are and which of them open a page; the second one is the font's own.</summary>
    private static readonly Count[] Counts = [new(1.06, 0), new(1, 0), new(1, 6)];

    private readonly IReadOnlyList<BriefingBlock> blocks;
    private readonly double stretch;
    private readonly double textHeight;
    private readonly double slack;
    private readonly Pagination? decided;
    private readonly List<PlacedBlock> placed = [];
    private int page;
    private double used;

    private Pagination(IReadOnlyList<BriefingBlock> blocks, Range range, Count count, Spot from, Trial trial, Pagination? decided)
    {
        this.blocks = blocks;
        this.decided = decided;
        (page, used) = from;
        slack = trial.Slack;
        stretch = count.Stretch;
        textHeight = PageLook.TextHeight + count.Taller;
        for (var i = range.Start.Value; i < range.End.Value; i++)
            Add(i, opensPage: trial.OpensPage && i == range.Start.Value);
    }

    /// <summary>Where every block stands; the title and the table of contents fill the first page.</summary>
    public static IReadOnlyList<PlacedBlock> Place(IReadOnlyList<BriefingBlock> blocks)
    {
        var placed = new List<PlacedBlock>();
        var ends = Array.ConvertAll(Counts, _ => new Spot(1, 0));
        for (var from = 0; from < blocks.Count;)
        {
            var to = from + 1;
            while (to < blocks.Count && !(blocks[to] is HeadingBlock && blocks[to - 1] is not HeadingBlock))
                to++;
            var subject = PlaceSubject(blocks, from..to, ends);
            placed.AddRange(subject[1].placed);
            ends = Array.ConvertAll(subject, s => new Spot(s.page, s.used));
            from = to;
        }

        return placed;
    }

    /// <summary>Width in points of a column's texts.</summary>
    public static double TextWidth(TableBlock table, int column, int span = 1) =>
        (PageLook.TextWidth * table.Columns.Skip(column).Take(span).Sum(c => c.Width) / table.Columns.Sum(c => c.Width)) - PageLook.CellSides;

    /// <summary>Counts a heading, or some in a row, and what follows, in every way; tries until all ways agree.</summary>
    private static Pagination[] PlaceSubject(IReadOnlyList<BriefingBlock> blocks, Range range, Spot[] from)
    {
        Pagination[]? first = null;
        foreach (var trial in Trials())
        {
            var decided = new Pagination(blocks, range, Counts[0], from[0], trial, null);
            Pagination[] counted = [decided, .. Counts.Skip(1).Select((count, i) => new Pagination(blocks, range, count, from[i + 1], trial, decided))];
            if (counted.All(c => c.Contents().SequenceEqual(decided.Contents())))
                return counted;
            first = counted;
        }

        return first!;
    }

    private static IEnumerable<Trial> Trials()
    {
        foreach (var opensPage in new[] { false, true })
        {
            for (var slack = 0d; slack <= MostSlack; slack += SlackStep)
                yield return new Trial(opensPage, slack);
        }
    }

    /// <summary>What the table of contents takes from the subject: where its headings stand, and where it ends.</summary>
    private IEnumerable<int> Contents() => placed.Where(p => p.Block is HeadingBlock).Select(p => p.Page).Append(page);

    private void Add(int index, bool opensPage)
    {
        switch (blocks[index])
        {
            case HeadingBlock heading:
                var isForced = heading.OpensPage || opensPage;
                if (isForced || (used > 0 && used + Height(heading) + First(index + 1) > textHeight))
                    NextPage();
                Put(heading, isForced);
                used += Height(heading);
                break;
            case TextBlock text:
                AddLines(text, Lines(text.Text, PageLook.TextWidth, PageLook.FirstIndent), PageLook.BodyAfter);
                break;
            case PointBlock point:
                AddLines(point, Lines(point), PageLook.PointAfter);
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

    private void AddLines(BriefingBlock block, int lines, double after)
    {
        var fitting = (int)((textHeight - used) / PageLook.BodyLine);
        if (fitting < lines && (fitting < FewestLines || lines < 2 * FewestLines))
        {
            NextPage();
            fitting = (int)(textHeight / PageLook.BodyLine);
        }

        Put(block);
        while (lines > fitting)
        {
            // The last line of a paragraph is not left alone on the next page.
            lines -= Math.Min(fitting, lines - FewestLines);
            NextPage();
            fitting = (int)(textHeight / PageLook.BodyLine);
        }

        used += (lines * PageLook.BodyLine) + after + slack;
    }

    private void AddTable(TableBlock table)
    {
        var head = HeadHeight(table);
        var rows = table.Rows.Select(row => RowHeight(table, row)).ToList();
        var caption = CaptionHeight(table.Caption);
        if (used > 0 && used + caption + head + rows.FirstOrDefault() > textHeight)
            NextPage();
        Put(table);
        used += caption + head;
        foreach (var row in rows)
        {
            if (used + row > textHeight)
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
        var (height, opensPage) = decided?.placed[placed.Count] is { } same ? (same.ChartHeight, same.OpensPage) : Fit(caption);
        if (opensPage || used + height + caption > textHeight)
            NextPage();
        placed.Add(new PlacedBlock(chart, page, height, slack, opensPage));
        used += height + caption + PageLook.ChartAfter + slack;
    }

    /// <summary>A chart gives way a little before it goes to the next page.</summary>
    private (double Height, bool OpensPage) Fit(double caption)
    {
        var room = Math.Floor(textHeight - used - caption - PageLook.Reserve);
        return room < PageLook.LeastChartHeight ? (PageLook.ChartHeight, true) : (Math.Min(PageLook.ChartHeight, room), false);
    }

    private void Put(BriefingBlock block, bool opensPage = false) => placed.Add(new PlacedBlock(block, page, 0, slack, opensPage));

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
        PointBlock point => FirstLines(Lines(point)),
        TableBlock table => CaptionHeight(table.Caption) + HeadHeight(table) + (table.Rows.Count > 0 ? RowHeight(table, table.Rows[0]) : 0),
        _ => PageLook.LeastChartHeight,
    };

    private static double FirstLines(int lines) => (lines < 2 * FewestLines ? lines : FewestLines) * PageLook.BodyLine;

    private double Height(HeadingBlock heading) =>
        (TimesMetrics.Lines(heading.Text, PageLook.TextWidth / stretch, PageLook.BodySize, bold: true, PageLook.FirstIndent / stretch) * PageLook.BodyLine) + PageLook.BodyAfter;

    private int Lines(string text, double width, double indent) =>
        TimesMetrics.Lines(text, width / stretch, PageLook.BodySize, firstIndent: indent / stretch);

    /// <summary>The bold name before a text shortens its first line.</summary>
    private int Lines(PointBlock point) => point.Lead is { } lead
        ? TimesMetrics.Lines(
            point.Text,
            (PageLook.TextWidth - PageLook.PointIndent) / stretch,
            PageLook.BodySize,
            firstIndent: TimesMetrics.Width(PointBlock.Led(lead), PageLook.BodySize, bold: true))
        : Lines(point.Text, PageLook.TextWidth - PageLook.PointIndent, 0);

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

    /// <summary>A way of counting.</summary>
    /// <param name="Stretch">How much wider letters are than those of Times New Roman.</param>
    /// <param name="Taller">How much more fits onto a page, in points.</param>
    private readonly record struct Count(double Stretch, double Taller);

    private readonly record struct Spot(int Page, double Used);

    private readonly record struct Trial(bool OpensPage, double Slack);
}
