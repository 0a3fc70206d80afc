using CadreReports.Catalogue;
using CadreReports.Submissions;
using CadreReports.Submissions.Differences;
using FsCheck;
using FsCheck.Fluent;

namespace CadreReports.Tests.Submissions;

public sealed class VersionDifferenceTests
{
    private static readonly CatalogueVersion Catalogue = Pipeline.Catalogues.For(Pipeline.Catalogues.Period("2023H1")!);

    [Fact]
    public void A_figure_is_told_with_its_names_and_its_cell_in_each_version()
    {
        FactRow[] before = [new("BM03", "01", "BM03", 12, [new("total", 25944, 4), new("province", 7759, 5)]), new("BM01", "02", "BM01", 9, [new("total", 735, 4)])];
        FactRow[] after = [new("BM03", "01", "Biểu 3", 14, [new("total", 25945, 4), new("district", 15413, 6)]), new("BM01", "02", "BM01", 11, [new("total", 735, 4)])];
        var changes = FigureChange.Between(Catalogue, before, after);

        var form = Catalogue.Form("BM03")!;
        Assert.Equal(["total", "province", "district"], changes.Select(c => c.Column));
        Assert.Equal((25944, 25945, "BM03!D12", "Biểu 3!D14"), (changes[0].Before, changes[0].After, changes[0].CellBefore, changes[0].CellAfter));
        Assert.Equal((form.Title, form.Indicators[0].Name, form.Measures[0].Name), (changes[0].FormTitle, changes[0].RowName, changes[0].ColumnName));
        Assert.Equal((7759, null, "BM03!E12", null), (changes[1].Before, changes[1].After, changes[1].CellBefore, changes[1].CellAfter));
        Assert.Equal((null, 15413, null, "Biểu 3!F14"), (changes[2].Before, changes[2].After, changes[2].CellBefore, changes[2].CellAfter));
    }

    [Fact]
    public void A_line_is_added_removed_or_changed_but_not_when_it_only_moved()
    {
        TextLine[] before = [Line("A01", 10, "Mô hình một"), Line("A02", 11, "Mô hình hai"), Line("B01", 20, "Khó khăn"), Line("D01", 40, "Hạn chế", "đang khắc phục")];
        TextLine[] after = [Line("A01", 10, "Mô hình hai"), Line("C01", 30, "Kiến nghị"), Line("B01", 21, "Khó khăn"), Line("D01", 40, "Hạn chế", "đã khắc phục")];
        var changes = LineChange.Between(Catalogue, before, after);

        Assert.Equal(
            [("A01", LineChangeKind.Removed), ("C01", LineChangeKind.Added), ("D01", LineChangeKind.Changed)], changes.Select(c => (c.Code, c.Kind)));
        Assert.Equal((40, 40), (changes[2].SheetRowBefore, changes[2].SheetRowAfter));
        var value = Assert.Single(changes[2].Values);
        Assert.Equal(("status", "đang khắc phục", "đã khắc phục"), (value.Column, value.Before, value.After));
        Assert.Equal(Catalogue.Form("BM10")!.Measures.Single(m => m.Code == "status").Name, value.Name);
        Assert.Equal((10, null), (changes[0].SheetRowBefore, changes[0].SheetRowAfter));
    }

    /// <summary>What is told, applied to the first version, gives the second; and nothing is told twice.</summary>
    [Fact]
    public void The_changes_lead_from_one_version_to_the_other()
    {
        var rows = from form in Gen.Elements("BM01", "BM02")
                   from row in Gen.Elements("01", "02", "03")
                   from values in Gen.ListOf(Gen.Choose(0, 2), 2)
                   select new FactRow(form, row, form, 5, [new("total", values[0], 4), new("other", values[1], 5)]);
        var version = from count in Gen.Choose(0, 6)
                      from drawn in Gen.ListOf(rows, count)
                      select drawn.DistinctBy(r => (r.Form, r.Row)).ToList();
        Prop.ForAll((from a in version from b in version select (a, b)).ToArbitrary(), pair =>
        {
            var (before, after) = (Figures(pair.a), Figures(pair.b));
            var changes = FigureChange.Between(Catalogue, pair.a, pair.b);
            Assert.Equal(changes.Count, changes.DistinctBy(c => (c.Form, c.Row, c.Column)).Count());
            foreach (var change in changes)
            {
                var figure = new FigureRef(change.Form, change.Row, change.Column);
                Assert.Equal(before.TryGetValue(figure, out var was) ? was : null, change.Before);
                before.Remove(figure);
                if (change.After is { } now)
                {
                    before.Add(figure, now);
                }
            }

            Assert.Equal(after.OrderBy(f => f.Key.ToString(), StringComparer.Ordinal), before.OrderBy(f => f.Key.ToString(), StringComparer.Ordinal));
        }).QuickCheckThrowOnFailure();
    }

    private static Dictionary<FigureRef, long?> Figures(IEnumerable<FactRow> rows) =>
        rows.SelectMany(r => r.Facts, (r, f) => (new FigureRef(r.Form, r.Row, f.Column), (long?)f.Value)).ToDictionary();

    private static TextLine Line(string code, int row, string content, string? status = null)
    {
        var values = new Dictionary<string, string> { ["content"] = content };
        if (status is not null)
        {
            values["status"] = status;
        }

        return new TextLine("BM10", code, "BM10", row, values);
    }
}
