using CadreReports.Access;
using CadreReports.Addresses;
using CadreReports.Portal.Frame;

namespace CadreReports.Portal.Accounts;

/// <summary>Which accounts are shown.</summary>
/// <param name="Role">Only this role; null for all.</param>
/// <param name="Place">Only this province's code, or the centre as <see cref="PageAddress.Centre"/>; null for all.</param>
/// <param name="State">Only this state, as <see cref="AccountRow.State"/> says it; null for all.</param>
/// <param name="Page">The page of the list, from 1.</param>
public sealed record AccountQuery(Role? Role, string? Place, string? State, int Page)
{
    public const string RoleName = "vai-tro";
    public const string PlaceName = "noi";
    public const string StateName = "tinh-trang";
    public const string PageName = "trang";

    /// <summary>What <see cref="AccountRow.State"/> can be.</summary>
    public static readonly IReadOnlyList<string> States = ["open", "locked", "closed"];

    /// <summary>Reads a query; what is no value asks for nothing.</summary>
    /// <param name="value">Gives the value of a name, empty for none.</param>
    public static AccountQuery Read(Func<string, string> value) => new(
        Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(role => role.ToString() == value(RoleName)),
        value(PlaceName) is { Length: > 0 } place ? place : null,
        States.FirstOrDefault(state => state == value(StateName)),
        PageQuery.PageOf(value(PageName)));

    /// <summary>The address of the page that shows it.</summary>
    public string Address => PageQuery.Of(
        PageAddress.Accounts,
        (RoleName, Role?.ToString()),
        (PlaceName, Place),
        (StateName, State),
        (PageName, PageQuery.NameOf(Page)));

    /// <summary>Whether an account is one of them.</summary>
    public bool Takes(AccountRow account) =>
        (Role is not { } role || account.Role == role) &&
        (Place is not { } place || (account.Province?.Code ?? PageAddress.Centre) == place) &&
        (State is not { } state || account.State == state);
}
