using CadreReports.Catalogue;
using CadreReports.Spreadsheets;
using CadreReports.Workbooks;
using CadreReports.Workbooks.Guard;
using CadreReports.Workbooks.Reading;

namespace CadreReports.Tests.Workbooks;

/// <summary>A small catalogue with every shape a form can have, and the sheets that go with it.</summary>
internal static class SampleForms
{
    public static readonly PeriodId H1 = new(2023, 1);
    public static readonly PeriodId H2 = new(2023, 2);

    /// <summary>Rows 01 to 04, 04 = 02 + 03; row 03 has no women counted.</summary>
    public static readonly Form Figures = new(
        "BM01", "Tổ chức đảng", [],
        [Whole("total"), Whole("female")],
        [Row("01", [0, 1]), Row("02", [0, 1]), Row("03", [0]), Row("04", [0, 1], "02", "03")],
        [], new Dictionary<string, IReadOnlyList<string>>(), [1, 2]);

    /// <summary>total = province + commune; row 02 = 01, so that its total can be had both ways.</summary>
    public static readonly Form Columns = new(
        "BM02", "Biên chế", [],
        [Whole("province"), Whole("commune"), Whole("total")],
        [Row("01", [0, 1, 2]), Row("02", [0, 1, 2], "01")],
        [], new Dictionary<string, IReadOnlyList<string>> { ["total"] = ["province", "commune"] }, [1, 2]);

    public static readonly Form FirstHalfOnly = new(
        "BM07", "Xếp loại", [], [Whole("total")], [Row("01", [0])], [], new Dictionary<string, IReadOnlyList<string>>(), [1]);

    public static readonly Form Documents = new(
        "BM09", "Văn bản", [],
        [
            new("number", "Số, ký hiệu", MeasureKind.Text, [], null, true),
            new("issued", "Ngày", MeasureKind.Date, [], null, true),
            new("topic", "Nghị quyết", MeasureKind.Text, ["18-NQ/TW", "80-QĐ/TW"], null, true),
            new("state", "Trạng thái", MeasureKind.Choice, ["Đang triển khai", "Đã sơ kết"], null, true),
        ],
        [], [new("", null, 3, [0, 1, 2, 3])], new Dictionary<string, IReadOnlyList<string>>(), [1, 2]);

    public static readonly Form Texts = new(
        "BM10", "Thuyết minh", [],
        [new("text", "Nội dung", MeasureKind.Text, [], null, true), new("state", "Kết quả", MeasureKind.Choice, ["Đã khắc phục"], null, false)],
        [], [new("A", "A. Mô hình hay", 2, [0]), new("D", "D. Hạn chế kỳ trước", 2, [0, 1])], new Dictionary<string, IReadOnlyList<string>>(), [1, 2]);

    /// <summary>Just enough of a cover to be known as one.</summary>
    public static (string Address, object Value)[] Cover => [("A1", CoverField.Province), ("A2", CoverField.Period), ("A3", CoverField.Unclassified)];

    public static CatalogueVersion Version(params Form[] forms) => new("2023", 2, new PeriodId(2022, 1), null, forms, []);

    /// <summary>The cells of the form's sheet without figures: A1, the header in row 4 and the row codes from row 5.</summary>
    public static (string Address, object Value)[] Frame(Form form)
    {
        var cells = new List<(string, object)> { ("A1", form.Code), ("B1", form.Title), ("A4", "Mã") };
        var first = form.IsList ? 2 : 4;
        for (var i = 0; i < form.Measures.Count; i++)
        {
            cells.Add((CellAddress.Format(3, first + i), form.Measures[i].Name));
            cells.Add((CellAddress.Format(4, first + i), form.Measures[i].Code));
        }

        cells.Add((CellAddress.Format(4, first + form.Measures.Count), Form.CheckColumn));
        cells.Add((CellAddress.Format(4, first + form.Measures.Count + 1), Form.ExplanationColumn));
        for (var i = 0; i < form.Indicators.Count; i++)
        {
            cells.Add((CellAddress.Format(5 + i, 1), form.Indicators[i].Code));
            cells.Add((CellAddress.Format(5 + i, 2), form.Indicators[i].Name));
            cells.Add((CellAddress.Format(5 + i, 3), "người"));
        }

        return [.. cells];
    }

    /// <summary>The frame with further cells; a cell of the frame is replaced, or removed by null.</summary>
    public static (string Address, object Value)[] Filled(Form form, params (string Address, object? Value)[] cells)
    {
        var all = Frame(form).ToDictionary(c => c.Address, c => c.Value);
        foreach (var (address, value) in cells)
        {
            if (value is null)
            {
                all.Remove(address);
            }
            else
            {
                all[address] = value;
            }
        }

        return [.. all.Select(c => (c.Key, c.Value))];
    }

    public static WorkbookContent Read(MemoryStream file, PeriodId period, params Form[] forms)
    {
        using (file)
        {
            using var package = WorkbookPackage.Open(file);
            return WorkbookReader.Read(package, Version(forms), period);
        }
    }

    /// <summary>Reads one form's sheet with these cells and a cover, so that findings are about the form only.</summary>
    public static WorkbookContent Read(Form form, params (string Address, object? Value)[] cells) =>
        Read(new XlsxBuilder().Sheet(SheetName.Cover, Cover).Sheet(form.Code, Filled(form, cells)).Build(), H1, form);

    private static Measure Whole(string code) => new(code, $"Cột {code}", MeasureKind.Whole, [], null, false);

    private static Indicator Row(string code, int[] measures, params string[] sumOf) =>
        new(code, $"Chỉ tiêu {code}", 0, null, "người", TimeKind.Stock, measures, sumOf, false);
}
