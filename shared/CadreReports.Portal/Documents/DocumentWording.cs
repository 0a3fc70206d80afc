using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Catalogue.Wording;
using CadreReports.Findings;
using CadreReports.Time;

namespace CadreReports.Portal.Documents;

/// <summary>Figures, moments and names as they stand in Vietnamese documents.</summary>
internal static class DocumentWording
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Such as 25.944.</summary>
    public static string Amount(long amount) => amount.ToString("#,##0", Vietnamese);

    /// <summary>Such as "245.760 byte (240 KB)".</summary>
    public static string Size(long bytes) => bytes < 1024 * 1024
        ? Fill(DocumentTexts.SizeInKilobytes, Amount(bytes), (bytes / 1024d).ToString("0.#", Vietnamese))
        : Fill(DocumentTexts.SizeInMegabytes, Amount(bytes), (bytes / (1024d * 1024)).ToString("0.#", Vietnamese));

    /// <summary>A moment on a clock in Vietnam, such as "lúc 08 giờ 05 phút ngày 05/6/2023".</summary>
    public static string Moment(DateTimeOffset moment)
    {
        var local = VietnamTime.Of(moment);
        return Fill(DocumentTexts.Moment, Padded(local.Hour, 10), Padded(local.Minute, 10), Day(DateOnly.FromDateTime(local.DateTime)));
    }

    /// <summary>Such as 05/6/2023: in documents a zero stands before days below 10 and months below 3, so that none can be added.</summary>
    public static string Day(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{Padded(day.Day, 10)}/{Padded(day.Month, 3)}/{day.Year}");

    /// <summary>The committee in whose name the board signs, in capitals.</summary>
    public static string Committee(Province province) =>
        Fill(province.IsCity ? DocumentTexts.CityCommittee : DocumentTexts.ProvinceCommittee, province.Name).ToUpper(Vietnamese);

    /// <summary>How many findings of each severity, such as "1 lỗi, 2 cần giải trình, 0 lưu ý".</summary>
    public static string Counts(IReadOnlyList<Finding> findings) => string.Join(
        ", ",
        Enum.GetValues<Severity>().OrderDescending().Select(severity =>
            $"{Amount(findings.Count(f => f.Severity == severity))} {SeverityWords.Of(severity).ToLower(Vietnamese)}"));

    public static string Fill(string text, params object[] values) => string.Format(Vietnamese, text, values);

    private static string Padded(int number, int below) => number.ToString(number < below ? "00" : "0", CultureInfo.InvariantCulture);
}
