using System.Text.RegularExpressions;
using CadreReports.Azurite;
using CadreReports.Local;

namespace CadreReports.Tests.EndToEnd;

/// <summary>Accounts and sessions as people and scripts meet them, on an app that is no trial.</summary>
public sealed partial class SessionApiTests : IAsyncLifetime
{
    private const string Own = "ngựa đúng pin ghim";

    private readonly string folder = Directory.CreateTempSubdirectory("cadre-reports-session-").FullName;
    private AzuriteServer? azurite;

    public async Task InitializeAsync() => azurite = await AzuriteServer.StartAsync(dataFolder: null);

    public async Task DisposeAsync()
    {
        await azurite!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_first_administrator_gets_in_by_the_console_and_lets_others_in()
    {
        var starting = new[] { StartAsync("a"), StartAsync("b") };
        await using var a = await starting[0];
        await using var b = await starting[1];

        // Two hosts at once: one password, on a line of its own and not of a logger's.
        var printed = Assert.Single(Printed("a").Concat(Printed("b")));
        using var admin = new Browser(a.Address);
        Assert.Null(await admin.WhoAsync());
        Assert.Equal(401, (await admin.SignInAsync("quan-tri", "sai mật khẩu rồi")).Status);
        var (status, session) = await admin.SignInAsync("quan-tri", printed);
        Assert.Equal((200, "quan-tri", true), (status, session.GetProperty("account").GetString(), session.GetProperty("mustChangePassword").GetBoolean()));
        Assert.All(admin.SetCookies, cookie =>
        {
            Assert.StartsWith("__Host-cadre", cookie, StringComparison.Ordinal);
            var flags = cookie.Split("; ").Skip(1).Select(flag => flag.ToLowerInvariant()).Order(StringComparer.Ordinal);
            Assert.Equal(["httponly", "path=/", "samesite=strict", "secure"], flags);
        });
        Assert.Equal(2, admin.SetCookies.Count);

        // The password once used is worth nothing, and its session nothing but a change.
        using (var thief = new Browser(b.Address))
        {
            var (refused, problem) = await thief.SignInAsync("quan-tri", printed);
            Assert.Equal(401, refused);
            Assert.Contains("đã được dùng", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal(403, (await admin.AskAsync(HttpMethod.Get, "api/accounts")).Status);
        Assert.Equal(403, (await admin.AskAsync(HttpMethod.Get, "api/periods")).Status);
        using var stolen = admin.At(b.Address);
        Assert.Equal("quan-tri", await stolen.WhoAsync());
        Assert.Equal(400, (await admin.AskAsync(HttpMethod.Put, "api/session/password", new { @new = "ngắn" })).Status);
        Assert.Equal(200, (await admin.AskAsync(HttpMethod.Put, "api/session/password", new { @new = Own })).Status);
        Assert.Null(await stolen.WhoAsync());
        Assert.Equal("quan-tri", await admin.WhoAsync());

        // What one host wrote into the browser the other reads.
        using var elsewhere = admin.At(b.Address);
        var (made, account) = await elsewhere.AskAsync(HttpMethod.Post, "api/accounts", new { account = "can-bo-82", role = "provinceClerk", province = "82" });
        Assert.Equal(201, made);
        Assert.Equal(409, (await elsewhere.AskAsync(HttpMethod.Post, "api/accounts", new { account = "can-bo-82", role = "provinceClerk", province = "82" })).Status);
        using var clerk = new Browser(a.Address);
        Assert.Equal(200, (await clerk.SignInAsync("can-bo-82", account.GetProperty("oneTimePassword").GetString()!)).Status);
        Assert.Equal(200, (await clerk.AskAsync(HttpMethod.Put, "api/session/password", new { @new = Own })).Status);
        Assert.Equal(200, (await clerk.AskAsync(HttpMethod.Get, "api/catalogues")).Status);
        Assert.Equal(403, (await clerk.AskAsync(HttpMethod.Get, "api/accounts")).Status);
        var listed = (await admin.AskAsync(HttpMethod.Get, "api/accounts")).Body.GetProperty("accounts").EnumerateArray()
            .Select(view => $"{view.GetProperty("account")} {view.GetProperty("role")} {view.GetProperty("state")} {view.GetProperty("password")}");
        Assert.Equal(["can-bo-82 provinceClerk open own", "quan-tri centralAdministrator open own"], listed);

        // A restart keeps the sessions and prints nothing any more.
        await b.KillAsync();
        await using var c = await StartAsync("c");
        Assert.Empty(Printed("c"));
        using var later = clerk.At(c.Address);
        Assert.Equal("can-bo-82", await later.WhoAsync());

        // Closing ends it at once, on every host.
        Assert.Equal(200, (await admin.AskAsync(HttpMethod.Post, "api/accounts/can-bo-82/state", new { state = "closed" })).Status);
        Assert.Null(await later.WhoAsync());
        var (ended, why) = await clerk.AskAsync(HttpMethod.Get, "api/periods");
        Assert.Equal(401, ended);
        Assert.Contains("đã kết thúc", why.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(409, (await admin.AskAsync(HttpMethod.Post, "api/accounts/quan-tri/state", new { state = "closed" })).Status);

        using var copied = admin.At(a.Address);
        Assert.Equal(204, (await admin.AskAsync(HttpMethod.Delete, "api/session")).Status);
        Assert.Null(await copied.WhoAsync());

        // No log got a password, a secret or a token.
        var logs = string.Concat("abc".Select(name => Log(name.ToString())));
        Assert.DoesNotContain(Own, logs, StringComparison.Ordinal);
        Assert.DoesNotContain(account.GetProperty("oneTimePassword").GetString()!, logs, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(logs, Regex.Escape(printed)));
    }

    [Fact]
    public async Task What_changes_something_needs_the_token_of_its_own_session_and_exactly_one_credential()
    {
        await using var app = await StartAsync("a");
        using var admin = new Browser(app.Address);
        await admin.SignInAsync("quan-tri", Printed("a").Single());
        var early = admin.Token;
        Assert.Equal(200, (await admin.AskAsync(HttpMethod.Put, "api/session/password", new { @new = Own })).Status);
        var token = admin.Token;
        using var other = new Browser(app.Address);
        Assert.Equal(200, (await other.SignInAsync("quan-tri", Own)).Status);

        // None, one of the session before, of another session of the same person, and a made-up one.
        foreach (var wrong in (string?[])[null, early, other.Token, token + "x", "x"])
        {
            admin.Token = wrong;
            var (status, problem) = await admin.AskAsync(HttpMethod.Post, "api/accounts", new { account = "can-bo-83", role = "provinceClerk", province = "82" });
            Assert.Equal(400, status);
            Assert.Contains("chống giả mạo", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
            Assert.Equal(400, (await admin.AskAsync(HttpMethod.Delete, "api/session")).Status);
            Assert.Equal(200, (await admin.AskAsync(HttpMethod.Get, "api/accounts")).Status);
        }

        admin.Token = token;
        Assert.Equal(201, (await admin.AskAsync(HttpMethod.Post, "api/accounts", new { account = "can-bo-83", role = "centralAnalyst" })).Status);

        // A key needs no token, and does not go with a session.
        var (made, key) = await admin.AskAsync(HttpMethod.Post, "api/keys", new { role = "centralAnalyst", purpose = "Tải báo cáo tổng hợp", validTo = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(30) });
        Assert.Equal(201, made);
        var secret = ("X-Api-Key", key.GetProperty("key").GetString()!);
        using var script = new Browser(app.Address);
        Assert.Equal(403, (await script.AskAsync(HttpMethod.Post, "api/accounts", new { account = "can-bo-84", role = "centralAnalyst" }, secret)).Status);
        Assert.Equal(401, (await admin.AskAsync(HttpMethod.Get, "api/accounts", body: null, secret)).Status);
        Assert.Equal(401, (await admin.AskAsync(HttpMethod.Get, "api/accounts", body: null, ("X-Api-Key", "cr_x_y"))).Status);

        // A token outlives nothing: not its session, though the same person signs in again.
        Assert.Equal(204, (await admin.AskAsync(HttpMethod.Delete, "api/session")).Status);
        Assert.Equal(200, (await admin.SignInAsync("quan-tri", Own)).Status);
        admin.Token = token;
        Assert.Equal(400, (await admin.AskAsync(HttpMethod.Delete, "api/session")).Status);
    }

    private Task<FunctionsProcess> StartAsync(string name) => FunctionsProcess.StartAsync(
        azurite!.ConnectionString, 0, clock: null, trial: false, Path.Combine(folder, "mail"), Path.Combine(folder, name + ".log"), default);

    private string Log(string name)
    {
        using var file = new FileStream(Path.Combine(folder, name + ".log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    private IEnumerable<string> Printed(string name) => PrintedLine().Matches(Log(name)).Select(match => match.Groups["password"].Value);

    [GeneratedRegex(@"^Hệ thống chưa có quản trị\. .*mật khẩu một lần (?<password>\S+) \(", RegexOptions.Multiline)]
    private static partial Regex PrintedLine();
}
