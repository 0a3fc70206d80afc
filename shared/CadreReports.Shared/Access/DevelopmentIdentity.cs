using System.Net;
using CadreReports.Catalogue;
using CadreReports.Time;
using Microsoft.Extensions.Configuration;

namespace CadreReports.Access;

/// <summary>
/// Who a caller is taken for on a developer's own machine: whom the request names. Only for a call that comes straight from
/// this machine, and only where configuration switches it on.
/// </summary>
/// <param name="enabled">Whether there is such a thing here; see <see cref="From"/>.</param>
/// <param name="catalogues">Knows the provinces.</param>
/// <param name="time">Its day, in Vietnam, says which province a code means.</param>
public sealed class DevelopmentIdentity(bool enabled, CatalogueSet catalogues, TimeProvider time)
{
    /// <summary>The configuration key that switches it on.</summary>
    public const string Setting = "Access:DevelopmentIdentity";

    /// <summary>What Azure says to every app that it runs, and nobody on one's own machine does.</summary>
    private static readonly string[] AzureMarks = ["WEBSITE_SITE_NAME", "WEBSITE_INSTANCE_ID"];

    /// <summary>The request header that names the principal, which no page of another site can send: <c>role</c> or <c>role:province</c>, such as <c>ProvinceClerk:82</c>.</summary>
    public const string Header = "X-Development-Principal";

    /// <summary>Whether it is switched on; what is for trials only does not exist where it is not.</summary>
    public bool IsOn => enabled;

    /// <summary>
    /// As the configuration has it: off unless <see cref="Setting"/> is true, and off on Azure whatever it says, where every
    /// call reaches the app from its own machine.
    /// </summary>
    public static DevelopmentIdentity From(IConfiguration configuration, CatalogueSet catalogues, TimeProvider time) => new(
        bool.TryParse(configuration[Setting], out var wanted) && wanted && !IsOnAzure(configuration),
        catalogues,
        time);

    /// <summary>Identifies a caller; null when this way of identifying does not apply or the header names nobody.</summary>
    /// <param name="remote">The address of the connection's other end.</param>
    /// <param name="host">The host that the request names: a page of another site cannot make it a loopback name.</param>
    /// <param name="forwarded">The request passed a proxy.</param>
    /// <param name="named">The value of <see cref="Header"/>, or null.</param>
    public Principal? Identify(IPAddress? remote, string? host, bool forwarded, string? named)
    {
        if (!enabled || forwarded || remote is null || !IPAddress.IsLoopback(remote) || !IsThisMachine(host) ||
            named?.Split(':') is not { Length: <= 2 } parts || !Enum.TryParse<Role>(parts[0], out var role) ||
            // A number, or several names that add up to one, is read too, and would stand in the audit trail.
            Enum.GetName(role) != parts[0])
        {
            return null;
        }

        var province = parts.Length == 2 ? catalogues.Province(parts[1], VietnamTime.DayOf(time.GetUtcNow())) : null;
        var principal = new Principal($"development-{named}", role, province, SignInWay.Development);
        return principal.IsCentral ? parts.Length == 1 ? principal : null : province is null ? null : principal;
    }

    internal static bool IsOnAzure(IConfiguration configuration) => AzureMarks.Any(mark => !string.IsNullOrEmpty(configuration[mark]));

    internal static bool IsThisMachine(string? host) => host is "localhost" or "127.0.0.1" or "[::1]";
}
