using CadreReports.Charts;

namespace CadreReports.Tests.Charts;

/// <summary>A chart of every kind, with gaps, values below zero, marks, and names that are markup.</summary>
internal static class SampleCharts
{
    private static readonly string[] Provinces =
    [
        "TP. Hồ Chí Minh", "Bà Rịa – Vũng Tàu", "Bình Dương", "Bình Phước", "Đồng Nai", "Tây Ninh", "Long An", "Tiền Giang", "Bến Tre", "Trà Vinh",
        "Vĩnh Long", "Đồng Tháp", "An Giang", "Kiên Giang", "Cần Thơ", "Hậu Giang", "Sóc Trăng", "Bạc Liêu", "Cà Mau", "Bình Thuận",
    ];

    public static IReadOnlyList<Chart> All =>
    [
        new(ChartKind.Columns, "Đảng viên mới kết nạp so với chỉ tiêu", Provinces, [
            new("Kết nạp", [.. Provinces.Select((_, i) => i % 7 == 3 ? null : (double?)(i * 137 % 1900))], "A61C1C"),
            new("Chỉ tiêu", [.. Provinces.Select((_, i) => (double?)(900 + (i * 53 % 800)))], "D9A441"),
        ], "#,##0", "Biểu đồ cột: kết nạp và chỉ tiêu") { ValueAxis = "Đảng viên" },
        new(ChartKind.Columns, "Thay đổi so với cùng kỳ", Provinces[..6], [
            new("Thay đổi", [1.5, -3.25, null, 8, -0.4, 2], "1F4E99") { IsLabelled = true },
        ], "0.0\"%\"", "Cột có giá trị âm") { Mark = 5 },
        new(ChartKind.Bars, "Kết nạp đạt chỉ tiêu", Provinces, [
            new("Tỷ lệ", [.. Provinces.Select((_, i) => i == 19 ? null : (double?)Math.Round(131.5 - (i * 4.7), 1))], "A61C1C") { IsLabelled = true },
        ], "0.0\"%\"", "Thanh ngang xếp hạng") { Mark = 100, ValueAxis = "% chỉ tiêu năm" },
        new(ChartKind.Bars, null, ["Nữ & nam", "<b>"], [
            new("Kỳ này", [12, 25], "A61C1C") { IsLabelled = true },
            new("Kỳ \u0001trước", [10, 30], "D9A441"),
        ], "#,##0", "Thanh ngang <hai> & chuỗi"),
        new(ChartKind.ShareColumns, "Cơ cấu độ tuổi cán bộ", Provinces[..12], [
            new("Dưới 40", [.. Enumerable.Range(0, 12).Select(i => (double?)(1200 + (i * 31)))], "6B8E6B") { IsLabelled = true },
            new("40–50", [.. Enumerable.Range(0, 12).Select(i => i == 4 ? null : (double?)(2300 - (i * 91)))], "D9A441") { IsLabelled = true },
            new("Trên 50", [.. Enumerable.Range(0, 12).Select(i => (double?)(700 + (i * 11)))], "A61C1C") { IsLabelled = true },
        ], "#,##0", "Cột chồng 100 %"),
        new(ChartKind.Line, "Báo cáo gửi theo ngày", ["1/6", "2/6", "3/6", "4/6", "5/6", "6/6", "7/6", "8/6", "9/6", "10/6", "11/6"], [
            new("Đã gửi", [0, 1, 1, 3, 5, null, 9, 12, 15, 17, 18], "A61C1C") { IsLabelled = true },
            new("Được tiếp nhận", [0, 0, 1, 2, 4, 6, 8, 10, 13, 15, 17], "1F4E99"),
        ], "#,##0", "Đường theo ngày") { Mark = 20, ValueAxis = "Tỉnh, thành phố" },
        new(ChartKind.Ring, "Tình hình gửi báo cáo", ["Đúng hạn", "Trong thời gian gia hạn", "Quá hạn", "Chưa gửi"], [
            new("Tỉnh", [12, 4, 1, 3], "6B8E6B") { IsLabelled = true },
        ], "#,##0", "Vòng tròn tình hình gửi"),
    ];

    /// <summary>The same chart with the places of its figures on a sheet where they stand from B2, names above and categories at the left.</summary>
    public static Chart InCells(Chart chart, string sheet, int firstRow) => chart with
    {
        MarkCells = chart.Mark is null ? null : $"'{sheet}'!${(char)('B' + chart.Series.Count)}${firstRow + 1}:${(char)('B' + chart.Series.Count)}${firstRow + chart.Categories.Count}",
        CategoryCells = $"'{sheet}'!$A${firstRow + 1}:$A${firstRow + chart.Categories.Count}",
        Series = [.. chart.Series.Select((s, i) => s with
        {
            NameCell = $"'{sheet}'!${(char)('B' + i)}${firstRow}",
            ValueCells = $"'{sheet}'!${(char)('B' + i)}${firstRow + 1}:${(char)('B' + i)}${firstRow + chart.Categories.Count}",
        })],
    };
}
