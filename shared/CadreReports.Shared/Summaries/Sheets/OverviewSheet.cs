using System.Globalization;
using CadreReports.Charts;
using CadreReports.Spreadsheets;
using CadreReports.Submissions;

namespace CadreReports.Summaries.Sheets;

/// <summary>
/// The first page: the title block of an official report, how many provinces are in, who is not and why, the key figures with
/// their changes, charts, and the way to every sheet.
/// </summary>
internal sealed class OverviewSheet
{
    private const int LeftColumns = 2;
    private const int LeftContents = 3;
    private const int StateColumn = 3;
    private const int ReasonColumn = 5;
    private const double TitleHeight = 24;
    private const double ChartRow = 16;
    private static readonly double[] Widths = [5, 40, 14, 13.5, 9, 11, 9, 11, 9];

    private readonly ReportBook book;
    private readonly SummaryEdition edition;
    private readonly RegionalSummary summary;
    private readonly SummaryPlaces places;
    private readonly ReportSheet sheet;

    private OverviewSheet(ReportBook book, SummaryEdition edition, SummaryPlaces places, ReportSheet sheet)
    {
        this.book = book;
        this.edition = edition;
        summary = edition.Summary;
        this.places = places;
        this.sheet = sheet;
    }

    /// <summary>Writes the sheet; those behind it are written.</summary>
    /// <param name="book">The workbook.</param>
    /// <param name="edition">What it is about.</param>
    /// <param name="places">Where what it links to and draws stands.</param>
    /// <param name="contents">The sheets behind it, in order.</param>
    public static void Write(ReportBook book, SummaryEdition edition, SummaryPlaces places, IReadOnlyList<SheetEntry> contents)
    {
        using var sheet = book.Begin(SummaryTexts.OverviewSheet, ReportBook.Scaled(Widths, Paper.A4, landscape: false));
        new OverviewSheet(book, edition, places, sheet).Write(contents);
    }

    private void Write(IReadOnlyList<SheetEntry> contents)
    {
        TitleBlock.Write(
            sheet, summary, LeftColumns, SummaryTexts.Title, Wording.Fill(SummaryTexts.SubTitle, summary.Period.Name), summary.Region.Title);
        WriteTiles();
        WriteStanding();
        WriteKeyFigures();
        WriteCharts();
        WriteContents(contents);
        WriteSource();
    }

    /// <summary>The state at a glance: how many are in, on time, late, missing; each number is a named cell.</summary>
    private void WriteTiles()
    {
        var counts = summary.Counts;
        (int First, int Last, int Count, string Label, string Fill, string Name)[] tiles =
        [
            (1, 2, counts.In, SummaryTexts.TileIn, counts.Missing == 0 ? Colours.Good : Look.TotalFill, "ProvincesIn"),
            (3, 3, counts.OnTime, SummaryTexts.OnTime, Colours.Good, "ProvincesOnTime"),
            (4, 5, counts.WithinGrace, SummaryTexts.WithinGrace, Colours.Attention, "ProvincesWithinGrace"),
            (6, 7, counts.AfterGrace, SummaryTexts.AfterGrace, Colours.Bad, "ProvincesAfterGrace"),
            (8, 9, counts.Missing, SummaryTexts.TileMissing, Look.AbsentFill, "ProvincesMissing"),
        ];
        sheet.WriteRow(38, [.. tiles.Select((tile, i) => Cell.Whole(tile.First, tile.Count, Look.Tile(tile.Fill, i == 0 ? counts.Expected : null), tile.Last))]);
        foreach (var tile in tiles)
        {
            book.Define(tile.Name, sheet.Place(sheet.Row, tile.First));
        }

        sheet.WriteRow(34, [.. tiles.Select(tile => Cell.Text(tile.First, tile.Label, Look.Filled(tile.Fill), tile.Last))]);
    }

