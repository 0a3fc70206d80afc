using System.Globalization;
using System.Text.Json;
using CadreReports.Access.Accounts;
using Microsoft.Extensions.Configuration;

namespace CadreReports.Access.Platform;

/// <summary>Whom the platform in front of the app let in.</summary>
/// <param name="Id">The principal's id, <see cref="AccountName.PlatformPrefix"/> and the object id in the directory.</param>
/// <param name="AppRole">The one central role that the directory gives; null for none, and for several.</param>
public sealed record PlatformPerson(string Id, Role? AppRole);

/// <summary>
/// Who a caller is by the word of Azure's own authentication (Entra ID) in front of the app, which says it in a request header
/// and takes that header away from everybody else. Where no such authentication stands in front, anybody could write the
/// header; so it is believed only where configuration names the directory.
/// </summary>
public sealed class PlatformIdentity
{
    /// <summary>The configuration key: the id of the directory (tenant) whose people are believed.</summary>
    public const string Setting = "Access:PlatformTenant";

    /// <summary>What the platform says about who calls: JSON in Base64.</summary>
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    /// <summary>Longer than any that the platform writes; a request's headers together are allowed as much.</summary>
    private const int LongestHeader = 32 * 1024;

    private const string EntraId = "aad";

    /// <summary>What Azure says to an app in front of which its authentication is switched on or off.</summary>
    private const string SwitchMark = "WEBSITE_AUTH_ENABLED";

    private static readonly string[] TenantClaims = ["tid", "http://schemas.microsoft.com/identity/claims/tenantid"];
    private static readonly string[] ObjectClaims = ["oid", "http://schemas.microsoft.com/identity/claims/objectidentifier"];

    /// <summary>
    /// Not whatever claim the header itself calls the role: that could be one whose content people choose themselves.
    /// </summary>
    private static readonly string[] RoleClaims = ["roles", "http://schemas.microsoft.com/ws/2008/06/identity/claims/role"];

    private static readonly Role[] AppRoles = [Role.CentralAnalyst, Role.CentralAdministrator];

    private readonly Guid? tenant;

    private PlatformIdentity(Guid? tenant) => this.tenant = tenant;

    /// <summary>Whether the platform's word counts here.</summary>
    public bool IsOn => tenant is not null;

    /// <summary>
    /// As the configuration has it: off unless <see cref="Setting"/> names a directory, and off when Azure says that nothing
    /// stands in front of the app.
    /// </summary>
    /// <exception cref="InvalidOperationException">The setting is no directory's id.</exception>
    public static PlatformIdentity From(IConfiguration configuration) => new(
        configuration[Setting] is not { Length: > 0 } named ? null
        : !Guid.TryParseExact(named, "D", out var directory) || directory == Guid.Empty
            ? throw new InvalidOperationException($"{Setting} must be the directory's id, such as 3f2504e0-4f89-41d3-9a0c-0305e82c3301.")
        : bool.TryParse(configuration[SwitchMark], out var isSwitchedOn) && !isSwitchedOn ? null
        : directory);

    /// <summary>Reads what the platform says.</summary>
    /// <param name="header">The value of <see cref="Header"/>.</param>
    /// <returns>The person; null when it is not what the platform writes, or speaks of another directory's.</returns>
    public PlatformPerson? Read(string? header)
    {
        if (tenant is not { } ours || header is null || header.Length > LongestHeader)
        {
            return null;
        }

        var json = new byte[header.Length];
        if (!Convert.TryFromBase64String(header, json, out var length))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(json.AsMemory(0, length), new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Read(document.RootElement, ours);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is a text that is none, or a value of another kind than it must be.
            return null;
        }
    }

    private static PlatformPerson? Read(JsonElement said, Guid ours)
    {
        if (said.ValueKind != JsonValueKind.Object || !said.TryGetProperty("auth_typ", out var provider) || provider.GetString() != EntraId ||
            !said.TryGetProperty("claims", out var list))
        {
            return null;
        }

        var claims = list.EnumerateArray().Select(claim => (Type: Text(claim, "typ"), Value: Text(claim, "val"))).ToList();
        if (Only(claims, TenantClaims) is not { } directory || directory != ours || Only(claims, ObjectClaims) is not { } person)
        {
            return null;
        }

        var roles = AppRoles.Where(role => claims.Any(c => RoleClaims.Contains(c.Type, StringComparer.Ordinal) && c.Value == role.ToString())).ToList();
        return new PlatformPerson(
            string.Create(CultureInfo.InvariantCulture, $"{AccountName.PlatformPrefix}{person:D}"), roles is [var only] ? only : null);
    }

    /// <summary>The one id that claims of these types hold; null for none, for several, and for what is no id.</summary>
    private static Guid? Only(IEnumerable<(string? Type, string? Value)> claims, string[] types)
    {
        var values = claims.Where(c => types.Contains(c.Type, StringComparer.Ordinal)).Select(c => c.Value).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return values is [var only] && Guid.TryParseExact(only, "D", out var id) && id != Guid.Empty ? id : null;
    }

    private static string? Text(JsonElement claim, string name) => claim.TryGetProperty(name, out var value) ? value.GetString() : null;
}
