using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using CadreReports.Summaries;
using CadreReports.Summaries.Limitations;
using CadreReports.Summaries.Queries;
using CadreReports.Validation;

namespace CadreReports.Tests.Summaries;

/// <summary>What came before in <see cref="SampleRegion"/>: invented figures of 2022, limitations, questions and answers.</summary>
internal static class SamplePast
{
    private const string Slow = "Kiểm điểm, đánh giá, xếp loại ở một số đảng bộ còn chậm so với tiến độ.";
    private const string SlowReworded = "Việc kiểm điểm, đánh giá, xếp loại ở một số đảng bộ cơ sở còn chậm so với tiến độ";
    private const string Forgotten = "Công tác tạo nguồn cán bộ nữ, cán bộ trẻ ở một số địa phương chưa được quan tâm đúng mức.";

    private static readonly CatalogueSet Catalogue = CatalogueSet.Load();

    /// <summary>The same report with the past of a province that is in.</summary>
    /// <param name="report">The report.</param>
    /// <param name="index">The province's place in the region.</param>
    public static ProvinceReport With(ProvinceReport report, int index) => report with
    {
        Previous = report.Province.Code == SampleRegion.WithoutPreviousProvince ? null : Earlier(report, new PeriodId(2022, 2), index, 5),
        LastYear = report.Province.Code == SampleRegion.WithoutLastYearProvince ? null : Earlier(report, new PeriodId(2022, 1), index, 12),
        Asked = Asked(report),
        Limitations = Limitations(report, index),
    };

    /// <summary>The figures of today, some of them up to <paramref name="spread"/> per cent more or less; every ninth as it is.</summary>
    private static EarlierReport Earlier(ProvinceReport report, PeriodId id, int index, int spread)
    {
        var period = Catalogue.Period(id)!;
        var version = Catalogue.For(period);
        var figures = new Dictionary<FigureRef, long>();
        foreach (var row in report.Facts.Where(row => version.Form(row.Form)!.IsCollectedIn(id)))
        {
            foreach (var (fact, i) in row.Facts.Select((fact, i) => (fact, i)))
            {
                var shift = row.Row == "30" ? 0 : ((((index * 5) + (row.SheetRow * 7) + i) % 9) - 4) * spread / 4;
                figures.Add(new FigureRef(row.Form, row.Row, fact.Column), fact.Value * (100 - shift) / 100);
            }
        }

        return EarlierReport.Sum(id, version, [(period.Province(report.Province.Code)!, figures)]);
    }

    private static IReadOnlyList<AskedFinding> Asked(ProvinceReport report)
    {
        var version = report.CurrentVersion!.Value;
        var moved = Query("KT-05", "BM05", "06", "C13", $"BM05, dòng 06, ô C13: luân chuyển {report.Uploads * 31} lượt cán bộ, cùng kỳ năm trước {report.Uploads * 17} lượt, thay đổi trên 30%. Đề nghị giải trình.");
        var expelled = Query("LB-02", "BM08", "07", "C14", "BM08, dòng 07, ô C14: khai trừ 4 đảng viên, BM01, dòng 15 ghi 3 đảng viên. Đề nghị giải trình.");
        return report.Province.Code switch
        {
            SampleRegion.AskedProvince =>
            [
                new AskedFinding(version + 1, moved, Thread(moved)),
                new AskedFinding(version, expelled, Thread(expelled, (LogKind.Answer, "Một quyết định khai trừ ban hành cuối tháng 5, chưa làm xong thủ tục xóa tên trong danh sách đảng viên.", -26))),
            ],
            "79" => [new AskedFinding(version, moved, Thread(moved, (LogKind.Answer, "Thành ủy thực hiện luân chuyển tập trung trước khi sắp xếp các đơn vị hành chính cấp xã.", -40)))],
            "80" =>
            [
                new AskedFinding(version, moved, Thread(
                    moved,
                    (LogKind.Answer, "Số liệu đã được kiểm tra lại và xác nhận là đúng.", -30),
                    (LogKind.Insufficient, "Chưa nêu lý do số lượt luân chuyển tăng; đề nghị nêu rõ.", -20),
                    (LogKind.Answer, "Tỉnh ủy bổ sung 35 lượt luân chuyển theo Đề án số 03-ĐA/TU ngày 10/3/2023.", -10))),
            ],
            _ => [],
        };
    }

    private static Finding Query(string rule, string form, string row, string address, string message) =>
        new(rule, Severity.Query, message, [new CellReference(form, address, row, "total", 4, form)]);

    private static FindingThread Thread(Finding finding, params (LogKind Kind, string Text, int Hours)[] said) => FindingThread.Of(
        finding.Id,
        [.. said.Select((s, i) => new LogEntry(i + 1, s.Kind, finding.Id, 1, s.Text, null, SampleRegion.Period.Due.AddHours(s.Hours)))]);

    /// <summary>Every second province carries the slow assessment on, worded anew in between, for one or three half-years.</summary>
    private static List<EarlierLimitations> Limitations(ProvinceReport report, int index)
    {
        var earlier = new List<EarlierLimitations>();
        var id = SampleRegion.Period.Id.Previous;
        for (var i = 0; index % 2 == 0 && i < 1 + (index % 4); i++, id = id.Previous)
        {
            var version = Catalogue.For(Catalogue.Period(id)!);
            var states = version.Form("BM10")!.Measures[^1].Choices;
            var lines = new List<TextLine>
            {
                SampleRegion.Line("BM10", "D01", 50, ("content", i % 2 == 0 ? SlowReworded : Slow), ("status", states[1 + (i % 2)])),
            };
            if (i == 0 && index % 3 == 0)
            {
                lines.Add(SampleRegion.Line("BM10", "D02", 51, ("content", Forgotten), ("status", states[2])));
            }

            earlier.Add(new EarlierLimitations(id, version, lines));
        }

        return earlier;
    }
}
