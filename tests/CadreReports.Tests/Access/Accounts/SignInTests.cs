using CadreReports.Access;
using CadreReports.Access.Accounts;
using CadreReports.Tests.Storage;
using CadreReports.Tests.Submissions;

namespace CadreReports.Tests.Access.Accounts;

[Collection(SharedStorage.Name)]
public sealed class SignInTests(StorageFixture storage)
{
    private readonly AccountParts parts = new(storage.ConnectionString);

    [Fact]
    public async Task Who_knows_the_password_is_who_the_account_is_for()
    {
        var name = await parts.AddReadyAsync();
        var signedIn = await parts.FindAsync(await parts.OpenAsync($" {name.ToUpperInvariant()} ", AccountParts.GoodPassword));
        Assert.Equal((name, Role.ProvinceClerk, "Tiền Giang", SignInWay.Password), (signedIn!.Principal.Id, signedIn.Principal.Role, signedIn.Principal.Province!.Name, signedIn.Principal.Via));
        Assert.False(signedIn.Principal.MustChangePassword);
    }

    [Fact]
    public async Task One_keyboard_composes_letters_and_another_does_not()
    {
        var name = await parts.AddReadyAsync();
        await parts.OpenAsync(name, AccountParts.GoodPassword.Normalize(System.Text.NormalizationForm.FormD));
    }

    /// <summary>Nothing that is stored lets anybody in who reads it.</summary>
    [Fact]
    public async Task Neither_password_nor_secret_is_kept()
    {
        var name = await parts.AddReadyAsync();
        var opened = await parts.OpenAsync(name, AccountParts.GoodPassword);
        await foreach (var row in parts.Storage.Tables.GetTableClient("Accounts").QueryAsync<Azure.Data.Tables.TableEntity>($"PartitionKey eq '{name}'"))
        {
            Assert.DoesNotContain(row, property => property.Value is string text && (text.Contains(AccountParts.GoodPassword, StringComparison.Ordinal) || text.Contains(opened.Secret, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Nobody_learns_what_was_wrong()
    {
        var name = await parts.AddReadyAsync();
        var closed = await parts.AddReadyAsync();
        await parts.Desk.SetAsync(closed, AccountWish.Close, AccountParts.Administrator, default);
        foreach (var (who, password) in ((string, string)[])
        [
            (name, AccountParts.GoodPassword + " "),
            (name, new string('x', 100_000)),
            (closed, AccountParts.GoodPassword),
            (AccountParts.NewName(), AccountParts.GoodPassword),
            ("Nguyễn Văn A", AccountParts.GoodPassword),
            ("~", AccountParts.GoodPassword),
            ("entra-3f2504e0-4f89-41d3-9a0c-0305e82c3301", AccountParts.GoodPassword),
        ])
        {
            Assert.Equal(new SignInResult(null), await parts.SignInAsync(who, password));
        }
    }

    /// <summary>How long a refusal takes goes by what storage is asked: as much and as often, whoever is tried.</summary>
    [Fact]
    public async Task A_refusal_asks_as_much_of_storage_whether_or_not_there_is_such_an_account()
    {
        var requests = new RequestCount();
        var counted = new AccountParts(storage.ConnectionString, requests, parts.Clock);
        var known = await parts.AddReadyAsync();
        var closed = await parts.AddReadyAsync();
        await parts.Desk.SetAsync(closed, AccountWish.Close, AccountParts.Administrator, default);
        var counts = new List<int>();
        string[] tried = [known, known, known, known, known, known, closed, AccountParts.NewName(), "Nguyễn Văn A"];
        foreach (var name in tried)
        {
            requests.Sent = 0;
            Assert.Null((await counted.SignInAsync(name, "sai mật khẩu rồi")).Opened);
            counts.Add(requests.Sent);
        }

        Assert.Equal([counts[0]], counts.Distinct());
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_a_quarter_of_an_hour_even_for_the_right_one()
    {
        var name = await parts.AddReadyAsync();
        for (var i = 0; i < 5; i++)
        {
            Assert.Null((await parts.SignInAsync(name, "sai mật khẩu rồi")).Opened);
        }

        Assert.Null((await parts.SignInAsync(name, AccountParts.GoodPassword)).Opened);
        parts.Clock.Now += TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1);
        Assert.Null((await parts.SignInAsync(name, AccountParts.GoodPassword)).Opened);
        parts.Clock.Now += TimeSpan.FromSeconds(1);
        await parts.OpenAsync(name, AccountParts.GoodPassword);
    }

    [Fact]
    public async Task A_good_password_forgives_the_wrong_ones_before_it_and_so_does_the_administrator()
    {
        var name = await parts.AddReadyAsync();
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 4; i++)
            {
                await parts.SignInAsync(name, "sai mật khẩu rồi");
            }

            await parts.OpenAsync(name, AccountParts.GoodPassword);
        }

        for (var i = 0; i < 5; i++)
        {
            await parts.SignInAsync(name, "sai mật khẩu rồi");
        }

        Assert.Null((await parts.SignInAsync(name, AccountParts.GoodPassword)).Opened);
        await parts.Desk.SetAsync(name, AccountWish.Unlock, AccountParts.Administrator, default);
        await parts.OpenAsync(name, AccountParts.GoodPassword);
    }

    /// <summary>A line of the trail stands for a password that was looked at.</summary>
    [Fact]
    public async Task Of_many_tries_at_once_no_more_are_looked_at_than_of_as_many_one_after_the_other()
    {
        var name = await parts.AddReadyAsync();
        var others = Enumerable.Range(0, 3).Select(_ => new AccountParts(storage.ConnectionString, clock: parts.Clock)).ToList();
        var tries = await Task.WhenAll(Enumerable.Range(0, 36).Select(i => Task.Run(() => others[i % 3].SignInAsync(name, $"đoán lần thứ {i}"))));
        Assert.All(tries, result => Assert.Null(result.Opened));
        Assert.Equal(5, (await parts.LinesAsync(name)).Count(line => line.Contains("session.refuse", StringComparison.Ordinal)));
        Assert.Null((await parts.SignInAsync(name, AccountParts.GoodPassword)).Opened);
    }

    [Fact]
    public async Task A_few_good_ones_at_once_all_get_in()
    {
        var name = await parts.AddReadyAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => parts.SignInAsync(name, AccountParts.GoodPassword))));
        foreach (var result in results)
        {
            Assert.NotNull(await parts.FindAsync(result.Opened!));
        }
    }

