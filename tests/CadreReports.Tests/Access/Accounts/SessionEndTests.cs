using CadreReports.Access;
using CadreReports.Access.Accounts;
using CadreReports.Tests.Storage;

namespace CadreReports.Tests.Access.Accounts;

/// <summary>What is stored counts at every request, so what ends a session ends it at once.</summary>
[Collection(SharedStorage.Name)]
public sealed class SessionEndTests(StorageFixture storage)
{
    private readonly AccountParts parts = new(storage.ConnectionString);

    [Fact]
    public async Task Closing_an_account_ends_its_sessions_for_good()
    {
        var (name, opened) = await OpenAsync();
        await parts.Desk.SetAsync(name, AccountWish.Close, AccountParts.Administrator, default);
        Assert.Null(await parts.FindAsync(opened));
        Assert.Null((await parts.SignInAsync(name, AccountParts.GoodPassword)).Opened);

        await parts.Desk.SetAsync(name, AccountWish.Open, AccountParts.Administrator, default);
        Assert.Null(await parts.FindAsync(opened));
        await parts.OpenAsync(name, AccountParts.GoodPassword);
    }

    [Fact]
    public async Task A_reset_ends_the_sessions_and_the_password()
    {
        var (name, opened) = await OpenAsync();
        var reset = await parts.Desk.ResetAsync(name, AccountParts.Administrator, default);
        Assert.Null(await parts.FindAsync(opened));
        Assert.Null((await parts.SignInAsync(name, AccountParts.GoodPassword)).Opened);
        Assert.True((await parts.FindAsync(await parts.OpenAsync(name, reset.OneTimePassword!)))!.Principal.MustChangePassword);
    }

    [Fact]
    public async Task A_change_ends_all_sessions_and_opens_one()
    {
        var (name, opened) = await OpenAsync();
        var other = await parts.OpenAsync(name, AccountParts.GoodPassword);
        var result = await parts.Passwords.ChangeAsync((await parts.FindAsync(opened))!, AccountParts.GoodPassword, "một mật khẩu khác hẳn", AccountParts.Address, default);
        Assert.Null(result.Refusal);
        Assert.Null(await parts.FindAsync(opened));
        Assert.Null(await parts.FindAsync(other));
        Assert.False((await parts.FindAsync(result.Opened!))!.Principal.MustChangePassword);
        Assert.Null((await parts.SignInAsync(name, AccountParts.GoodPassword)).Opened);
        await parts.OpenAsync(name, "một mật khẩu khác hẳn");
    }

    [Fact]
    public async Task Signing_out_ends_one_session_and_no_other()
    {
        var (name, opened) = await OpenAsync();
        var other = await parts.OpenAsync(name, AccountParts.GoodPassword);
        await parts.Sessions.EndAsync((await parts.FindAsync(opened))!, default);
        Assert.Null(await parts.FindAsync(opened));
        Assert.NotNull(await parts.FindAsync(other));
    }

    [Fact]
    public async Task A_session_is_nobody_elses_and_no_guess()
    {
        var (name, opened) = await OpenAsync();
        var (another, _) = await OpenAsync();
        Assert.Null(await parts.Sessions.FindAsync(another, opened.Secret, default));
        Assert.Null(await parts.Sessions.FindAsync(name, opened.Session.Key, default));
        Assert.Null(await parts.Sessions.FindAsync(name, string.Empty, default));
    }

    [Fact]
    public async Task Another_role_counts_at_once()
    {
        var (name, opened) = await OpenAsync();
        await parts.Desk.PlaceAsync(name, Role.CentralAnalyst, null, AccountParts.Administrator, default);
        var principal = (await parts.FindAsync(opened))!.Principal;
        Assert.Equal((Role.CentralAnalyst, null), (principal.Role, principal.Province));
    }

    [Fact]
    public async Task A_wrong_password_until_now_changes_nothing_and_locks_in_the_end()
    {
        var (name, opened) = await OpenAsync();
        var signedIn = (await parts.FindAsync(opened))!;
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(PasswordRefusal.CurrentWrong, (await parts.Passwords.ChangeAsync(signedIn, "sai mật khẩu rồi", "một mật khẩu khác hẳn", null, default)).Refusal);
        }