    /// <summary>Who is not in and why, or that all are.</summary>
    private void WriteStanding()
    {
        WriteTitle(SummaryTexts.SectionStanding);
        var counts = summary.Counts;
        sheet.Paragraph(
            counts.Missing == 0
                ? Wording.Fill(SummaryTexts.AllIn, counts.Expected)
                : Wording.Fill(SummaryTexts.SomeIn, counts.In, counts.Expected, counts.Missing),
            Look.Plain);
        if (summary.Timeline.Where(day => day.Accepted > 0).ToList() is [var only])
        {
            sheet.Paragraph(Wording.Fill(SummaryTexts.OneArrivalDay, Wording.Day(only.Day)), Look.Plain);
        }

        var absent = summary.Standings.Where(s => !s.IsIn).ToList();
        if (absent.Count > 0)
        {
            WriteAbsent(absent);
        }

        var corrected = summary.Standings.Where(s => s.IsIn && s.Report.State is not (SubmissionState.Accepted or SubmissionState.Locked)).ToList();
        if (corrected.Count > 0)
        {
            sheet.Space(4);
            sheet.Paragraph(
                Wording.Fill(SummaryTexts.OlderInUse, string.Join("; ", corrected.Select(s => $"{s.Province.Name} ({SubmissionStateName.Vietnamese(s.Report.State)})"))),
                Look.Plain);
        }
    }

    private void WriteAbsent(List<ProvinceStanding> absent)
    {
        sheet.Write(
            Cell.Text(1, SummaryTexts.NumberHeading, Look.Heading),
            Cell.Text(2, SummaryTexts.ProvinceHeading, Look.Heading),
            Cell.Text(StateColumn, SummaryTexts.StateHeading, Look.Heading, ReasonColumn - 1),
            Cell.Text(ReasonColumn, SummaryTexts.ReasonHeading, Look.Heading, sheet.LastColumn));
        for (var i = 0; i < absent.Count; i++)
        {
            sheet.Write(
                Cell.Whole(1, i + 1, Look.Number),
                Cell.Text(2, absent[i].Province.Name, Look.Strong),
                Cell.Text(StateColumn, SubmissionStateName.Vietnamese(absent[i].Report.State), Look.Of(absent[i].Report.State), ReasonColumn - 1),
                Cell.Text(ReasonColumn, Wording.WhyNotIn(absent[i].Report), Look.Body, sheet.LastColumn));
        }
    }

    private void WriteKeyFigures()
    {
        var keys = KeyFigures.All
            .Select(key => (Key: key, Figure: summary.Figure(key.Figure)!))
            .Where(pair => pair.Figure is not null)
            .ToList();
        const int from = 5;
        var changes = ChangeColumns.For([.. keys.Select(k => k.Figure)], summary.Period.Id, from + 1, haveCounts: false);
        sheet.Together(TitleHeight + ((keys.Count + 5) * Look.RowHeight));
        WriteTitle(SummaryTexts.SectionKeyFigures);
        WriteKeyHeading(changes);
        for (var i = 0; i < keys.Count; i++)
        {
            var (key, figure) = keys[i];
            sheet.Write(
            [
                Cell.Whole(1, i + 1, Look.Number),
                Cell.Link(2, key.Name, places.Totals[key.Figure], Look.BodyLink),
                Cell.Text(3, figure.Indicator.Unit, Look.Centred),
                Cell.Whole(4, figure.Total, Look.Total),
                book.OutOf(from, figure.From, summary.Counts.Expected, figure.From < summary.Counts.In ? Colours.Attention : null),
                .. changes.SelectMany(change => change.Columns.Cells(book, change.Of(figure))),
            ]);
            Define("Total", key, 4);
            foreach (var (columns, of) in changes.Where(change => change.Of(figure) is not null))
            {
                Define(columns.Against == summary.Period.Id.Previous ? "Change" : "YearChange", key, columns.First);
            }
        }

        WriteComparedOver(keys, changes);
    }

    private void Define(string what, KeyFigure key, int column) =>
        book.Define($"{what}_{key.Figure.Form}_{key.Figure.Row}_{key.Figure.Column}", sheet.Place(sheet.Row, column));

    private void WriteKeyHeading(IReadOnlyList<(ChangeColumns Columns, Func<FigureSummary, Change?> Of)> changes)
    {
        string[] texts =
        [
            SummaryTexts.NumberHeading, SummaryTexts.IndicatorHeading, SummaryTexts.UnitHeading, summary.Region.WholeTitle, SummaryTexts.FromHeading,
        ];
        sheet.Write(
        [
            .. texts.Select((text, i) => Cell.Text(i + 1, text, Look.Heading)),
            .. changes.Select(change => Cell.Text(change.Columns.First, change.Columns.Heading, Look.Heading, change.Columns.Last)),
        ]);
        if (changes.Count == 0)
        {
            return;
        }

        sheet.Write([.. texts.Select((_, i) => Cell.Blank(i + 1, Look.Heading)), .. changes.SelectMany(change => change.Columns.Headings())]);
        for (var column = 1; column <= texts.Length; column++)
        {
            sheet.Merge(sheet.Row - 1, column, sheet.Row, column);
        }
    }

