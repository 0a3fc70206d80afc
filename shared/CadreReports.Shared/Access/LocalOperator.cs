using System.Net;
using Microsoft.Extensions.Configuration;

namespace CadreReports.Access;

/// <summary>
/// Whether whoever asks sits at the machine itself, where a service's own watch has no account: only for a call that comes
/// straight from this machine, and only where configuration says that nobody else's can look like one.
/// </summary>
/// <param name="enabled">Whether there is such a thing here; see <see cref="From"/>.</param>
public sealed class LocalOperator(bool enabled)
{
    /// <summary>The configuration key that switches it on: every proxy on this machine then has to say that it passes a request on.</summary>
    public const string Setting = "Health:LocalOperator";

    /// <summary>Off unless <see cref="Setting"/> is true, and off on Azure whatever it says.</summary>
    public static LocalOperator From(IConfiguration configuration) => new(
        bool.TryParse(configuration[Setting], out var wanted) && wanted && !DevelopmentIdentity.IsOnAzure(configuration));

    /// <summary>Whether a call is the operator's.</summary>
    /// <param name="remote">The address of the connection's other end.</param>
    /// <param name="host">The host that the request names: a page of another site cannot make it a loopback name.</param>
    /// <param name="forwarded">The request passed a proxy.</param>
    public bool Asks(IPAddress? remote, string? host, bool forwarded) =>
        enabled && !forwarded && remote is not null && IPAddress.IsLoopback(remote) && DevelopmentIdentity.IsThisMachine(host);
}
