using CadreReports.Access;
using CadreReports.Access.Accounts;
using CadreReports.Catalogue;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Functions.Sessions;
using CadreReports.Portal.Accounts;
using CadreReports.Time;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Accounts;

/// <summary>What an account may do, as a request asks for it.</summary>
/// <param name="Role">The role.</param>
/// <param name="Province">The province; null for the centre.</param>
public sealed record AccountPlace(Role Role, Province? Province);

/// <summary>An account as the administrator sees it.</summary>
/// <param name="Account">Its name.</param>
/// <param name="Role">What it is.</param>
/// <param name="Province">The province it acts for; null for the centre.</param>
/// <param name="State"><c>open</c>, <c>locked</c> after wrong passwords, or <c>closed</c>.</param>
/// <param name="LockedUntil">Until when no password is tried, UTC; null when it is not locked.</param>
/// <param name="Password"><c>own</c>, <c>oneTime</c>, <c>oneTimeUsed</c>, <c>oneTimeExpired</c>, or <c>platform</c> when it has none here.</param>
/// <param name="OneTimes">How many one-time passwords were made for it.</param>
/// <param name="OneTimeUntil">Until when the one-time password is good, UTC; null for another.</param>
/// <param name="MadeAt">When it was made, UTC.</param>
/// <param name="SignedInAt">When somebody last signed in with its password, UTC; null for never.</param>
/// <param name="IsSample">Made for a trial.</param>
public sealed record AccountView(
    string Account,
    Role Role,
    OwnProvince? Province,
    string State,
    DateTimeOffset? LockedUntil,
    string Password,
    int OneTimes,
    DateTimeOffset? OneTimeUntil,
    DateTimeOffset MadeAt,
    DateTimeOffset? SignedInAt,
    bool IsSample);

/// <summary>What every function about accounts passes: who may, what they ask, and the answer.</summary>
public sealed class AccountGate(RequestGate gate, AccountPrincipals principals, PasswordTries tries, CatalogueSet catalogues, TimeProvider time)
{
    /// <summary>Lets the administrator through.</summary>
    public Task<IResult> ForAccountsAsync(HttpRequest request, Func<Principal, Task<IResult>> answer) =>
        gate.ForAnybodyAsync(request, Operation.ManageAccounts, answer);

    /// <summary>
    /// Reads the fields <c>role</c> and <c>province</c>, a code as it is today, or on the day in <c>provinceOn</c> where it meant
    /// another one. A list on a page has but one value, which names both (<see cref="ProvinceChoice.Value"/>).
    /// </summary>
    public AccountPlace ReadPlace(RequestBody body)
    {
        if (!RoleName.TryParse(body.Text("role"), out var role))
        {
            body.RefuseChoice("role", AccountTexts.NoSuchRole, string.Join(", ", RoleName.All));
        }

        if (body.TextIfAny("province") is not { } code)
        {
            return new AccountPlace(role, null);
        }

        var (chosen, chosenOn) = ProvinceChoice.Read(code);
        var day = body.DayIfAny("provinceOn") ?? chosenOn ?? VietnamTime.DayOf(time.GetUtcNow());
        code = chosen;
        var province = catalogues.Province(code, day);
        if (province is null)
        {
            body.RefuseChoice("province", AccountTexts.NoSuchProvince, code, day);
        }

        return new AccountPlace(role, province);
    }

    /// <summary>The account as it is now, with the password that was just made for it, or why nothing was done.</summary>
    /// <param name="request">The request that is answered.</param>
    /// <param name="result">What was done.</param>
    /// <param name="status">The status when it was.</param>
    public IResult AnswerOf(HttpRequest request, AccountResult result, int status = StatusCodes.Status200OK)
    {
        if (result.Refusal is { } refusal)
        {
            return Refused(refusal);
        }

        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Answer.Json(new AccountChangedView(ViewOf(result.Account!), result.OneTimePassword), status);
    }

    /// <summary>An account as the administrator sees it.</summary>
    public AccountView ViewOf(Account account)
    {
        var isLocked = tries.IsLocked(account);
        return new AccountView(
            account.Name,
            account.Role,
            principals.ProvinceOf(account) is { } province ? new OwnProvince(province.Code, province.Name, province.ValidFrom) : null,
            account.IsClosed ? "closed" : isLocked ? "locked" : "open",
            isLocked ? account.LockedUntil : null,
            account.IsPlatform ? "platform"
            : account.OneTimeUntil is not { } until ? "own"
            : account.IsOneTimeUsed ? "oneTimeUsed"
            : until <= time.GetUtcNow() ? "oneTimeExpired"
            : "oneTime",
            account.OneTimes,
            account.OneTimeUntil,
            account.MadeAt,
            account.SignedInAt,
            account.IsSample);
    }

    private static IResult Refused(AccountRefusal refusal) => refusal switch
    {
        AccountRefusal.Name => Answer.Problem(StatusCodes.Status400BadRequest, AccountTexts.Name, AccountName.Longest),
        AccountRefusal.Province => Answer.Problem(StatusCodes.Status400BadRequest, AccountTexts.Province),
        AccountRefusal.Taken => Answer.Problem(StatusCodes.Status409Conflict, AccountTexts.Taken),
        AccountRefusal.NoSuchAccount => Answer.Problem(StatusCodes.Status404NotFound, AccountTexts.NoSuchAccount),
        AccountRefusal.Own => Answer.Problem(StatusCodes.Status409Conflict, AccountTexts.Own),
        AccountRefusal.Closed => Answer.Problem(StatusCodes.Status409Conflict, AccountTexts.Closed),
        AccountRefusal.NoPassword => Answer.Problem(StatusCodes.Status409Conflict, AccountTexts.NoPassword),
        AccountRefusal.AlreadyMade => Answer.Problem(StatusCodes.Status409Conflict, AccountTexts.AlreadyMade),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
    };
}
