using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace CadreReports.Functions.Http;

/// <summary>Which proxies stand in front of the app. Of nobody else it is believed where a request comes from.</summary>
/// <param name="Networks">The proxies' addresses; none when nothing stands in front.</param>
/// <param name="Hops">How many of them a request passes, one after the other.</param>
public sealed record ProxyOptions(IReadOnlyList<System.Net.IPNetwork> Networks, int Hops)
{
    /// <summary>The configuration key: addresses or networks, separated by commas, such as <c>127.0.0.1, 10.1.0.0/24</c>.</summary>
    public const string Setting = "Http:Proxies";

    /// <summary>The configuration key for <see cref="Hops"/>; one where it is not set.</summary>
    public const string HopsSetting = "Http:ProxyHops";

    /// <summary>As the configuration has it.</summary>
    /// <exception cref="InvalidOperationException">What is named is no address, or is every address there is.</exception>
    public static ProxyOptions From(IConfiguration configuration) => new(
        [.. (configuration[Setting] ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Network)],
        configuration[HopsSetting] is not { Length: > 0 } hops ? 1
        : int.TryParse(hops, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 10 ? count
        : throw new InvalidOperationException($"{HopsSetting} must be a number from 1 to 10."));

    /// <summary>
    /// For ASP.NET's own reading of such headers; null when nobody is believed, for with an empty list it would believe everybody.
    /// </summary>
    internal ForwardedHeadersOptions? Forwarding()
    {
        if (Networks.Count == 0)
        {
            return null;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = Hops,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in Networks)
        {
            options.KnownIPNetworks.Add(network);
        }

        return options;
    }

    private static System.Net.IPNetwork Network(string text) =>
        IPAddress.TryParse(text, out var address) ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
        : System.Net.IPNetwork.TryParse(text, out var network) && network.PrefixLength > 0 ? network
        : throw new InvalidOperationException($"{Setting} must hold addresses or networks, such as 127.0.0.1, 10.1.0.0/24.");
}