    [Fact]
    public async Task A_one_time_password_opens_one_session_that_must_change_it()
    {
        var (name, oneTime) = await parts.AddAsync();
        Assert.Matches("^([0-9a-hj-km-np-tv-z]{4}-){3}[0-9a-hj-km-np-tv-z]{4}$", oneTime);
        var signedIn = await parts.FindAsync(await parts.OpenAsync(name, oneTime));
        Assert.True(signedIn!.Principal.MustChangePassword);
        Assert.Equal(new SignInResult(null, IsSpent: true), await parts.SignInAsync(name, oneTime));
    }

    [Fact]
    public async Task Of_several_who_use_a_one_time_password_at_once_one_gets_in()
    {
        var (name, oneTime) = await parts.AddAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => parts.SignInAsync(name, oneTime))));
        Assert.Single(results, result => result.Opened is not null);
        Assert.Equal(3, results.Count(result => result.IsSpent));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public async Task A_one_time_password_is_good_for_a_week(int seconds, bool good)
    {
        var (name, oneTime) = await parts.AddAsync();
        parts.Clock.Now += TimeSpan.FromDays(7) + TimeSpan.FromSeconds(seconds);
        var result = await parts.SignInAsync(name, oneTime);
        Assert.Equal((good, !good), (result.Opened is not null, result.IsSpent));
    }

    [Theory]
    [InlineData(false, 12 * 60)]
    [InlineData(true, 15)]
    public async Task A_session_ends_by_itself(bool isOneTime, int minutes)
    {
        var (name, password) = isOneTime ? await parts.AddAsync() : (await parts.AddReadyAsync(), AccountParts.GoodPassword);
        var opened = await parts.OpenAsync(name, password);
        parts.Clock.Now += TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1);
        Assert.NotNull(await parts.FindAsync(opened));
        parts.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.Null(await parts.FindAsync(opened));
    }

    [Fact]
    public async Task Sessions_that_are_over_leave_no_rows()
    {
        var name = await parts.AddReadyAsync();
        for (var i = 0; i < 3; i++)
        {
            await parts.OpenAsync(name, AccountParts.GoodPassword);
            parts.Clock.Now += TimeSpan.FromHours(7);
        }

        // The one of seven hours ago is live, the one before it is not.
        var rows = 0;
        await foreach (var row in parts.Storage.Tables.GetTableClient("Accounts").QueryAsync<Azure.Data.Tables.TableEntity>($"PartitionKey eq '{name}'"))
        {
            rows += row.RowKey.StartsWith("session|", StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.Equal(2, rows);
    }

    [Fact]
    public async Task Who_came_in_and_who_did_not_is_in_the_trail()
    {
        var (name, oneTime) = await parts.AddAsync();
        await parts.SignInAsync(name, "sai mật khẩu rồi");
        await parts.OpenAsync(name, oneTime);
        Assert.Equal(
            [$"{AccountParts.Administrator} account.create 82 provinceClerk", $"{name} session.refuse 82  192.0.2.7", $"{name} session.open 82 one-time 192.0.2.7"],
            (await parts.LinesAsync(name)).Order(StringComparer.Ordinal).OrderBy(line => line.Contains("session.open", StringComparison.Ordinal) ? 2 : line.Contains("refuse", StringComparison.Ordinal) ? 1 : 0));
    }

    /// <summary>An answer that is lost on its way lets nobody in twice, and dying half-way nobody in without a line.</summary>
    [Fact]
    public async Task Dying_at_any_request_opens_at_most_one_session_of_a_one_time_password()
    {
        foreach (var afterwards in (bool[])[false, true])
        {
            for (var at = 1; ; at++)
            {
                var (name, oneTime) = await parts.AddAsync();
                var breaking = new BreakAt(at, afterwards);
                var broken = new AccountParts(storage.ConnectionString, breaking, parts.Clock);
                var first = await Record.ExceptionAsync(() => broken.SignInAsync(name, oneTime));
                var second = await parts.SignInAsync(name, oneTime);
                if (!breaking.Broke)
                {
                    Assert.Null(first);
                    Assert.True(second.IsSpent);
                    break;
                }

                Assert.NotNull(first);
                Assert.True(second.Opened is not null ^ second.IsSpent);
            }
        }
    }

    private sealed class RequestCount : Azure.Core.Pipeline.HttpPipelineSynchronousPolicy
    {
        public int Sent { get; set; }

        public override void OnSendingRequest(Azure.Core.HttpMessage message) => Sent++;
    }
}
