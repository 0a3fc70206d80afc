using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Submissions;
using CadreReports.Summaries;
using CadreReports.Summaries.Ratios;
using CadreReports.Validation;

namespace CadreReports.Tests.Summaries;

/// <summary>Reads the finished workbook back and reckons its numbers again, from what the provinces sent.</summary>
public sealed class SummaryFiguresTests
{
    private const string Blank = "…";
    private const int FirstFigureRow = 8;

    /// <summary>Half of the fourth decimal, to which shares are kept.</summary>
    private const double Rounding = 0.000051;

    private static readonly WrittenWorkbook Region = new(SampleEditions.Write(SampleEditions.Region));
    private static readonly IReadOnlyList<ProvinceReport> Reports = SampleRegion.Reports();

    [Fact]
    public void Totals_changes_and_provinces_of_every_form_are_what_the_uploads_add_up_to()
    {
        var (totals, changes) = (0, 0);
        foreach (var form in SampleRegion.Version.Forms.Where(f => !f.IsList))
        {
            var rows = Region.Rows(form.Code);
            var (upper, lower) = (rows[FirstFigureRow - 3], rows[FirstFigureRow - 2]);
            var total = ColumnOf(upper, "Toàn khu vực");
            var from = ColumnOf(upper, "Từ số tỉnh");
            var previous = ColumnOf(upper, "So với 6 tháng cuối năm 2022");
            var lastYear = ColumnOf(upper, "So với 6 tháng đầu năm 2022");
            var figures = form.Indicators.SelectMany(i => i.Measures.Select(m => (Indicator: i, Figure: new FigureRef(form.Code, i.Code, form.Measures[m].Code))));
            var lines = rows.Skip(FirstFigureRow - 1).Where(r => r.GetValueOrDefault(from!) is double).ToList();
            Assert.Equal(form.Indicators.Sum(i => i.Measures.Count), lines.Count);
            foreach (var ((indicator, figure), line) in figures.Zip(lines))
            {
                var values = Reports.Select(r => r.IsIn ? Figure(r, figure) : null).ToList();
                Assert.Equal(values.OfType<long>().Sum(), Whole(line[total!]));
                Assert.Equal(values.OfType<long>().Count(), Whole(line[from!]));
                foreach (var (report, value) in Reports.Zip(values))
                {
                    var cell = line[ColumnOf(upper, report.Province.Name)!];
                    Assert.Equal(value is { } known ? (double)known : report.IsIn ? Blank : null, cell);
                }

                totals++;
                changes += Compare(line, previous, indicator.Time == TimeKind.Stock ? figure : null, r => r.Previous);
                changes += Compare(line, lastYear, figure, r => r.LastYear);
            }
        }

        Assert.True(totals > 250 && changes > 300, $"{totals} totals and {changes} changes compared");
    }

    [Fact]
    public void The_key_figures_and_their_names_say_what_the_forms_say()
    {
        var rows = Region.Rows("Tổng quan");
        foreach (var key in KeyFigures.All)
        {
            var (form, row, column) = (key.Figure.Form, key.Figure.Row, key.Figure.Column);
            var line = rows.Single(r => (r.GetValueOrDefault("B") as string) == key.Name);
            var values = Reports.Where(r => r.IsIn).Select(r => Figure(r, key.Figure)).OfType<long>().ToList();
            Assert.Equal((values.Sum(), values.Count), (Whole(line["D"]), Whole(line["E"])));
            Assert.Equal([(double)values.Sum()], Region.At(Region.Names[$"Total_{form}_{row}_{column}"]));

            // The way to the form leads to the same number.
            var link = Region.Links.Single(l => l.Sheet == "Tổng quan" && Region.Cells["Tổng quan"][l.Cell] is string text && text == key.Name);
            Assert.Equal([(double)values.Sum()], Region.At(link.Target));

            var isStock = SampleRegion.Version.Form(form)!.Indicators[SampleRegion.Version.Form(form)!.RowIndex(row)].Time == TimeKind.Stock;
            Assert.Equal(Compare(line, "F", isStock ? key.Figure : null, r => r.Previous, hasCount: false) == 1, Region.Names.ContainsKey($"Change_{form}_{row}_{column}"));
            Assert.Equal(Compare(line, "H", key.Figure, r => r.LastYear, hasCount: false) == 1, Region.Names.ContainsKey($"YearChange_{form}_{row}_{column}"));
            foreach (var (name, cell) in new[] { ("Change", "F"), ("YearChange", "H") })
            {
                if (Region.Names.TryGetValue($"{name}_{form}_{row}_{column}", out var reference))
                {
                    Assert.Equal([line[cell]], Region.At(reference));
                }
            }
        }
    }

