using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Submissions;
using CadreReports.Summaries;

namespace CadreReports.Tests.Summaries;

/// <summary>
/// Miền Nam in 2023H1 with invented figures: 17 of 20 provinces are in, Bạc Liêu sent nothing, Bến Tre's figures do not
/// add up, Cà Mau sent a file that is no workbook. The others have a past (<see cref="SamplePast"/>), but one lacks the last
/// half-year and one the same half of last year.
/// </summary>
internal static class SampleRegion
{
    public const string MissingProvince = "95";
    public const string RejectedProvince = "83";
    public const string RefusedProvince = "96";

    /// <summary>Accepted, with a later correction that was rejected.</summary>
    public const string CorrectedProvince = "82";

    /// <summary>Accepted, with a later correction that waits for an explanation.</summary>
    public const string AskedProvince = "84";

    /// <summary>Without an accepted report of the last half-year.</summary>
    public const string WithoutPreviousProvince = "94";

    /// <summary>Without an accepted report of the same half of last year.</summary>
    public const string WithoutLastYearProvince = "60";

    /// <summary>What a figure of a middling province is about: by row, else by form.</summary>
    private static readonly Dictionary<string, int> Sizes = """
        BM01.01=15 BM01.02=735 BM01.03=290 BM01.04=445 BM01.05=2770 BM01.06=50300 BM01.08=830 BM01.09=410
        BM01.19=50950 BM01.30=1600 BM02.05=2100 BM02.06=15800 BM02.07=3600 BM02.09=2000 BM02.10=15300 BM02.11=3450
        BM03=5200 BM03.01=25944 BM04=190 BM04.01=1204 BM04.12=1331 BM05=42 BM06=74 BM06.11=5200
        BM07.01=730 BM07.02=49800 BM07.03=210 BM07.04=480 BM08=64
        """
        .Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('='))
        .ToDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    public static Period Period { get; } = CatalogueSet.Load().Period("2023H1")!;

    public static Region Region { get; } = Period.Region("mien-nam")!;

    public static CatalogueVersion Version { get; } = CatalogueSet.Load().For(Period);

    public static RegionalSummary Summary() => RegionalSummary.Build(Version, Period, Region, Reports());

    public static IReadOnlyList<ProvinceReport> Reports() => [.. Region.Provinces.Select(Report)];

    private static ProvinceReport Report(Province province, int index)
    {
        var report = Arrived(province, index);
        return report.IsIn ? SamplePast.With(report, index) : report;
    }

    private static ProvinceReport Arrived(Province province, int index)
    {
        var due = Period.Due;
        return province.Code switch
        {
            MissingProvince => ProvinceReport.Nothing(province),
            RejectedProvince => new ProvinceReport(
                province, SubmissionState.Rejected, null, null, due.AddHours(-30), 2, 3, 1,
                "BM02, ô C9: tổng số cơ quan, đơn vị cấp huyện ghi 328, các khối cộng lại 276 (Lệch 52). Kiểm tra lại ô C9 hoặc các ô D9, E9, F9.",
                null, [], []),
            RefusedProvince => new ProvinceReport(
                province, SubmissionState.Rejected, null, null, due.AddHours(-3), 1, 1, 0,
                "Tệp gửi lên không phải là tệp Excel (.xlsx). Mở lại bằng Excel, lưu theo dạng “Excel Workbook (*.xlsx)” rồi gửi lại.",
                null, [], []),
            CorrectedProvince => Accepted(province, index, due.AddDays(-2)) with
            {
                State = SubmissionState.Rejected,
                LatestReceivedAt = due.AddHours(31),
                Uploads = 3,
                Errors = 1,
                Reason = "BM01, ô C20: đảng viên cuối kỳ ghi 51.020, tính từ đầu kỳ, tăng, giảm là 50.980 (Lệch 40). Kiểm tra lại ô C20.",
            },
            AskedProvince => Accepted(province, index, due.AddDays(-1)) with
            {
                State = SubmissionState.NeedsExplanation,
                LatestReceivedAt = due.AddHours(5),
                Uploads = 3,
                Queries = 1,
            },
            "60" => Accepted(province, index, due.AddDays(2).AddMinutes(290)),
            "89" => Accepted(province, index, due.AddDays(6).AddMinutes(144)),
            "92" => Accepted(province, index, due),
            _ => Accepted(province, index, due.AddHours(-(index * 7) - 2)),
        };
    }

    private static ProvinceReport Accepted(Province province, int index, DateTimeOffset receivedAt)
    {
        var hash = string.Concat(Enumerable.Repeat(index.ToString("x2", CultureInfo.InvariantCulture) + province.Code + "7e4b", 8));
        return new ProvinceReport(
            province, SubmissionState.Accepted, 1 + (index % 3), receivedAt, receivedAt, 1 + (index % 3), 0, 0, null, hash, Facts(index), Texts(province, index));
    }

    /// <summary>Invented figures; every seventh province leaves the last row of each form blank, every fifth writes zeros there.</summary>
    private static List<FactRow> Facts(int province)
    {
        var rows = new List<FactRow>();
        foreach (var form in Version.Forms.Where(f => !f.IsList))
        {
            for (var row = 0; row < form.Indicators.Count; row++)
            {
                var indicator = form.Indicators[row];
                if (row == form.Indicators.Count - 1 && province % 7 == 3)
                    continue;

                var size = Sizes.GetValueOrDefault($"{form.Code}.{indicator.Code}", Sizes.GetValueOrDefault(form.Code, 60));
                var factor = row == form.Indicators.Count - 1 && province % 5 == 1 ? 0 : 55 + (((province * 37) + (row * 11)) % 90);
                var facts = indicator.Measures.Select((column, i) => new Fact(
                    form.Measures[column].Code, i == 0 ? (long)size * factor / 100 : (long)size * factor / (100 * (i + 2)), column + 3));
                rows.Add(new FactRow(form.Code, indicator.Code, form.Code, row + 8, [.. facts]));
            }
        }

        return rows;
    }

    private static List<TextLine> Texts(Province province, int index)
    {
        var lines = new List<TextLine>
        {
            Line("BM09", "01", 8, ("number", $"{100 + index}-KH/TU"), ("date", "2023-02-14"), ("excerpt", "Kế hoạch thực hiện Nghị quyết Hội nghị lần thứ sáu về tiếp tục đổi mới, sắp xếp tổ chức bộ máy của hệ thống chính trị tinh gọn, hoạt động hiệu lực, hiệu quả"), ("resolution", "18-NQ/TW"), ("status", Version.Form("BM09")!.Measures[^1].Choices[0])),
            Line("BM10", "A01", 8, ("content", $"Mô hình “Chi bộ bốn tốt” tại các đảng bộ xã của {province.Name} được duy trì nền nếp; sinh hoạt chuyên đề gắn với giải quyết việc cụ thể của địa bàn.")),
            Line("BM10", "C01", 36, ("content", "Đề nghị Ban Tổ chức Trung ương sớm hướng dẫn tiêu chí đánh giá, xếp loại cán bộ theo vị trí việc làm.")),
        };
        if (index % 2 == 0)
        {
            lines.Add(Line("BM09", "02", 9, ("number", $"{40 + index}-CTr/TU"), ("date", "2023-04-03"), ("excerpt", "Chương trình hành động về khuyến khích, bảo vệ cán bộ năng động, sáng tạo vì lợi ích chung"), ("resolution", "14-KL/TW")));
            lines.Add(Line("BM10", "B01", 22, ("content", "Nguồn kết nạp đảng viên ở khu dân cư và doanh nghiệp ngoài nhà nước còn ít; đoàn viên đi làm ăn xa nhiều nên khó bồi dưỡng, theo dõi.")));
            lines.Add(Line("BM10", "D01", 50, ("content", "Kiểm điểm, đánh giá, xếp loại ở một số đảng bộ còn chậm so với tiến độ."), ("status", Version.Form("BM10")!.Measures[^1].Choices[index / 2 % 3])));
        }

        return lines;
    }

    internal static TextLine Line(string form, string code, int row, params (string Measure, string Text)[] values) =>
        new(form, code, form, row, values.ToDictionary(v => v.Measure, v => v.Text, StringComparer.Ordinal));
}
