using CadreReports.Access;
using CadreReports.Catalogue;

namespace CadreReports.Portal.Accounts;

/// <summary>An account, as its administrator sees it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">What it is.</param>
/// <param name="Province">The province it acts for; null for the centre.</param>
/// <param name="State"><c>open</c>, <c>locked</c> or <c>closed</c>.</param>
/// <param name="LockedUntil">Until when no password is tried, UTC; null when it is not locked.</param>
/// <param name="Password"><c>own</c>, <c>oneTime</c>, <c>oneTimeUsed</c>, <c>oneTimeExpired</c> or <c>platform</c>.</param>
/// <param name="OneTimes">How many one-time passwords were made for it.</param>
/// <param name="OneTimeUntil">Until when the one-time password is good, UTC; null for another.</param>
/// <param name="MadeAt">When it was made, UTC.</param>
/// <param name="SignedInAt">When somebody last signed in with its password, UTC; null for never.</param>
/// <param name="IsSample">Made for a trial.</param>
public sealed record AccountRow(
    string Name,
    Role Role,
    Province? Province,
    string State,
    DateTimeOffset? LockedUntil,
    string Password,
    int OneTimes,
    DateTimeOffset? OneTimeUntil,
    DateTimeOffset MadeAt,
    DateTimeOffset? SignedInAt,
    bool IsSample);

/// <summary>The accounts.</summary>
/// <param name="Query">Which are shown.</param>
/// <param name="Shown">Those of the page, by name.</param>
/// <param name="Found">How many there are on all pages.</param>
/// <param name="Pages">How many pages.</param>
/// <param name="IsEmpty">Whether there is no account at all.</param>
/// <param name="Provinces">Those of this day, by code.</param>
public sealed record AccountsModel(AccountQuery Query, IReadOnlyList<AccountRow> Shown, int Found, int Pages, bool IsEmpty, IReadOnlyList<Province> Provinces)
{
    /// <summary>What an account can be made for.</summary>
    public IReadOnlyList<ProvinceGroup> Choices { get; init; } = [];

    /// <summary>How many accounts a page shows.</summary>
    public const int PageLength = 100;

    /// <summary>What is shown of all accounts.</summary>
    public static AccountsModel Of(AccountQuery query, IReadOnlyList<AccountRow> all, IReadOnlyList<Province> provinces)
    {
        var found = all.Where(query.Takes).ToList();
        var pages = Math.Max(1, (found.Count + PageLength - 1) / PageLength);
        var page = Math.Min(query.Page, pages);
        return new AccountsModel(query with { Page = page }, [.. found.Skip((page - 1) * PageLength).Take(PageLength)], found.Count, pages, all.Count == 0, provinces);
    }
}

/// <summary>One account.</summary>
/// <param name="Account">The account.</param>
/// <param name="Province">What of the choices it acts for; null for the centre.</param>
/// <param name="Choices">What it can be changed to.</param>
public sealed record AccountModel(AccountRow Account, string? Province, IReadOnlyList<ProvinceGroup> Choices);

/// <summary>What is handed to the owner of an account, shown once.</summary>
/// <param name="Account">The account.</param>
/// <param name="OneTimePassword">Its new password; null when it has none here.</param>
/// <param name="Site">Where one signs in, absolute.</param>
public sealed record AccountSlipModel(AccountRow Account, string? OneTimePassword, string Site);