    /// <summary>Says which changes are over fewer provinces than have the figure now.</summary>
    private void WriteComparedOver(
        List<(KeyFigure Key, FigureSummary Figure)> keys, IReadOnlyList<(ChangeColumns Columns, Func<FigureSummary, Change?> Of)> changes)
    {
        sheet.Space(4);
        foreach (var (columns, of) in changes)
        {
            var partial = keys
                .Select((key, i) => (Number: i + 1, Change: of(key.Figure)))
                .Where(k => k.Change is { IsOfAll: false })
                .GroupBy(k => (k.Change!.From, k.Change.Of), k => k.Number)
                .Select(group => Wording.Fill(
                    SummaryTexts.ComparedOverNumbers, group.Key.From, group.Key.Of, string.Join(", ", group.Select(number => number.ToString(CultureInfo.InvariantCulture)))))
                .ToList();
            if (partial.Count > 0)
            {
                sheet.Paragraph(Wording.Fill(SummaryTexts.KeyComparedOver, columns.Heading, string.Join("; ", partial)), Look.Note);
            }
        }

        if (changes.Count == 0)
        {
            sheet.Paragraph(SummaryTexts.NothingToCompare, Look.Note);
        }
    }

    private void WriteCharts()
    {
        var charts = OverviewCharts.Of(summary, places).ToList();
        for (var i = 0; i < charts.Count; i++)
        {
            var rows = Rows(charts[i]);
            sheet.Together((rows * ChartRow) + (i == 0 ? TitleHeight : 0));
            if (i == 0)
            {
                WriteTitle(SummaryTexts.SectionCharts);
            }

            sheet.Add(charts[i], rows, ChartRow);
            sheet.Space(6);
        }
    }

    /// <summary>Lying bars need a line for each province; the others grow sideways.</summary>
    private static int Rows(Chart chart) => chart.Kind switch
    {
        ChartKind.Bars => (int)Math.Ceiling(((chart.Categories.Count * 12.5) + 60) / ChartRow),
        ChartKind.Line => 13,
        _ => 17,
    };

    private void WriteContents(IReadOnlyList<SheetEntry> contents)
    {
        var rows = (contents.Count + 1) / 2;
        sheet.Together(TitleHeight + (rows * Look.RowHeight));
        WriteTitle(SummaryTexts.SectionContents);
        for (var i = 0; i < rows; i++)
        {
            sheet.WriteRow(Look.RowHeight,
            [
                Entry(1, LeftContents, contents[i]),
                .. i + rows < contents.Count ? [Entry(LeftContents + 1, sheet.LastColumn, contents[i + rows])] : Array.Empty<Cell>(),
            ]);
        }
    }

    private static Cell Entry(int first, int last, SheetEntry entry) => Cell.Link(first, entry.Title, new CellPlace(entry.Name, 1, 1), Look.ContentsLink, last);

    /// <summary>What the summary is made of, so that it can be built again.</summary>
    private void WriteSource()
    {
        sheet.Space(8);
        sheet.Paragraph(SummaryTexts.OverviewLegend, Look.Note);
        sheet.Paragraph(
            Wording.Fill(
                SummaryTexts.Source, summary.Version.Version, summary.Version.Revision, edition.Revision, SummaryWorkbookWriter.Revision, edition.Key),
            Look.Note);
        var versions = summary.Standings.Where(s => s.IsIn).Select(s => $"{s.Province.Name} {s.Report.CurrentVersion}").ToList();
        if (versions.Count > 0)
        {
            sheet.Paragraph(Wording.Fill(SummaryTexts.VersionsUsed, string.Join(", ", versions)), Look.Note);
        }
    }

    private void WriteTitle(string title)
    {
        sheet.Space(8);
        sheet.WriteRow(TitleHeight - 2, Cell.Text(1, title, Look.Section, sheet.LastColumn));
    }
}
