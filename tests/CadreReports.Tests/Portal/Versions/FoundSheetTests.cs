using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Portal.Versions;
using CadreReports.Submissions.Explanations;
using FsCheck;
using FsCheck.Fluent;

namespace CadreReports.Tests.Portal.Versions;

/// <summary>What was found in a version, put under the sheets that it is about.</summary>
public sealed class FoundSheetTests
{
    private static readonly CatalogueVersion Catalogue = CatalogueSet.Load().For(CatalogueSet.Load().Period("2023H1")!);
    private static readonly string?[] Sheets = [null, "BIA", "BM01", "BM02", "BM10", "Bảng phụ"];

    [Fact]
    public void Sheets_stand_in_the_order_of_the_workbook_and_the_whole_file_first()
    {
        var sheets = FoundSheet.Of([.. Sheets.Reverse().Select((sheet, i) => Of(Severity.Error, sheet, i))], [], Catalogue);
        Assert.Equal([null, "BIA", "Bảng phụ", "BM01", "BM02", "BM10"], sheets.Select(s => s.Name));
        Assert.Equal("Tổ chức đảng và đảng viên", sheets.Single(s => s.Name == "BM01").Title);
        Assert.Equal((null, null), (sheets[0].Title, sheets[1].Title));
    }

    /// <summary>That it is another province's or half-year's file is found on a sheet that nobody sees.</summary>
    [Fact]
    public void What_the_hidden_sheet_tells_is_about_the_whole_file()
    {
        var sheets = FoundSheet.Of([Of(Severity.Error, "BIA", 1), Of(Severity.Error, "_META", 2), Of(Severity.Error, null, 3)], [], Catalogue);
        Assert.Equal([(null, 2), ("BIA", 1)], sheets.Select(s => (s.Name, s.Items.Count)));
    }

    [Fact]
    public void A_cell_and_an_earlier_figure_are_named_as_the_workbook_names_them()
    {
        var cells = new[] { new CellReference("BM01", "D5", "02", "total", 735, "BM01"), new CellReference("Bảng phụ", "A1") };
        var finding = new Finding("BM01-01", Severity.Query, "Lệch 52.", cells, [new EarlierFigure("2022H2", "BM01.02.total", 700, ["82", "87"]), new EarlierFigure("cũ", "khác", 1, ["82"])]);
        var item = Assert.Single(Assert.Single(FoundSheet.Of([finding], [], Catalogue)).Items);
        var form = Catalogue.Form("BM01")!;
        var (row, column) = (form.Indicators.Single(i => i.Code == "02").Name, form.Measures.Single(m => m.Code == "total").Name);
        Assert.Equal([("BM01!D5", row, column), ("Bảng phụ!A1", null, null)], item.Cells.Select(c => (c.Place, c.RowName, c.ColumnName)));
        Assert.Equal([new FoundEarlier("6 tháng cuối năm 2022", $"{row}, {column}", 700, true), new FoundEarlier("cũ", "khác", 1, false)], item.Earlier);
        Assert.Equal("Mỗi tổ chức cơ sở đảng hoặc là đảng bộ cơ sở, hoặc là chi bộ cơ sở, không sót và không tính hai lần.", item.Reason);
    }

    [Fact]
    public void Nothing_is_lost_and_what_asks_for_an_explanation_stands_once()
    {
        var found = from severity in Gen.Elements(Enum.GetValues<Severity>())
                    from sheet in Gen.Elements(Sheets)
                    from figure in Gen.Choose(1, 5)
                    select Of(severity, sheet, figure);
        Prop.ForAll(found.ArrayOf().ToArbitrary(), all =>
        {
            var sheets = FoundSheet.Of([.. all], [], Catalogue);
            var items = sheets.SelectMany(s => s.Items).ToList();
            var queries = all.Where(f => f.Severity == Severity.Query).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
            return items.Select(i => i.Number).SequenceEqual(Enumerable.Range(1, items.Count))
                && sheets.Select(s => s.Number).SequenceEqual(Enumerable.Range(1, sheets.Count))
                && items.Count(i => i.Finding.Severity != Severity.Query) == all.Count(f => f.Severity != Severity.Query)
                && items.Where(i => i.IsOpen).Select(i => i.Finding.Id).Order(StringComparer.Ordinal).SequenceEqual(queries.Order(StringComparer.Ordinal))
                && sheets.All(s => s.Items.Zip(s.Items.Skip(1)).All(pair => pair.First.Finding.Severity >= pair.Second.Finding.Severity))
                && sheets.Sum(s => s.Open) == queries.Count;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("  ", null)]
    [InlineData("Đã kiểm tra.", "quá ngắn")]
    [InlineData("Tăng do sắp xếp lại bộ máy.", "đã gửi trước đây")]
    [InlineData(" Tăng do chia tách hai chi bộ cơ sở. ", null)]
    public void What_was_typed_says_what_is_wrong_with_it(string typed, string? fault)
    {
        var said = new LogEntry(1, LogKind.Answer, "a1", 1, "Tăng do sắp xếp lại bộ máy.", "clerk-82", DateTimeOffset.UnixEpoch);
        var text = TypedText.Of(FindingThread.Of("a1", [said]), new Dictionary<string, string> { ["explanations[a1].text"] = typed, ["explanations[b2].text"] = "khác" });
        Assert.Equal((typed, fault is null), (text.Text, text.Fault is null));
        Assert.Contains(fault ?? string.Empty, text.Fault ?? string.Empty, StringComparison.Ordinal);
    }

    private static Finding Of(Severity severity, string? sheet, int figure) => new(
        "THU-01", severity, $"Thử {figure}.", sheet is null ? [] : [new CellReference(sheet, "D5", Figure: figure, Form: Catalogue.Form(sheet) is null ? null : sheet)]);
}
