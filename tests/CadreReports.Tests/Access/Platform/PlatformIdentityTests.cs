using System.Text;
using System.Text.Json;
using CadreReports.Access;
using CadreReports.Access.Platform;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Configuration;

namespace CadreReports.Tests.Access.Platform;

public sealed class PlatformIdentityTests
{
    private const string Tenant = "11111111-2222-3333-4444-555555555555";
    private const string Person = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
    private const string LongTenant = "http://schemas.microsoft.com/identity/claims/tenantid";
    private const string LongObject = "http://schemas.microsoft.com/identity/claims/objectidentifier";
    private const string LongRole = "http://schemas.microsoft.com/ws/2008/06/identity/claims/role";

    private static readonly PlatformIdentity On = From((PlatformIdentity.Setting, Tenant));

    [Theory]
    [InlineData("tid", "oid", "roles")]
    [InlineData(LongTenant, LongObject, LongRole)]
    public void The_platform_says_who_calls(string tenant, string person, string role)
    {
        Assert.Equal(
            new PlatformPerson("entra-" + Person, Role.CentralAdministrator),
            On.Read(Header([(tenant, Tenant), (person, Person.ToUpperInvariant()), (role, "CentralAdministrator"), ("name", "…")])));
        Assert.Equal(new PlatformPerson("entra-" + Person, Role.CentralAnalyst), On.Read(Header([(tenant, Tenant), (person, Person), (role, "CentralAnalyst"), (role, "Khac")])));
    }

    [Fact]
    public void Nothing_is_believed_where_the_platform_is_not_configured()
    {
        var header = Header([("tid", Tenant), ("oid", Person), ("roles", "CentralAdministrator")]);
        Assert.NotNull(On.Read(header));
        foreach (var off in (PlatformIdentity[])[From(), From((PlatformIdentity.Setting, "")), From((PlatformIdentity.Setting, Tenant), ("WEBSITE_AUTH_ENABLED", "False"))])
        {
            Assert.False(off.IsOn);
            Assert.Null(off.Read(header));
        }

        Assert.True(From((PlatformIdentity.Setting, Tenant), ("WEBSITE_AUTH_ENABLED", "True")).IsOn);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("*")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("{11111111-2222-3333-4444-555555555555}")]
    public void A_setting_that_names_no_directory_is_refused(string setting) =>
        Assert.Throws<InvalidOperationException>(() => From((PlatformIdentity.Setting, setting)));

    /// <summary>Which directory, and who there, must be said once.</summary>
    [Fact]
    public void Another_directorys_people_and_what_says_two_things_are_nobody()
    {
        const string Other = "99999999-2222-3333-4444-555555555555";
        (string, string)[][] wrong =
        [
            [("tid", Other), ("oid", Person)],
            [("tid", Tenant), ("tid", Other), ("oid", Person)],
            [("tid", Tenant), (LongTenant, Other), ("oid", Person)],
            [("tid", Tenant), ("oid", Person), ("oid", Other)],
            [("tid", Tenant), ("oid", Person), (LongObject, Other)],
            [("tid", Tenant)],
            [("oid", Person)],
            [("TID", Tenant), ("oid", Person)],
            [("tid", Tenant), ("oid", "../accounts")],
            [("tid", Tenant), ("oid", "")],
            [("tid", Tenant), ("oid", "00000000-0000-0000-0000-000000000000")],
            [],
        ];
        Assert.All(wrong, claims => Assert.Null(On.Read(Header([.. claims, ("roles", "CentralAdministrator")]))));
        Assert.Null(On.Read(Header([("tid", Tenant), ("oid", Person)], provider: "google")));
        Assert.NotNull(On.Read(Header([("tid", Tenant), ("tid", Tenant), ("oid", Person)])));
    }

    /// <summary>Two roles are a mistake in the directory, and which one counts is not guessed; nor is a role made of other claims.</summary>
    [Fact]
    public void Only_one_app_role_of_ours_gives_a_role()
    {
        (string, string)[][] none =
        [
            [],
            [("roles", "CentralAdministrator"), ("roles", "CentralAnalyst")],
            [("roles", "CentralAdministrator"), (LongRole, "CentralAnalyst")],
            [("roles", "centraladministrator")],
            [("roles", "3")],
            [("roles", "ProvinceClerk")],
            [("roles", "ProvinceApprover")],
            [("roles", "CentralAdministrator,CentralAnalyst")],
            [("name", "CentralAdministrator"), ("preferred_username", "CentralAdministrator")],
        ];
        Assert.All(none, claims => Assert.Null(On.Read(Header([("tid", Tenant), ("oid", Person), .. claims], roleClaim: "name"))!.AppRole));
        Assert.Equal(Role.CentralAnalyst, On.Read(Header([("tid", Tenant), ("oid", Person), ("roles", "CentralAnalyst"), ("roles", "CentralAnalyst")]))!.AppRole);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%%%")]
    [InlineData("CentralAdministrator")]
    public void What_is_no_Base64_is_nobody(string header) => Assert.Null(On.Read(header));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"auth_typ":"aad"}""")]
    [InlineData("""{"auth_typ":"aad","claims":{}}""")]
    [InlineData("""{"auth_typ":"aad","claims":["tid"]}""")]
    [InlineData("""{"auth_typ":"aad","claims":[{"typ":1,"val":2}]}""")]
    [InlineData("""{"auth_typ":7,"claims":[]}""")]
    [InlineData("""{"auth_typ":"aad","auth_typ":"aad","claims":[{"typ":"tid","val":"11111111-2222-3333-4444-555555555555"},{"typ":"oid","val":"aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"}]}""")]
    [InlineData("""{"auth_typ":"aad","claims":[{"typ":"tid","val":"\ud800"}]}""")]
    public void What_is_not_what_the_platform_writes_is_nobody(string json) => Assert.Null(On.Read(Convert.ToBase64String(Encoding.UTF8.GetBytes(json))));

    [Fact]
    public void A_header_beyond_all_measure_is_not_even_read() =>
        Assert.Null(On.Read(Header([("tid", Tenant), ("oid", Person), ("x", new string('a', 40_000))])));

    /// <summary>However it was cut or altered, it is somebody of that directory or nobody, and never an exception.</summary>
    [Fact]
    public void An_altered_header_never_makes_another_directorys_person()
    {
        var header = Header([("tid", "99999999-2222-3333-4444-555555555555"), ("oid", Person), ("roles", "CentralAdministrator")]);
        Prop.ForAll((from at in Gen.Choose(0, header.Length - 1) from letter in Gen.Choose(32, 126) select (at, letter)).ToArbitrary(), change =>
            On.Read(header[..change.at] + (char)change.letter + header[(change.at + 1)..]) is null && On.Read(header[..change.at]) is null)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    internal static string Header(IEnumerable<(string Type, string Value)> claims, string provider = "aad", string roleClaim = "roles") =>
        Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(new
        {
            auth_typ = provider,
            claims = claims.Select(c => new { typ = c.Type, val = c.Value }),
            name_typ = "name",
            role_typ = roleClaim,
        }));

    private static PlatformIdentity From(params (string Key, string? Value)[] settings) => PlatformIdentity.From(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, s.Value))).Build());
}
