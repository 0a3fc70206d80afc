using CadreReports.Access;
using CadreReports.Access.Accounts;
using CadreReports.Audits;
using CadreReports.Catalogue;
using CadreReports.Local;
using CadreReports.Storage;
using CadreReports.Tests.Storage;
using CadreReports.Time;
using Spectre.Console;

namespace CadreReports.Tests.Local;

[Collection(SharedStorage.Name)]
public sealed class SampleAccountTests(StorageFixture storage)
{
    private static readonly CatalogueSet Catalogues = CatalogueSet.Load();

    private readonly StorageAccount account = StorageAccount.Open(storage.ConnectionString);
    private readonly TimeProvider clock = ShiftedTimeProvider.StartingAt(new DateTimeOffset(2022, 6, 1, 8, 0, 0, TimeSpan.FromHours(7)));

    /// <summary>They open a trial, until the next start, and nothing else.</summary>
    [Fact]
    public async Task There_is_one_a_role_with_a_new_password_at_each_start()
    {
        var first = await MakeAsync();
        Assert.Equal(Enum.GetValues<Role>().Order(), first.Select(a => a.Role).Order());
        foreach (var sample in first)
        {
            var principal = await SignInAsync(sample, isTrial: true);
            Assert.Equal((sample.Name, sample.Role, principal!.IsCentral ? null : "Tiền Giang"), (principal.Id, principal.Role, principal.Province?.Name));
            Assert.False(principal.MustChangePassword);
            Assert.Null(await SignInAsync(sample, isTrial: false));
        }

        var second = await MakeAsync();
        Assert.Empty(first.Select(a => a.Password).Intersect(second.Select(a => a.Password), StringComparer.Ordinal));
        Assert.Equal(8, first.Concat(second).Select(a => a.Password).Distinct(StringComparer.Ordinal).Count());
        Assert.Null(await SignInAsync(first[0], isTrial: true));
        Assert.NotNull(await SignInAsync(second[0], isTrial: true));
    }

    [Fact]
    public async Task They_are_shown_on_the_console()
    {
        var samples = await MakeAsync();
        var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 200;
        SampleAccounts.Write(console, samples);
        Assert.All(samples, sample => Assert.Matches($@"{sample.Name}\W+{sample.Password}\W", output.ToString()));
        Assert.All(samples, sample => Assert.DoesNotContain(sample.Password, sample.ToString(), StringComparison.Ordinal));
    }

    private Task<IReadOnlyList<SampleAccount>> MakeAsync() => SampleAccounts.MakeAsync(account, Catalogues, "82", clock, default);

    private async Task<Principal?> SignInAsync(SampleAccount sample, bool isTrial)
    {
        var (store, audit) = (new AccountStore(account), new AuditLog(account));
        var desk = new SessionDesk(
            store, new AccountPrincipals(Catalogues, new DevelopmentIdentity(isTrial, Catalogues, clock)), new PasswordTries(store, audit, clock), audit, clock);
        return (await desk.SignInAsync(sample.Name, sample.Password, from: null, default)).Opened is { } opened
            ? desk.As(opened.Account, opened.Session)?.Principal
            : null;
    }
}