        Assert.Equal(PasswordRefusal.CurrentWrong, (await parts.Passwords.ChangeAsync(signedIn, AccountParts.GoodPassword, "một mật khẩu khác hẳn", null, default)).Refusal);
        Assert.NotNull(await parts.FindAsync(opened));
        parts.Clock.Now += TimeSpan.FromMinutes(15);
        await parts.OpenAsync(name, AccountParts.GoodPassword);
    }

    [Theory]
    [InlineData("mười một kt", PasswordRefusal.TooShort)]
    [InlineData("abcdabcdabcdabcd", PasswordRefusal.TooPlain)]
    [InlineData("xin chào {name} nhé", PasswordRefusal.HasName)]
    [InlineData("{oneTime}", PasswordRefusal.Same)]
    public async Task A_bad_password_is_not_taken(string password, PasswordRefusal expected)
    {
        var (name, oneTime) = await parts.AddAsync();
        var signedIn = (await parts.FindAsync(await parts.OpenAsync(name, oneTime)))!;
        var wanted = password.Replace("{name}", name.ToUpperInvariant(), StringComparison.Ordinal).Replace("{oneTime}", oneTime, StringComparison.Ordinal);
        Assert.Equal(expected, (await parts.Passwords.ChangeAsync(signedIn, null, wanted, null, default)).Refusal);
    }

    /// <summary>A keyboard that writes the marks of a letter as characters of their own makes no password longer.</summary>
    [Fact]
    public async Task A_password_is_as_long_as_its_letters()
    {
        var (name, oneTime) = await parts.AddAsync();
        var signedIn = (await parts.FindAsync(await parts.OpenAsync(name, oneTime)))!;
        var four = "ếệểễ".Normalize(System.Text.NormalizationForm.FormD);
        Assert.Equal(12, four.Length);
        Assert.Equal(PasswordRefusal.TooShort, (await parts.Passwords.ChangeAsync(signedIn, null, four, null, default)).Refusal);
        var longest = string.Concat(Enumerable.Repeat("ếệểễăâđê", 16));
        Assert.Null((await parts.Passwords.ChangeAsync(signedIn, null, longest.Normalize(System.Text.NormalizationForm.FormD), null, default)).Refusal);
        await parts.OpenAsync(name, longest);
        await parts.OpenAsync(name, longest.Normalize(System.Text.NormalizationForm.FormD));
    }

    [Fact]
    public async Task A_password_may_be_long_but_not_endless()
    {
        var (name, oneTime) = await parts.AddAsync();
        var signedIn = (await parts.FindAsync(await parts.OpenAsync(name, oneTime)))!;
        var longest = string.Concat(Enumerable.Repeat("abcdefgh", 16));
        Assert.Equal(PasswordRefusal.TooLong, (await parts.Passwords.ChangeAsync(signedIn, null, longest + "i", null, default)).Refusal);
        Assert.Null((await parts.Passwords.ChangeAsync(signedIn, null, longest, null, default)).Refusal);
        await parts.OpenAsync(name, longest);
    }

    [Fact]
    public async Task A_session_of_a_one_time_password_that_was_lost_changes_nothing()
    {
        var (name, oneTime) = await parts.AddAsync();
        var signedIn = (await parts.FindAsync(await parts.OpenAsync(name, oneTime)))!;
        await parts.Desk.ResetAsync(name, AccountParts.Administrator, default);
        Assert.Equal(PasswordRefusal.SessionEnded, (await parts.Passwords.ChangeAsync(signedIn, null, AccountParts.GoodPassword, null, default)).Refusal);
    }

    private async Task<(string Name, OpenedSession Opened)> OpenAsync()
    {
        var name = await parts.AddReadyAsync();
        return (name, await parts.OpenAsync(name, AccountParts.GoodPassword));
    }
}
