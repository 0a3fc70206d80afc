using CadreReports.Access;
using CadreReports.Access.Accounts;
using CadreReports.Azurite;
using CadreReports.Storage;

namespace CadreReports.Tests.Access.Accounts;

/// <summary>Each with an emulator of its own: it is about all accounts there are.</summary>
public sealed class FirstAdministratorTests : IAsyncLifetime
{
    private AzuriteServer? azurite;
    private AccountParts parts = null!;

    public async Task InitializeAsync()
    {
        azurite = await AzuriteServer.StartAsync(dataFolder: null);
        await StorageAccount.Open(azurite.ConnectionString).EnsureCreatedAsync(default);
        parts = new AccountParts(azurite.ConnectionString);
    }

    public async Task DisposeAsync() => await azurite!.DisposeAsync();

    [Fact]
    public async Task Every_start_makes_a_new_password_until_somebody_has_set_their_own()
    {
        var first = await parts.First.PrepareAsync(default);
        Assert.Equal("quan-tri", first.Account);
        parts.Clock.Now += TimeSpan.FromMinutes(1);
        var second = await parts.First.PrepareAsync(default);
        Assert.Null((await parts.SignInAsync("quan-tri", first.OneTimePassword!)).Opened);
        await parts.OpenAsync("quan-tri", second.OneTimePassword!);

        // Signed in, but gone away without a password of their own.
        var third = await parts.First.PrepareAsync(default);
        var session = (await parts.FindAsync(await parts.OpenAsync("quan-tri", third.OneTimePassword!)))!;
        Assert.Equal((Role.CentralAdministrator, true), (session.Principal.Role, session.Principal.MustChangePassword));
        await parts.Passwords.ChangeAsync(session, null, AccountParts.GoodPassword, null, default);
        parts.Clock.Now += TimeSpan.FromDays(400);
        Assert.Equal(new FirstAdministratorResult(null, null), await parts.First.PrepareAsync(default));
        await parts.OpenAsync("quan-tri", AccountParts.GoodPassword);
    }

    [Fact]
    public async Task Of_hosts_that_start_at_once_one_tells_and_what_it_tells_is_right()
    {
        for (var round = 0; round < 3; round++)
        {
            var hosts = Enumerable.Range(0, 4).Select(_ => new AccountParts(azurite!.ConnectionString, clock: parts.Clock)).ToList();
            var results = await Task.WhenAll(hosts.Select(host => Task.Run(() => host.First.PrepareAsync(default))));
            Assert.All(results, result => Assert.Equal("quan-tri", result.Account));
            var told = Assert.Single(results, result => result.OneTimePassword is not null);
            Assert.NotNull((await parts.SignInAsync("quan-tri", told.OneTimePassword!)).Opened);
            parts.Clock.Now += TimeSpan.FromMinutes(1);
        }
    }

    /// <summary>Somebody else's clerk, analyst or trial is no administrator; one who is closed or has never come is none yet.</summary>
    [Fact]
    public async Task Only_an_administrator_who_can_sign_in_makes_it_needless()
    {
        await parts.AddReadyAsync(Role.CentralAnalyst);
        await parts.Desk.PutSampleAsync(AccountParts.NewName(), Role.CentralAdministrator, null, default);
        var (waiting, oneTime) = await parts.AddAsync(Role.CentralAdministrator);
        var closed = await parts.AddReadyAsync(Role.CentralAdministrator);
        await parts.Desk.SetAsync(closed, AccountWish.Close, AccountParts.Administrator, default);
        Assert.NotNull((await parts.First.PrepareAsync(default)).OneTimePassword);

        var session = (await parts.FindAsync(await parts.OpenAsync(waiting, oneTime)))!;
        await parts.Passwords.ChangeAsync(session, null, AccountParts.GoodPassword, null, default);
        parts.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Null((await parts.First.PrepareAsync(default)).Account);
    }

    [Fact]
    public async Task A_name_that_was_closed_is_not_given_out_again()
    {
        var first = await parts.First.PrepareAsync(default);
        await parts.Desk.SetAsync(first.Account!, AccountWish.Close, AccountParts.Administrator, default);
        Assert.Equal("quan-tri-2", (await parts.First.PrepareAsync(default)).Account);
    }
}
