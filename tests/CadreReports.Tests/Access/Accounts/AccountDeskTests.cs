using CadreReports.Access;
using CadreReports.Access.Accounts;
using CadreReports.Tests.Storage;
using CadreReports.Tests.Submissions;

namespace CadreReports.Tests.Access.Accounts;

[Collection(SharedStorage.Name)]
public sealed class AccountDeskTests(StorageFixture storage)
{
    private readonly AccountParts parts = new(storage.ConnectionString);

    [Theory]
    [InlineData("quan-tri", true)]
    [InlineData("82", false)]
    [InlineData("a.b", true)]
    [InlineData("-ab", false)]
    [InlineData("Can-bo", false)]
    [InlineData("cán-bộ", false)]
    [InlineData("can bo", false)]
    [InlineData("can-bo\n", false)]
    [InlineData("can/bo", false)]
    [InlineData("key-0123", false)]
    [InlineData("development-x", false)]
    [InlineData("entra-x", false)]
    [InlineData("reconciler", false)]
    [InlineData("retention", false)]
    [InlineData("console", false)]
    [InlineData("aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd", true)]
    [InlineData("aaaaaaaaaabbbbbbbbbbccccccccccdddddddddde", false)]
    public void Only_some_names_are_names(string name, bool allowed) => Assert.Equal(allowed, AccountName.IsAllowed(name));

    [Theory]
    [InlineData("entra-3f2504e0-4f89-41d3-9a0c-0305e82c3301", true)]
    [InlineData("entra-3F2504E0-4F89-41D3-9A0C-0305E82C3301", false)]
    [InlineData("entra-3f2504e04f8941d39a0c0305e82c3301", false)]
    [InlineData("entra-", false)]
    public void People_of_the_platform_are_named_by_their_object_id(string name, bool expected) => Assert.Equal(expected, AccountName.IsPlatform(name));

    [Fact]
    public async Task A_name_is_given_out_once()
    {
        var (name, _) = await parts.AddAsync();
        Assert.Equal(AccountRefusal.Taken, (await parts.Desk.AddAsync(name, Role.CentralAnalyst, null, AccountParts.Administrator, default)).Refusal);
        await parts.Desk.SetAsync(name, AccountWish.Close, AccountParts.Administrator, default);
        Assert.Equal(AccountRefusal.Taken, (await parts.Desk.AddAsync(name, Role.CentralAnalyst, null, AccountParts.Administrator, default)).Refusal);
        Assert.Equal((Role.ProvinceClerk, true), ((await parts.Store.FindAsync(name, default))!.Role, (await parts.Store.FindAsync(name, default))!.IsClosed));
    }

    [Fact]
    public async Task A_role_of_a_province_needs_one_and_one_of_the_centre_none()
    {
        Assert.Equal(AccountRefusal.Province, (await parts.Desk.AddAsync(AccountParts.NewName(), Role.ProvinceApprover, null, "x", default)).Refusal);
        Assert.Equal(AccountRefusal.Province, (await parts.Desk.AddAsync(AccountParts.NewName(), Role.CentralAnalyst, AccountParts.TienGiang, "x", default)).Refusal);
        var (name, _) = await parts.AddAsync();
        Assert.Equal(AccountRefusal.Province, (await parts.Desk.PlaceAsync(name, Role.ProvinceClerk, null, "x", default)).Refusal);
    }

    [Fact]
    public async Task Nobody_closes_demotes_or_resets_themselves()
    {
        var name = await parts.AddReadyAsync(Role.CentralAdministrator);
        Assert.Equal(AccountRefusal.Own, (await parts.Desk.SetAsync(name, AccountWish.Close, name, default)).Refusal);
        Assert.Equal(AccountRefusal.Own, (await parts.Desk.PlaceAsync(name, Role.CentralAnalyst, null, name, default)).Refusal);
        Assert.Equal(AccountRefusal.Own, (await parts.Desk.ResetAsync(name, name, default)).Refusal);
        await parts.OpenAsync(name, AccountParts.GoodPassword);
    }

    [Fact]
    public async Task What_is_not_there_or_closed_or_the_platforms_gets_no_password()
    {
        Assert.Equal(AccountRefusal.NoSuchAccount, (await parts.Desk.ResetAsync(AccountParts.NewName(), "x", default)).Refusal);
        var (name, _) = await parts.AddAsync();
        await parts.Desk.SetAsync(name, AccountWish.Close, "x", default);
        Assert.Equal(AccountRefusal.Closed, (await parts.Desk.ResetAsync(name, "x", default)).Refusal);
        var person = $"entra-{Guid.NewGuid():D}";
        var made = await parts.Desk.AddAsync(person, Role.ProvinceApprover, AccountParts.TienGiang, "x", default);
        Assert.Equal((null, null), (made.Refusal, made.OneTimePassword));
        Assert.Equal(AccountRefusal.NoPassword, (await parts.Desk.ResetAsync(person, "x", default)).Refusal);
    }

