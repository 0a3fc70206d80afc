using CadreReports.Access;
using CadreReports.Access.Accounts;
using CadreReports.Server;
using CadreReports.Tests.Storage;
using CadreReports.Tests.Submissions;

namespace CadreReports.Tests.Access.Accounts;

/// <summary>New one-time passwords: one for each time somebody means it, and one for an administrator whom nobody else can help.</summary>
[Collection(SharedStorage.Name)]
public sealed class OneTimeOnceTests(StorageFixture storage)
{
    private readonly AccountParts parts = new(storage.ConnectionString);

    [Fact]
    public async Task Asked_twice_at_once_one_is_made_and_it_is_the_one_that_is_good()
    {
        var name = await parts.AddReadyAsync();
        var known = (await parts.Store.FindAsync(name, default))!.OneTimes;
        Assert.Equal(1, known);
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => parts.Desk.ResetAsync(name, AccountParts.Administrator, known, default)));
        var made = Assert.Single(results, result => result.Refusal is null);
        Assert.All(results.Where(result => result != made), result => Assert.Equal((AccountRefusal.AlreadyMade, null), (result.Refusal, result.OneTimePassword)));
        await parts.OpenAsync(name, made.OneTimePassword!);

        // Not even when its owner has a password of their own again.
        Assert.Equal(AccountRefusal.AlreadyMade, (await parts.Desk.ResetAsync(name, AccountParts.Administrator, known, default)).Refusal);
        Assert.Null((await parts.Desk.ResetAsync(name, AccountParts.Administrator, known + 1, default)).Refusal);
        Assert.Equal(2, (await parts.LinesAsync(name)).Count(line => line.Contains("account.reset", StringComparison.Ordinal)));
    }

    /// <summary>Wherever it dies: asked again it makes the one, or says that there is one; never a second.</summary>
    [Fact]
    public async Task What_died_half_way_is_not_made_twice()
    {
        var (reached, made, refused) = (0, 0, 0);
        foreach (var afterwards in (bool[])[false, true])
        {
            for (var at = 1; at <= 6; at++)
            {
                var (name, _) = await parts.AddAsync();
                try
                {
                    await new AccountParts(storage.ConnectionString, new BreakAt(at, afterwards), parts.Clock).Desk.ResetAsync(name, AccountParts.Administrator, 1, default);
                }
                catch (BrokenException)
                {
                    reached++;
                }

                var again = await parts.Desk.ResetAsync(name, AccountParts.Administrator, 1, default);
                (made, refused) = again.Refusal is null ? (made + 1, refused) : (made, refused + 1);
                Assert.Equal(2, (await parts.Store.FindAsync(name, default))!.OneTimes);
                await parts.Desk.ListAsync(default);
                Assert.Single(await parts.LinesAsync(name), line => line.Contains("account.reset", StringComparison.Ordinal));
            }
        }

        Assert.True(reached > 5 && made > 0 && refused > 0, $"{reached} {made} {refused}");
    }

    [Fact]
    public async Task An_administrator_who_forgot_the_password_gets_in_by_the_servers_console()
    {
        var name = await parts.AddReadyAsync(Role.CentralAdministrator);
        var session = await parts.OpenAsync(name, AccountParts.GoodPassword);
        var console = new AdministratorConsole(parts.Storage, parts.Clock);
        var (isMade, text) = await console.RecoverAsync($" {name.ToUpperInvariant()} ", default);
        Assert.True(isMade, text);
        var password = text.Split(' ').Single(word => word.Count(c => c == '-') == 3 && word != name);
        Assert.Null(await parts.FindAsync(session));
        Assert.Null((await parts.SignInAsync(name, AccountParts.GoodPassword)).Opened);
        Assert.True((await parts.FindAsync(await parts.OpenAsync(name, password)))!.Principal.MustChangePassword);
        Assert.Contains($"console account.reset  centralAdministrator", await parts.LinesAsync(name));

        // Again it makes another, which ends that one.
        var next = await console.RecoverAsync(name, default);
        Assert.True(next.IsMade);
        Assert.DoesNotContain(password, next.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_servers_console_gives_nobody_else_a_password()
    {
        var clerk = await parts.AddReadyAsync();
        var analyst = await parts.AddReadyAsync(Role.CentralAnalyst);
        var closed = await parts.AddReadyAsync(Role.CentralAdministrator);
        await parts.Desk.SetAsync(closed, AccountWish.Close, "x", default);
        var platform = $"entra-{Guid.NewGuid():D}";
        await parts.Desk.AddAsync(platform, Role.CentralAdministrator, null, "x", default);
        var sample = AccountParts.NewName();
        await new AccountParts(storage.ConnectionString, clock: parts.Clock, trial: true).Desk.PutSampleAsync(sample, Role.CentralAdministrator, null, default);
        foreach (var (name, why) in ((string, string)[])[
            (clerk, "không phải của quản trị"), (analyst, "không phải của quản trị"), (sample, "không phải của quản trị"), (closed, "đã đóng"),
            (platform, "tài khoản cơ quan"), (AccountParts.NewName(), "Không có tài khoản"), ("~", "Không có tài khoản"), ("a/b", "Không có tài khoản"), ("", "Không có tài khoản")])
        {
            var before = name.Length > 3 ? await parts.Store.FindAsync(name, default) : null;
            var (isMade, text) = await new AdministratorConsole(parts.Storage, parts.Clock).RecoverAsync(name, default);
            Assert.False(isMade);
            Assert.Contains(why, text, StringComparison.Ordinal);
            Assert.Contains("Không có gì thay đổi", text, StringComparison.Ordinal);
            Assert.Equal(before?.ETag, name.Length > 3 ? (await parts.Store.FindAsync(name, default))?.ETag : null);
        }
    }
}
