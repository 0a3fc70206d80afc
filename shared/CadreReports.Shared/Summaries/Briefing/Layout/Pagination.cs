namespace CadreReports.Summaries.Briefing.Layout;

/// <summary>
/// Breaks the briefing into pages as a word processor does, for the page numbers of the table of contents. Word shows
/// the numbers that a file carries until somebody updates the fields, and asks a question on opening when it is told to
/// update them itself; so the numbers are reckoned here. Every subject opens a page, so that a line that breaks elsewhere
/// moves nothing beyond its own subject, and charts are made smaller rather than carried over to a page of their own.
/// </summary>
internal sealed class Pagination
{
    private const int FewestLines = 2;

    private readonly List<PlacedBlock> placed = [];
    private int page = 1;
    private double used;

    /// <summary>Where every block stands; the title and the table of contents fill the first page.</summary>
    public static IReadOnlyList<PlacedBlock> Place(IReadOnlyList<BriefingBlock> blocks)
    {
        var pagination = new Pagination();
        for (var i = 0; i < blocks.Count; i++)
            pagination.Add(blocks, i);
        return pagination.placed;
    }

    /// <summary>Width in points of a column's texts.</summary>
    public static double TextWidth(TableBlock table, int column, int span = 1) =>
        (PageLook.TextWidth * table.Columns.Skip(column).Take(span).Sum(c => c.Width) / table.Columns.Sum(c => c.Width)) - PageLook.CellSides;

    private void Add(IReadOnlyList<BriefingBlock> blocks, int index)
    {
        switch (blocks[index])
        {
            case HeadingBlock heading:
                if (heading.OpensPage)
                    NextPage();
                else if (used > 0 && used + Height(heading) + First(blocks, index + 1) > PageLook.TextHeight)
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

        used += (lines * PageLook.BodyLine) + PageLook.BodyAfter;
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

        used += PageLook.TableAfter;
    }

    private void AddChart(ChartBlock chart)
    {
        var caption = CaptionHeight(chart.Caption) + PageLook.ChartExtra;
        var room = PageLook.TextHeight - used - caption - PageLook.Reserve;
        var height = Math.Min(PageLook.ChartHeight, Math.Floor(room));
        if (height < PageLook.LeastChartHeight)
        {
            NextPage();
            height = PageLook.ChartHeight;
        }

        placed.Add(new PlacedBlock(chart, page, height));
        used += height + caption;
    }

    private void Put(BriefingBlock block) => placed.Add(new PlacedBlock(block, page, 0));

    private void NextPage()
    {
        page++;
        used = 0;
    }

    /// <summary>What must stand on the same page as the heading before it.</summary>
    private static double First(IReadOnlyList<BriefingBlock> blocks, int index) => index >= blocks.Count ? 0 : blocks[index] switch
    {
        HeadingBlock heading => Height(heading) + First(blocks, index + 1),
        TextBlock text => FirstLines(Lines(text.Text, PageLook.TextWidth, PageLook.FirstIndent)),
        PointBlock point => FirstLines(Lines(point.Text, PageLook.TextWidth - PageLook.PointIndent, 0)),
        TableBlock table => CaptionHeight(table.Caption) + HeadHeight(table) + (table.Rows.Count > 0 ? RowHeight(table, table.Rows[0]) : 0),
        _ => PageLook.LeastChartHeight,
    };

    private static double FirstLines(int lines) => (lines < 2 * FewestLines ? lines : FewestLines) * PageLook.BodyLine;

    private static double Height(HeadingBlock heading) =>
        (TimesMetrics.Lines(heading.Text, PageLook.TextWidth, PageLook.BodySize, bold: true, PageLook.FirstIndent) * PageLook.BodyLine) + PageLook.BodyAfter;

    private static int Lines(string text, double width, double indent) => TimesMetrics.Lines(text, width, PageLook.BodySize, false, indent);

    private static double CaptionHeight(string caption) =>
        (TimesMetrics.Lines($"{BriefingTexts.ChartLabel} 00. {caption}", PageLook.TextWidth, PageLook.CaptionSize, bold: true) * PageLook.CaptionLine) + PageLook.CaptionAfter;

    private static double HeadHeight(TableBlock table) => CellHeight(table.Columns
        .Select((c, i) => TimesMetrics.Lines(c.Heading, TextWidth(table, i), PageLook.TableSize, bold: true))
        .Max());

    private static double RowHeight(TableBlock table, IReadOnlyList<string> row) => CellHeight(row
        .Select((text, i) => TimesMetrics.Lines(
            text, TextWidth(table, i, i == row.Count - 1 ? table.Columns.Count - i : 1), PageLook.TableSize))
        .Max());

    private static double CellHeight(int lines) => (lines * PageLook.TableLine) + PageLook.CellExtra;
}