    [Fact]
    public async Task Everything_that_is_done_to_an_account_has_one_line_by_who_did_it()
    {
        var (name, oneTime) = await parts.AddAsync();
        var first = (await parts.FindAsync(await parts.OpenAsync(name, oneTime)))!;
        await parts.Passwords.ChangeAsync(first, null, AccountParts.GoodPassword, null, default);
        foreach (var wish in (AccountWish[])[AccountWish.Close, AccountWish.Close, AccountWish.Open, AccountWish.Open, AccountWish.Unlock])
        {
            await parts.Desk.SetAsync(name, wish, "quan-tri-a", default);
        }

        await parts.Desk.PlaceAsync(name, Role.ProvinceApprover, AccountParts.TienGiang, "quan-tri-b", default);
        await parts.Desk.ResetAsync(name, "quan-tri-b", default);
        await parts.Desk.ListAsync(default);

        // They all have the same moment, so their order here says nothing.
        Assert.Equal(
            new[]
            {
                $"{AccountParts.Administrator} account.create 82 provinceClerk",
                $"{name} account.password 82",
                "quan-tri-a account.close 82 provinceClerk",
                "quan-tri-a account.open 82 provinceClerk",
                "quan-tri-b account.role 82 provinceApprover",
                "quan-tri-b account.reset 82 provinceApprover",
            }.Order(StringComparer.Ordinal),
            (await parts.LinesAsync(name)).Where(line => !line.Contains("session.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    /// <summary>Wherever a change dies, it is there with its one line in the end, or not at all.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dying_at_any_request_leaves_no_change_without_a_line(bool afterwards)
    {
        for (var at = 1; ; at++)
        {
            var name = await parts.AddReadyAsync();
            var breaking = new BreakAt(at, afterwards);
            await Record.ExceptionAsync(() => new AccountParts(storage.ConnectionString, breaking, parts.Clock).Desk.SetAsync(name, AccountWish.Close, "quan-tri-a", default));
            await parts.Desk.ListAsync(default);
            var isClosed = (await parts.Store.FindAsync(name, default))!.IsClosed;
            Assert.Equal(isClosed ? 1 : 0, (await parts.LinesAsync(name)).Count(line => line.Contains("account.close", StringComparison.Ordinal)));
            if (!breaking.Broke)
            {
                Assert.True(isClosed);
                break;
            }
        }
    }

    /// <summary>What is made for a trial opens nothing elsewhere, though somebody copied the tables.</summary>
    [Fact]
    public async Task A_sample_account_counts_in_a_trial_alone()
    {
        var trial = new AccountParts(storage.ConnectionString, clock: parts.Clock, trial: true);
        var name = AccountParts.NewName();
        var before = (await trial.Desk.PutSampleAsync(name, Role.ProvinceClerk, AccountParts.TienGiang, default)).OneTimePassword!;
        var opened = await trial.OpenAsync(name, before);
        Assert.False((await trial.FindAsync(opened))!.Principal.MustChangePassword);
        Assert.Null(await parts.FindAsync(opened));
        Assert.Null((await parts.SignInAsync(name, before)).Opened);

        var after = (await trial.Desk.PutSampleAsync(name, Role.ProvinceClerk, AccountParts.TienGiang, default)).OneTimePassword!;
        Assert.Null(await trial.FindAsync(opened));
        Assert.Null((await trial.SignInAsync(name, before)).Opened);
        await trial.OpenAsync(name, after);

        var (real, _) = await parts.AddAsync();
        Assert.Equal(AccountRefusal.Taken, (await trial.Desk.PutSampleAsync(real, Role.ProvinceClerk, AccountParts.TienGiang, default)).Refusal);
    }

    /// <summary>The password that a start shows opens the account, whatever was done to the one before.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_sample_account_that_was_reset_has_a_usual_password_again(bool isUsed)
    {
        var trial = new AccountParts(storage.ConnectionString, clock: parts.Clock, trial: true);
        var name = AccountParts.NewName();
        await trial.Desk.PutSampleAsync(name, Role.ProvinceClerk, AccountParts.TienGiang, default);
        var oneTime = (await trial.Desk.ResetAsync(name, AccountParts.Administrator, default)).OneTimePassword!;
        if (isUsed)
        {
            await trial.OpenAsync(name, oneTime);
        }

        var after = (await trial.Desk.PutSampleAsync(name, Role.ProvinceClerk, AccountParts.TienGiang, default)).OneTimePassword!;
        Assert.False((await trial.FindAsync(await trial.OpenAsync(name, after)))!.Principal.MustChangePassword);
    }

    /// <summary>An address may hold what is no key of a row.</summary>
    [Theory]
    [InlineData("~")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a'b")]
    [InlineData("a\u0001b")]
    [InlineData("Nguyễn Văn A")]
    [InlineData("")]
    [InlineData(null)]
    public async Task What_cannot_be_a_name_is_no_account(string? name)
    {
        name ??= new string('a', 2000);
        Assert.Equal(AccountRefusal.NoSuchAccount, (await parts.Desk.ResetAsync(name, "x", default)).Refusal);
        Assert.Equal(AccountRefusal.NoSuchAccount, (await parts.Desk.SetAsync(name, AccountWish.Close, "x", default)).Refusal);
        Assert.Equal(AccountRefusal.NoSuchAccount, (await parts.Desk.PlaceAsync(name, Role.CentralAnalyst, null, "x", default)).Refusal);
    }
}
