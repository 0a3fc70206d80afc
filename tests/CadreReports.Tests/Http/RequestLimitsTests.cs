using System.Net;
using CadreReports.Access;
using CadreReports.Access.Accounts;
using CadreReports.Functions.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace CadreReports.Tests.Http;

public sealed class RequestLimitsTests
{
    private static readonly LimitRule Three = new(3, TimeSpan.FromHours(1));
    private static readonly LimitRule Many = new(1000, TimeSpan.FromHours(1));

    /// <summary>An attacker does not wait for an answer before the next try.</summary>
    [Fact]
    public async Task Of_many_at_once_as_many_get_through_as_one_by_one()
    {
        using var limits = new RequestLimits(LimitRules.Default with { SignInsFromAddress = Three });
        var gate = new TaskCompletionSource();
        var tries = Enumerable.Range(0, 64).Select(i => Task.Run(async () =>
        {
            await gate.Task;
            return limits.SignIn(From("192.0.2.7"), $"account-{i}");
        })).ToList();
        gate.SetResult();
        Assert.Equal(3, (await Task.WhenAll(tries)).Count(refusal => refusal is null));
        Assert.Null(limits.SignIn(From("192.0.2.8"), "account-1"));
    }

    [Fact]
    public void One_account_is_tried_no_more_often_from_many_places()
    {
        using var limits = new RequestLimits(LimitRules.Default with { SignInsToAccount = Three });
        string[] spellings = ["quan-tri", "QUAN-TRI", " quan-tri", "Quan-Tri ", "quan-tri"];
        Assert.Equal([true, true, true, false, false], spellings.Select((name, i) => limits.SignIn(From($"192.0.2.{i}"), name) is null));
        Assert.Null(limits.SignIn(From("192.0.2.99"), "somebody"));
    }

    /// <summary>The sign of the kelvin, in lower case, is a k like any other.</summary>
    [Fact]
    public void One_account_is_tried_no_more_often_by_odd_spellings()
    {
        using var limits = new RequestLimits(LimitRules.Default with { SignInsToAccount = Three });
        string[] spellings = ["kiem-tra-k", "\u212Aiem-tra-k", "kiem-tra-\u212A", "\u212Aiem-tra-\u212A"];
        Assert.All(spellings, name => Assert.Equal("kiem-tra-k", AccountName.Of(name)));
        Assert.Equal([true, true, true, false], spellings.Select((name, i) => limits.SignIn(From($"192.0.2.{i}"), name) is null));
    }

    [Fact]
    public void Who_is_told_to_wait_is_told_how_long()
    {
        using var limits = new RequestLimits(new LimitRules(Three, Many, Many, Many));
        for (var i = 0; i < 3; i++)
        {
            Assert.Null(limits.SignIn(From("192.0.2.7"), "a"));
        }

        var http = From("192.0.2.7");
        Assert.Equal(429, (limits.SignIn(http, "a") as IStatusCodeHttpResult)?.StatusCode);
        Assert.InRange(int.Parse(http.Response.Headers.RetryAfter.ToString(), System.Globalization.CultureInfo.InvariantCulture), 1, 1200);
    }

    /// <summary>What is asked for comes back one by one, and no more than there was.</summary>
    [Fact]
    public async Task It_may_be_done_again_after_a_while()
    {
        using var limits = new RequestLimits(new LimitRules(Many, Many, new LimitRule(2, TimeSpan.FromSeconds(1)), Many));
        var http = From("192.0.2.7");
        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => limits.WrongKey(http) is null).ToList());
        Assert.NotNull(limits.AnyKey(http));
        await Task.Delay(2500);
        Assert.Null(limits.AnyKey(http));
        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => limits.WrongKey(http) is null).ToList());
    }

    /// <summary>The part of a try that has come back in the meantime is none.</summary>
    [Fact]
    public async Task After_too_many_wrong_keys_none_is_looked_at_until_a_whole_try_has_come_back()
    {
        using var limits = new RequestLimits(LimitRules.Default with { WrongKeysFromAddress = Three });
        var http = From("192.0.2.7");
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => limits.WrongKey(http) is null).ToList());
        for (var i = 0; i < 5; i++)
        {
            await Task.Delay(200);
            Assert.NotNull(limits.AnyKey(http));
        }

        Assert.Null(limits.AnyKey(From("192.0.2.8")));
    }

    [Fact]
    public void Only_files_count_and_everybodys_own()
    {
        using var limits = new RequestLimits(LimitRules.Default with { UploadsOfPrincipal = Three });
        var (one, two) = (new Principal("a", Role.CentralAnalyst, null, SignInWay.Key), new Principal("b", Role.CentralAnalyst, null, SignInWay.Key));
        Assert.All(Enum.GetValues<Operation>().Except([Operation.Upload, Operation.Validate, Operation.AttachConfirmation]), other =>
            Assert.All(Enumerable.Range(0, 5), _ => Assert.Null(limits.Ask(From("192.0.2.7"), other, one))));
        Assert.Equal(
            [true, true, true, false],
            ((Operation[])[Operation.Upload, Operation.Validate, Operation.AttachConfirmation, Operation.Upload]).Select(o => limits.Ask(From("192.0.2.7"), o, one) is null));
        Assert.Null(limits.Ask(From("192.0.2.7"), Operation.Upload, two));
    }

    /// <summary>Who has an IPv6 address has a whole network of them.</summary>
    [Theory]
    [InlineData("192.0.2.7", "::ffff:192.0.2.7", true)]
    [InlineData("192.0.2.7", "192.0.2.8", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void An_address_stands_for_whoever_has_it(string one, string two, bool same) =>
        Assert.Equal(same, RequestLimits.AddressOf(From(one)) == RequestLimits.AddressOf(From(two)));

    [Fact]
    public void Rules_are_what_configuration_says_or_the_usual()
    {
        static LimitRules From(params (string Key, string Value)[] settings) => LimitRules.From(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build());
        Assert.Equal(LimitRules.Default, From());
        Assert.Equal(
            LimitRules.Default with { UploadsOfPrincipal = new(5, TimeSpan.FromMinutes(2)), SignInsToAccount = LimitRules.Default.SignInsToAccount with { Times = 7 } },
            From(("Limits:UploadsOfPrincipal:Times", "5"), ("Limits:UploadsOfPrincipal:Period", "00:02:00"), ("Limits:SignInsToAccount:Times", "7")));
        Assert.Throws<InvalidOperationException>(() => From(("Limits:UploadsOfPrincipal:Times", "0")));
        Assert.Throws<InvalidOperationException>(() => From(("Limits:UploadsOfPrincipal:Times", "many")));
        Assert.Throws<InvalidOperationException>(() => From(("Limits:WrongKeysFromAddress:Period", "00:00:00")));
        Assert.Throws<InvalidOperationException>(() => From(("Limits:WrongKeysFromAddress:Period", "soon")));
    }

    private static DefaultHttpContext From(string address) => new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
}
