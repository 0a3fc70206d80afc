using System.Text.Json;
using CadreReports.Catalogue;
using CadreReports.Contacts;
using CadreReports.Portal.Frame;

namespace CadreReports.Portal.Contacts;

/// <summary>Contacts in words.</summary>
internal static class ContactWording
{
    public static string Of(ContactRole role) => role switch
    {
        ContactRole.Clerk => ContactPageTexts.RoleClerk,
        ContactRole.Approver => ContactPageTexts.RoleApprover,
        ContactRole.Analyst => ContactPageTexts.RoleAnalyst,
        ContactRole.Administrator => ContactPageTexts.RoleAdministrator,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    /// <summary>The roles that people at a place have.</summary>
    public static IReadOnlyList<ContactRole> RolesOf(Province? province) =>
        province is null ? [ContactRole.Analyst, ContactRole.Administrator] : [ContactRole.Clerk, ContactRole.Approver];

    /// <summary>A role as forms name it.</summary>
    public static string NameOf(ContactRole role) => JsonNamingPolicy.CamelCase.ConvertName(role.ToString());

    public static string PlaceOf(Province? province) => province?.BoardName ?? ContactPageTexts.CentreName;

    public static string TimeOf(Contact contact) => contact.ValidTo is { } last
        ? PageWording.Fill(ContactPageTexts.Span, PageWording.Day(contact.ValidFrom), PageWording.Day(last))
        : PageWording.Fill(ContactPageTexts.Since, PageWording.Day(contact.ValidFrom));

    /// <summary>Whether the system writes to somebody this day, in words and in the colour that repeats them.</summary>
    public static (string Text, string Colour) StandingOf(Contact contact, DateOnly today) =>
        contact.IsValidOn(today) ? (ContactPageTexts.Valid, "accepted")
        : contact.ValidFrom > today ? (ContactPageTexts.Coming, "received")
        : (ContactPageTexts.Past, "missing");

    /// <summary>What is wanting at a place; null for nothing.</summary>
    public static string? WantingAt(ContactPlace place) => place.Province is null
        ? place.Contacts.Count == 0 ? ContactPageTexts.NoOne : null
        : (Count(place, ContactRole.Clerk), Count(place, ContactRole.Approver)) switch
        {
            (0, 0) => ContactPageTexts.NoOne,
            (0, _) => ContactPageTexts.NoClerk,
            (_, 0) => ContactPageTexts.NoApprover,
            _ => null,
        };

    /// <summary>How many at a place have a role.</summary>
    public static int Count(ContactPlace place, ContactRole role) => place.Contacts.Count(contact => contact.Role == role);
}
