using System.Net;
using CadreReports.Functions.Http;
using Microsoft.Extensions.Configuration;

namespace CadreReports.Tests.Http;

public sealed class ProxyOptionsTests
{
    [Fact]
    public void Nobody_is_believed_where_no_proxy_is_named()
    {
        Assert.Null(From(null).Forwarding());
        Assert.Null(From(" , ").Forwarding());
    }

    [Fact]
    public void Only_the_named_proxies_are_believed()
    {
        var forwarding = From("127.0.0.1, 10.1.0.0/24,::1", "2").Forwarding()!;
        Assert.Empty(forwarding.KnownProxies);
        Assert.Equal(2, forwarding.ForwardLimit);
        Assert.Equal(
            ["127.0.0.1", "10.1.0.255", "::1"],
            ((string[])["127.0.0.1", "127.0.0.2", "10.1.0.255", "10.1.1.0", "::1", "::2", "192.0.2.1"]).Where(a => forwarding.KnownIPNetworks.Any(n => n.Contains(IPAddress.Parse(a)))));
    }

    [Theory]
    [InlineData("proxy.example", null)]
    [InlineData("0.0.0.0/0", null)]
    [InlineData("::/0", null)]
    [InlineData("10.0.0.0/33", null)]
    [InlineData("*", null)]
    [InlineData("127.0.0.1", "0")]
    [InlineData("127.0.0.1", "all")]
    public void What_would_believe_everybody_or_makes_no_sense_is_refused(string proxies, string? hops) =>
        Assert.Throws<InvalidOperationException>(() => From(proxies, hops));

    private static ProxyOptions From(string? proxies, string? hops = null) => ProxyOptions.From(new ConfigurationBuilder()
        .AddInMemoryCollection([KeyValuePair.Create(ProxyOptions.Setting, proxies), KeyValuePair.Create(ProxyOptions.HopsSetting, hops)]).Build());
}
