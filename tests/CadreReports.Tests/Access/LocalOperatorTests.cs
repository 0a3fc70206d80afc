using System.Net;
using CadreReports.Access;
using Microsoft.Extensions.Configuration;

namespace CadreReports.Tests.Access;

public sealed class LocalOperatorTests
{
    [Theory]
    [InlineData("127.0.0.1", "localhost", false, true)]
    [InlineData("::1", "[::1]", false, true)]
    [InlineData("::ffff:127.0.0.1", "127.0.0.1", false, true)]
    [InlineData("::ffff:10.0.0.1", "localhost", false, false)]
    [InlineData("10.0.0.1", "127.0.0.1", false, false)]
    [InlineData("127.0.0.1", "localhost", true, false)]
    [InlineData("127.0.0.1", "localhost.example", false, false)]
    [InlineData("127.0.0.1", "127.0.0.1.example", false, false)]
    [InlineData("127.0.0.1", "", false, false)]
    [InlineData("127.0.0.1", null, false, false)]
    [InlineData(null, "localhost", false, false)]
    public void Only_a_call_straight_from_this_machine_is_the_operators(string? remote, string? host, bool forwarded, bool expected)
    {
        var address = remote is null ? null : IPAddress.Parse(remote);

        Assert.Equal(expected, new LocalOperator(enabled: true).Asks(address, host, forwarded));
        Assert.False(new LocalOperator(enabled: false).Asks(address, host, forwarded));
    }

    [Theory]
    [InlineData("true", null, true)]
    [InlineData("true", "cadre-reports", false)]
    [InlineData("yes", null, false)]
    [InlineData(null, null, false)]
    public void It_is_off_unless_switched_on_and_never_on_azure(string? setting, string? site, bool expected)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(LocalOperator.Setting, setting), new("WEBSITE_SITE_NAME", site)]).Build();

        Assert.Equal(expected, LocalOperator.From(configuration).Asks(IPAddress.Loopback, "localhost", forwarded: false));
    }
}
