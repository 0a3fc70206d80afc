using System.Globalization;
using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Time;

namespace CadreReports.Portal.Frame;

/// <summary>Figures, moments and names as they stand on pages.</summary>
public static class PageWording
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Such as 25.944.</summary>
    public static string Amount(long amount) => amount.ToString("#,##0", Vietnamese);

    /// <summary>Such as 31/5/2023.</summary>
    public static string Day(DateOnly day) => day.ToString("d/M/yyyy", CultureInfo.InvariantCulture);

    /// <summary>A moment on a clock in Vietnam, such as "17:00, 8/6/2023".</summary>
    public static string Moment(DateTimeOffset moment) => Fill(FrameTexts.Moment, VietnamTime.Of(moment), Day(VietnamTime.DayOf(moment)));

    /// <summary>Such as "240 KB" or "1,4 MB".</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1024 => Fill(FrameTexts.Bytes, Amount(bytes)),
        < 1024 * 1024 => Fill(FrameTexts.SizeInKilobytes, (bytes / 1024d).ToString("0", Vietnamese)),
        _ => Fill(FrameTexts.SizeInMegabytes, (bytes / (1024d * 1024)).ToString("0.#", Vietnamese)),
    };

    /// <summary>A moment for the attribute of a <c>time</c> element, in UTC.</summary>
    public static string Machine(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Of(Role role) => role switch
    {
        Role.ProvinceClerk => FrameTexts.RoleProvinceClerk,
        Role.ProvinceApprover => FrameTexts.RoleProvinceApprover,
        Role.CentralAnalyst => FrameTexts.RoleCentralAnalyst,
        Role.CentralAdministrator => FrameTexts.RoleCentralAdministrator,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    /// <summary>Where a period stands, such as "Đang nhận báo cáo".</summary>
    public static string Of(PeriodPhase phase) => phase switch
    {
        PeriodPhase.Draft => FrameTexts.PhaseDraft,
        PeriodPhase.Open => FrameTexts.PhaseOpen,
        PeriodPhase.Grace => FrameTexts.PhaseGrace,
        PeriodPhase.Overdue => FrameTexts.PhaseOverdue,
        PeriodPhase.Locked => FrameTexts.PhaseLocked,
        PeriodPhase.Published => FrameTexts.PhasePublished,
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, null),
    };

    /// <summary>How long it is until a moment, or since, in whole days or hours: "còn 5 ngày", "còn chưa đến 1 giờ", "đã quá 2 ngày".</summary>
    public static string Until(DateTimeOffset moment, DateTimeOffset now)
    {
        var distance = (moment - now).Duration();
        var isPast = now > moment;
        return distance.TotalDays >= 1 ? Fill(isPast ? FrameTexts.DaysAgo : FrameTexts.DaysLeft, (long)distance.TotalDays)
            : distance.TotalHours >= 1 ? Fill(isPast ? FrameTexts.HoursAgo : FrameTexts.HoursLeft, (long)distance.TotalHours)
            : isPast ? FrameTexts.JustPast : FrameTexts.LessThanAnHour;
    }

    /// <summary>A text with values in its places, as Vietnamese writes them.</summary>
    public static string Fill(string text, params object[] values) => string.Format(Vietnamese, text, values);
}
