using CadreReports.Portal.Frame;
using CadreReports.Time;

namespace CadreReports.Portal.Accounts;

/// <summary>Accounts in words.</summary>
internal static class AccountWording
{
    public static string StateOf(string state) => state switch
    {
        "closed" => AccountPageTexts.StateClosed,
        "locked" => AccountPageTexts.StateLocked,
        _ => AccountPageTexts.StateOpen,
    };

    public static string StateOf(AccountRow account) => account.LockedUntil is { } until
        ? PageWording.Fill(AccountPageTexts.StateLockedUntil, PageWording.Moment(until))
        : StateOf(account.State);

    /// <summary>The colour that repeats the words.</summary>
    public static string ColourOf(string state) => state switch
    {
        "closed" => "missing",
        "locked" => "needs-explanation",
        _ => "accepted",
    };

    public static string PasswordOf(AccountRow account) => account.Password switch
    {
        "oneTime" => account.OneTimeUntil is { } until ? PageWording.Fill(AccountPageTexts.PasswordOneTimeUntil, PageWording.Moment(until)) : AccountPageTexts.PasswordOneTime,
        "oneTimeUsed" => AccountPageTexts.PasswordOneTimeUsed,
        "oneTimeExpired" => AccountPageTexts.PasswordOneTimeExpired,
        "platform" => AccountPageTexts.PasswordPlatform,
        _ => AccountPageTexts.PasswordOwn,
    };

    /// <summary>Whom it acts for; a province of another time with that time, for one of today may have its name.</summary>
    public static string PlaceOf(AccountRow account, DateTimeOffset now) => (account.Province, VietnamTime.DayOf(now)) switch
    {
        (null, _) => AccountPageTexts.Centre,
        ({ ValidTo: { } last } province, var today) when last < today => PageWording.Fill(AccountPageTexts.PlaceUntil, province.Name, PageWording.Day(last)),
        ({ } province, var today) when province.ValidFrom > today => PageWording.Fill(AccountPageTexts.PlaceFrom, province.Name, PageWording.Day(province.ValidFrom)),
        ({ } province, _) => province.Name,
    };
}