    [Fact]
    public void The_changes_over_fewer_provinces_are_noted()
    {
        var notes = Region.Cells["Tổng quan"].Values.OfType<string>().Where(t => t.Contains("nền vàng: chỉ tính trên", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, notes.Count);
        Assert.All(notes, note => Assert.Contains("16/17 ở chỉ tiêu số", note, StringComparison.Ordinal));
    }

    [Fact]
    public void The_tiles_count_the_reports()
    {
        var due = SampleRegion.Period.Due;
        var arrivals = Reports.Where(r => r.IsIn).Select(r => r.FirstAcceptedReceivedAt ?? r.CurrentReceivedAt!.Value).ToList();

        Assert.Equal([17.0], Region.At(Region.Names["ProvincesIn"]));
        Assert.Equal([3.0], Region.At(Region.Names["ProvincesMissing"]));
        Assert.Equal([(double)arrivals.Count(a => a <= due)], Region.At(Region.Names["ProvincesOnTime"]));
        Assert.Equal([(double)arrivals.Count(a => a > due && a <= due.AddDays(SampleRegion.Period.GraceDays))], Region.At(Region.Names["ProvincesWithinGrace"]));
        Assert.Equal([(double)arrivals.Count(a => a > due.AddDays(SampleRegion.Period.GraceDays))], Region.At(Region.Names["ProvincesAfterGrace"]));
    }

    [Fact]
    public void Every_ranking_is_the_one_that_the_figures_give()
    {
        var rows = Region.Rows("So sánh").ToList();
        var ranked = 0;
        foreach (var (ratio, number) in Ratio.All.Select((r, i) => (r, i + 1)))
        {
            var first = rows.FindIndex(r => r.GetValueOrDefault("A") as string == $"{number}. {ratio.Name}");
            var values = Reports.Where(r => r.IsIn)
                .Select(r => (r.Province.Name, Above: ratio.Numerator.Select(f => Figure(r, f)).ToList(), Below: Figure(r, ratio.Denominator)))
                .Where(v => v.Below is > 0 && v.Above.TrueForAll(a => a is not null))
                .Select(v => (v.Name, Above: v.Above.Sum()!.Value, Below: v.Below!.Value))
                .ToList();
            var total = rows[first + 2];
            Assert.Equal((values.Sum(v => v.Above), values.Sum(v => v.Below)), (Whole(total["C"]), Whole(total["D"])));
            Assert.Equal(Percent(values.Sum(v => v.Above), values.Sum(v => v.Below)), (double)total["E"]!, Rounding);
            Assert.Equal([total["E"]], Region.At(Region.Names["Ratio_" + ratio.Id.Replace('-', '_')]));
            var sorted = values.Select(v => Percent(v.Above, v.Below)).Order().ToList();
            Assert.Equal((sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2, (double)rows[first + 3]["E"]!, Rounding);

            var places = rows.Skip(first + 4).Take(values.Count).ToList();
            Assert.Equal(values.Select(v => v.Name).Order(StringComparer.Ordinal), places.Select(p => (string)p["B"]!).Order(StringComparer.Ordinal));
            foreach (var place in places)
            {
                var (name, above, below) = values.Single(v => v.Name == (string)place["B"]!);
                Assert.Equal((above, below), (Whole(place["C"]), Whole(place["D"])));
                Assert.Equal(Percent(above, below), (double)place["E"]!, Rounding);
                var before = values.Count(v => ratio.Order == RatioOrder.HighestFirst
                    ? (decimal)v.Above / v.Below > (decimal)above / below
                    : (decimal)v.Above / v.Below < (decimal)above / below);
                Assert.Equal(before + 1, Whole(place["A"]));
                if (place["F"] is double earlier)
                {
                    Assert.Equal(Percent(above, below) - earlier, (double)place["G"]!, 2 * Rounding);
                }

                ranked++;
            }
        }

        Assert.True(ranked > 300, $"{ranked} places compared");
    }

    [Theory]
    [InlineData("region", 5)]
    [InlineData("country", 5)]
    [InlineData("nothing", 0)]
    public void Charts_hold_exactly_what_stands_in_the_cells_that_they_refer_to(string scope, int charts)
    {
        var edition = scope switch { "region" => SampleEditions.Region, "country" => SampleEditions.Country, _ => SampleEditions.Nothing };
        var workbook = new WrittenWorkbook(SampleEditions.Write(edition));
        var drawn = workbook.DrawnCharts.ToList();

        Assert.Equal(charts, drawn.Count);
        foreach (var (title, references) in drawn)
        {
            var cells = references.Where(r => r.Cells.Contains('!', StringComparison.Ordinal)).ToList();
            Assert.True(cells.Count >= 2, title);
            foreach (var (reference, cache) in cells)
            {
                Assert.DoesNotContain(null, cache);
                Assert.Equal(
                    workbook.At(reference).Select(value => value is double number ? number.ToString("R", CultureInfo.InvariantCulture) : (string?)value),
                    cache.Select(value => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("R", CultureInfo.InvariantCulture) : value));
            }
        }
    }

    [Fact]
    public void The_chart_of_the_quota_draws_the_provinces_that_have_one()
    {
        var (_, references) = Region.DrawnCharts.First(c => c.Title == "Kết nạp đảng viên mới so với chỉ tiêu năm");
        var have = Reports.Where(r => r.IsIn && Figure(r, new("BM01", "30", "total")) is > 0 && Figure(r, new("BM01", "08", "total")) is not null).ToList();

        Assert.Equal(have.Select(r => r.Province.Name).Order(StringComparer.Ordinal), references[0].Cache.Order(StringComparer.Ordinal));
        var series = references.Where(r => double.TryParse(r.Cache[0], CultureInfo.InvariantCulture, out _)).Select(r => r.Cache.Sum(v => double.Parse(v!, CultureInfo.InvariantCulture))).ToList();
        Assert.Equal([have.Sum(r => Figure(r, new("BM01", "30", "total"))!.Value), (double)have.Sum(r => Figure(r, new("BM01", "08", "total"))!.Value)], series);
    }

    [Fact]
    public void Every_figure_has_its_way_back()
    {
        var rows = Region.Rows("Nguồn số liệu").Skip(6).ToList();
        var sent = Reports.Where(r => r.IsIn).SelectMany(r => r.Facts.SelectMany(row => row.Facts.Select(fact => (Report: r, Row: row, Fact: fact)))).ToList();

        Assert.Equal(sent.Count, rows.Count);
        foreach (var (row, (report, factRow, fact)) in rows.Zip(sent))
        {
            Assert.Equal(report.Province.Name, row["A"]);
            Assert.Equal($"{factRow.Form}.{factRow.Row}.{fact.Column}", row["B"]);
            Assert.Equal((fact.Value, report.CurrentVersion!.Value), (Whole(row["C"]), Whole(row["D"])));
            Assert.Equal((factRow.Sheet, $"{(char)('A' + fact.SheetColumn - 1)}{factRow.SheetRow}"), (row["E"], row["F"]));
            Assert.Equal(report.CurrentReceivedAt!.Value.UtcDateTime.AddHours(7), DateTime.FromOADate((double)row["G"]!), TimeSpan.FromSeconds(1));
            Assert.Equal(report.Sha256, row["H"]);
        }
    }

    [Fact]
    public void Questions_explanations_and_limitations_are_all_there()
    {
        var asked = Reports.Where(r => r.IsIn).SelectMany(r => r.Asked).ToList();
        var queries = Region.Cells["Cần giải trình"].Values.OfType<string>().ToList();
        Assert.NotEmpty(asked);
        Assert.All(asked, a => Assert.Contains(a.Finding.Message, queries));
        Assert.All(asked.SelectMany(a => a.Thread.Answers.TakeLast(1)), answer => Assert.Contains(queries, text => text.StartsWith(answer.Text, StringComparison.Ordinal)));
        Assert.Equal(SampleEditions.Region.Summary.Outliers.Count, queries.Count(text => text == "so sánh"));

        var limitations = Region.Rows("Hạn chế kỳ trước").Where(r => r.GetValueOrDefault("A") is double && r.GetValueOrDefault("B") is string).ToList();
        var items = SampleEditions.Region.Summary.Limitations.SelectMany(l => l.Items.Select(item => (l.Province.Name, item.Text, item.Periods))).ToList();
        Assert.Equal(items.Order(), limitations.Select(r => ((string)r["B"]!, (string)r["C"]!, (int)Whole(r["F"]))).Order());
    }

    [Fact]
    public void A_country_s_totals_are_those_of_its_provinces()
    {
        var workbook = new WrittenWorkbook(SampleEditions.Write(SampleEditions.Country));
        var standings = SampleEditions.Country.Summary.Standings;
        Assert.Equal(63, standings.Count);
        foreach (var key in KeyFigures.All)
        {
            var values = standings.Where(s => s.IsIn).Select(s => Figure(s.Report, key.Figure)).OfType<long>().ToList();
            Assert.Equal([(double)values.Sum()], workbook.At(workbook.Names[$"Total_{key.Figure.Form}_{key.Figure.Row}_{key.Figure.Column}"]));
        }

        var header = workbook.Rows("BM03")[5].Values.OfType<string>().ToList();
        Assert.Contains("Toàn quốc", header);
        Assert.All(standings, s => Assert.Contains(s.Province.Name, header));
    }

    /// <summary>Reckons a change again over the provinces with both figures; gives 1 when there is one, 0 when there must be none.</summary>
    private static int Compare(IReadOnlyDictionary<string, object?> line, string? column, FigureRef? figure, Func<ProvinceReport, EarlierReport?> then, bool hasCount = true)
    {
        var now = figure is null ? [] : Reports.Where(r => r.IsIn && Figure(r, figure.Value) is not null).ToList();
        var both = now.Where(r => then(r)?.Figures.ContainsKey(figure!.Value) == true).ToList();
        if (both.Count == 0)
        {
            Assert.True(column is null || line.GetValueOrDefault(column) as string == Blank);
            return 0;
        }

        var earlier = both.Sum(r => then(r)!.Figures[figure!.Value]);
        var difference = both.Sum(r => Figure(r, figure!.Value)!.Value) - earlier;
        Assert.Equal(difference, Whole(line[column!]));
        if (earlier == 0)
            Assert.Equal(Blank, line[Next(column!, 1)]);
        else
            Assert.Equal(100.0 * difference / earlier, (double)line[Next(column!, 1)]!, Rounding);
        if (hasCount)
            Assert.Equal(both.Count, Whole(line[Next(column!, 2)]));
        return 1;
    }

    private static long? Figure(ProvinceReport report, FigureRef figure)
    {
        foreach (var row in report.Facts)
        {
            foreach (var fact in row.Facts)
            {
                if (row.Form == figure.Form && row.Row == figure.Row && fact.Column == figure.Column)
                {
                    return fact.Value;
                }
            }
        }

        return null;
    }

    private static string? ColumnOf(IReadOnlyDictionary<string, object?> row, string text) => row.FirstOrDefault(c => c.Value as string == text).Key;

    private static string Next(string column, int by) => ((char)(column[0] + by)).ToString();

    private static double Percent(long above, long below) => 100.0 * above / below;

    private static long Whole(object? cell) => Convert.ToInt64((double)cell!);
}
