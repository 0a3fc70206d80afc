using CadreReports.Portal.Frame;

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

    public static string PlaceOf(AccountRow account) => account.Province?.Name ?? AccountPageTexts.Centre;
}
