using System.Net;
using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Tests.Clocks;
using Microsoft.Extensions.Configuration;

namespace CadreReports.Tests.Access;

public sealed class DevelopmentIdentityTests
{
    private static readonly CatalogueSet Catalogues = CatalogueSet.Load();
    private static readonly TimeProvider Clock = new HandClock { Now = new DateTimeOffset(2023, 6, 5, 8, 0, 0, TimeSpan.FromHours(7)) };
    private static readonly DevelopmentIdentity On = new(enabled: true, Catalogues, Clock);

    /// <summary>A page of any site can have a browser call this machine, but not with that header.</summary>
    [Fact]
    public void A_call_that_names_nobody_is_nobody() =>
        Assert.Null(On.Identify(IPAddress.Loopback, "localhost", forwarded: false, named: null));

    [Fact]
    public void The_header_names_who_calls()
    {
        var clerk = On.Identify(IPAddress.IPv6Loopback, "127.0.0.1", forwarded: false, named: "ProvinceClerk:82")!;
        Assert.Equal((Role.ProvinceClerk, "Tiền Giang", SignInWay.Development), (clerk.Role, clerk.Province!.Name, clerk.Via));
    }

    [Theory]
    [InlineData("ProvinceClerk")]
    [InlineData("CentralAnalyst:82")]
    [InlineData("Somebody")]
    [InlineData("17")]
    [InlineData("3")]
    [InlineData("+3")]
    [InlineData(" CentralAnalyst")]
    [InlineData("CentralAnalyst,CentralAdministrator")]
    [InlineData("ProvinceClerk:82:x")]
    [InlineData("ProvinceClerk:03")]
    [InlineData("")]
    public void A_header_that_names_nobody_is_nobody(string named) =>
        Assert.Null(On.Identify(IPAddress.Loopback, "localhost", forwarded: false, named));

    [Fact]
    public void Nothing_applies_where_it_is_not_switched_on_or_the_call_comes_from_elsewhere()
    {
        Assert.Null(new DevelopmentIdentity(enabled: false, Catalogues, Clock).Identify(IPAddress.Loopback, "localhost", false, "CentralAnalyst"));
        Assert.Null(On.Identify(IPAddress.Parse("192.0.2.7"), "localhost", false, "CentralAnalyst"));
        Assert.Null(On.Identify(IPAddress.Loopback, "evil.example", false, "CentralAnalyst"));
        Assert.Null(On.Identify(IPAddress.Loopback, "localhost", forwarded: true, "CentralAnalyst"));
        Assert.Null(On.Identify(null, "localhost", false, "CentralAnalyst"));
    }

    /// <summary>On Azure the host passes every call on from the same machine, so there it must not be had even by mistake.</summary>
    [Theory]
    [InlineData(null, null, null, false)]
    [InlineData("false", null, null, false)]
    [InlineData("yes", null, null, false)]
    [InlineData("true", null, null, true)]
    [InlineData("True", "", "", true)]
    [InlineData("true", "WEBSITE_SITE_NAME", "cadre-reports", false)]
    [InlineData("true", "WEBSITE_INSTANCE_ID", "0a1b", false)]
    public void It_is_off_unless_configured_and_always_off_on_Azure(string? setting, string? mark, string? value, bool on)
    {
        var settings = new Dictionary<string, string?> { [DevelopmentIdentity.Setting] = setting };
        if (!string.IsNullOrEmpty(mark))
        {
            settings[mark] = value;
        }

        var identity = DevelopmentIdentity.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), Catalogues, Clock);
        Assert.Equal(on, identity.IsOn);
        Assert.Equal(on, identity.Identify(IPAddress.Loopback, "localhost", forwarded: false, named: "ProvinceClerk:82") is { Via: SignInWay.Development });
    }
}
