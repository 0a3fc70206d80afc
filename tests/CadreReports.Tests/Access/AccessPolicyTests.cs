using CadreReports.Access;
using CadreReports.Catalogue;

namespace CadreReports.Tests.Access;

public sealed class AccessPolicyTests
{
    private static readonly Period Open = CatalogueSet.Load().Period("2023H1")!;
    private static readonly Period Published = Open with { State = PeriodState.Published };

    /// <summary>Who may do what: nobody signed in, a province for itself and for another, the two central roles.</summary>
    private static readonly Dictionary<Operation, (bool Nobody, bool Own, bool Other, bool Analyst, bool Administrator)> Table = new()
    {
        [Operation.ReadHealth] = (true, true, true, true, true),
        [Operation.ReadDeepHealth] = (false, false, false, true, true),
        [Operation.DownloadTemplate] = (false, true, false, true, true),
        [Operation.Upload] = (false, true, false, false, false),
        [Operation.Validate] = (false, true, false, true, true),
        [Operation.ReadSubmission] = (false, true, false, true, true),
        [Operation.ReadVersions] = (false, true, false, true, true),
        [Operation.Explain] = (false, true, false, false, false),
        [Operation.ReviewExplanation] = (false, false, false, true, true),
        [Operation.AskQuestion] = (false, false, false, true, true),
        [Operation.ReturnSubmission] = (false, false, false, true, true),
        [Operation.AttachConfirmation] = (false, true, false, false, false),
        [Operation.ConfirmVersion] = (false, false, false, false, false),
        [Operation.ReadStatus] = (false, false, false, true, true),
        [Operation.ReadSummary] = (false, false, false, true, true),
        [Operation.ReadSummaryRevisions] = (false, false, false, true, true),
        [Operation.ReadProvinceSheet] = (false, false, false, true, true),
        [Operation.ReadFigures] = (false, true, false, true, true),
        [Operation.ReadCatalogue] = (false, true, true, true, true),
        [Operation.ReadPeriod] = (false, true, false, true, true),
        [Operation.ManagePeriod] = (false, false, false, false, true),
        [Operation.ReadContacts] = (false, true, false, true, true),
        [Operation.ManageContacts] = (false, false, false, false, true),
        [Operation.ReadReminders] = (false, false, false, true, true),
        [Operation.ReadSetAside] = (false, false, false, true, true),
        [Operation.SendReminders] = (false, false, false, false, true),
        [Operation.RetryFailure] = (false, false, false, false, true),
        [Operation.RunHousekeeping] = (false, false, false, false, true),
        [Operation.ReadApiDescription] = (true, true, true, true, true),
        [Operation.ReadPortal] = (true, true, true, true, true),
        [Operation.SignIn] = (true, true, true, true, true),
        [Operation.ReadSession] = (true, true, true, true, true),
        [Operation.SignOut] = (false, true, true, true, true),
        [Operation.ChangePassword] = (false, true, true, true, true),
        [Operation.ManageAccounts] = (false, false, false, false, true),
        [Operation.ManageKeys] = (false, false, false, false, true),
        [Operation.ReadAudit] = (false, false, false, false, true),
        [Operation.MoveClock] = (false, false, false, false, false),
    };

    private static Province? Of(string? code) => code is null ? null : Open.Province(code);

    [Fact]
    public void The_table_holds_for_every_operation()
    {
        foreach (var operation in Enum.GetValues<Operation>())
        {
            var expected = Table[operation];
            var target = new AccessTarget(Of("82"), Open, Open.Region("mien-nam"));
            foreach (var role in (Role[])[Role.ProvinceClerk, Role.ProvinceApprover])
            {
                var own = expected.Own || (operation == Operation.ConfirmVersion && role == Role.ProvinceApprover);
                Assert.Equal(own, AccessPolicy.Allows(new Principal("p", role, Of("82"), SignInWay.Password), operation, target));
                Assert.Equal(expected.Other, AccessPolicy.Allows(new Principal("p", role, Of("87"), SignInWay.Password), operation, target));
            }

            Assert.Equal(expected.Nobody, AccessPolicy.Allows(null, operation, target));
            Assert.Equal(expected.Analyst, AccessPolicy.Allows(new Principal("a", Role.CentralAnalyst, null, SignInWay.Password), operation, target));
            Assert.Equal(expected.Administrator, AccessPolicy.Allows(new Principal("a", Role.CentralAdministrator, null, SignInWay.Password), operation, target));
        }
    }

    /// <summary>
    /// Whatever is asked, about whom, in which scope and state: a province may do for itself what the table says, and once a
    /// period is published it reads its own region's summary and its own sheet of that, and nothing else.
    /// </summary>
    [Fact]
    public void Publication_opens_a_provinces_own_region_and_nothing_else()
    {
        string[] scopes = ["mien-nam", "mien-bac", "mien-trung-tay-nguyen", "mien-bac+mien-nam", "mien-bac+mien-trung-tay-nguyen+mien-nam", "ca-nuoc"];
        var opened = 0;
        foreach (var state in Enum.GetValues<PeriodState>())
        {
            var period = Open with { State = state };
            foreach (var (scope, of) in scopes.SelectMany(scope => ((string?[])["82", "83", "01", null]).Select(of => (scope, of))))
            {
                foreach (var operation in Enum.GetValues<Operation>())
                {
                    var isOpened = state == PeriodState.Published && scope == "mien-nam" &&
                        (operation == Operation.ReadSummary || (operation == Operation.ReadProvinceSheet && of == "82"));
                    opened += isOpened ? 1 : 0;
                    var (own, other) = (Table[operation].Own, Table[operation].Other);
                    var target = new AccessTarget(Of(of), period, period.Scope(scope)!);
                    Assert.All((Role[])[Role.ProvinceClerk, Role.ProvinceApprover], role => Assert.Equal(
                        (state, scope, of, operation, isOpened || (of != "82" ? other : own || (operation == Operation.ConfirmVersion && role == Role.ProvinceApprover))),
                        (state, scope, of, operation, AccessPolicy.Allows(new Principal("p", role, Of("82"), SignInWay.Password), operation, target))));
                }
            }
        }

        Assert.Equal(5, opened);
    }

    /// <summary>Nobody who has really signed in moves the clock, whatever they are.</summary>
    [Theory]
    [InlineData(Role.CentralAdministrator, null, true)]
    [InlineData(Role.CentralAnalyst, null, false)]
    [InlineData(Role.ProvinceApprover, "82", false)]
    [InlineData(Role.ProvinceClerk, "82", false)]
    public void Only_the_administrator_of_a_trial_moves_the_clock(Role role, string? province, bool allowed)
    {
        var principal = new Principal("p", role, Of(province), SignInWay.Password);
        Assert.False(AccessPolicy.Allows(principal, Operation.MoveClock, new AccessTarget(Of(province))));
        Assert.Equal(allowed, AccessPolicy.Allows(principal with { Via = SignInWay.Development }, Operation.MoveClock, new AccessTarget(Of(province))));
    }

    [Theory]
    [InlineData("82", true)]
    [InlineData("01", false)]
    public void After_publication_the_provinces_of_the_region_read_the_summary(string province, bool allowed) =>
        Assert.Equal(allowed, AccessPolicy.Allows(
            new Principal("p", Role.ProvinceClerk, Of(province), SignInWay.Password), Operation.ReadSummary, new AccessTarget(Period: Published, Region: Published.Region("mien-nam"))));

    /// <summary>Not even a province that is in all of it.</summary>
    [Theory]
    [InlineData("mien-nam+mien-bac")]
    [InlineData("mien-nam+mien-trung-tay-nguyen+mien-bac")]
    [InlineData("ca-nuoc")]
    public void A_province_reads_nothing_beyond_its_own_region(string scope)
    {
        var target = new AccessTarget(Of("82"), Published, Published.Scope(scope));

        Assert.NotNull(target.Region);
        Assert.All((Operation[])[Operation.ReadSummary, Operation.ReadProvinceSheet, Operation.ReadSummaryRevisions], operation =>
        {
            Assert.False(AccessPolicy.Allows(new Principal("p", Role.ProvinceApprover, Of("82"), SignInWay.Password), operation, target));
            Assert.True(AccessPolicy.Allows(new Principal("a", Role.CentralAnalyst, null, SignInWay.Password), operation, target));
        });
    }

    [Theory]
    [InlineData("82", "82", true)]
    [InlineData("82", "87", false)]
    [InlineData("82", null, false)]
    [InlineData("01", "01", false)]
    public void After_publication_a_province_reads_its_own_sheet_of_its_own_region(string province, string? of, bool allowed) =>
        Assert.Equal(allowed, AccessPolicy.Allows(
            new Principal("p", Role.ProvinceClerk, Of(province), SignInWay.Password), Operation.ReadProvinceSheet, new AccessTarget(Of(of), Published, Published.Region("mien-nam"))));

    /// <summary>What was drafted before publication shows other provinces' figures as they were then.</summary>
    [Fact]
    public void Earlier_editions_are_the_centres_also_after_publication() =>
        Assert.False(AccessPolicy.Allows(
            new Principal("p", Role.ProvinceClerk, Of("82"), SignInWay.Password), Operation.ReadSummaryRevisions, new AccessTarget(Period: Published, Region: Published.Region("mien-nam"))));

    /// <summary>With a one-time password one may do nothing but replace it, or leave.</summary>
    [Fact]
    public void A_one_time_password_opens_nothing_but_its_change()
    {
        var target = new AccessTarget(Of("82"), Published, Published.Region("mien-nam"));
        Operation[] open = [Operation.ReadHealth, Operation.ReadApiDescription, Operation.ReadPortal, Operation.SignIn, Operation.ReadSession, Operation.SignOut, Operation.ChangePassword];
        foreach (var role in Enum.GetValues<Role>())
        {
            var principal = new Principal("p", role, role is Role.ProvinceClerk or Role.ProvinceApprover ? Of("82") : null, SignInWay.Password) { MustChangePassword = true };
            Assert.Equal(open.Order(), Enum.GetValues<Operation>().Where(operation => AccessPolicy.Allows(principal, operation, target)).Order());
        }
    }

    /// <summary>There is no password to change, and no session to end, for who signed in otherwise.</summary>
    [Theory]
    [InlineData(SignInWay.Platform)]
    [InlineData(SignInWay.Key)]
    [InlineData(SignInWay.Development)]
    public void Only_who_signed_in_with_a_password_changes_it(SignInWay via) =>
        Assert.All((Operation[])[Operation.SignOut, Operation.ChangePassword], operation =>
            Assert.False(AccessPolicy.Allows(new Principal("p", Role.CentralAdministrator, null, via), operation, new AccessTarget())));

    /// <summary>82 was Tiền Giang, and is Đồng Tháp since the merger, which also reads what 87, the old Đồng Tháp, sent.</summary>
    [Fact]
    public void The_same_two_digits_are_another_province_after_the_merger()
    {
        var catalogues = CatalogueSet.Load();
        var (before, after) = (catalogues.Period("2023H1")!, catalogues.Period("2025H2")!);
        var (former, merged) = (Clerk(before.Province("82")!), Clerk(after.Province("82")!));

        Assert.All((Operation[])[Operation.Upload, Operation.ReadSubmission, Operation.ReadVersions], operation =>
        {
            Assert.False(AccessPolicy.Allows(former, operation, new AccessTarget(after.Province("82"), after)));
            Assert.True(AccessPolicy.Allows(former, operation, new AccessTarget(before.Province("82"), before)));
            Assert.Equal(operation != Operation.Upload, AccessPolicy.Allows(merged, operation, new AccessTarget(before.Province("82"), before)));
            Assert.Equal(operation != Operation.Upload, AccessPolicy.Allows(merged, operation, new AccessTarget(before.Province("87"), before)));
            Assert.False(AccessPolicy.Allows(merged, operation, new AccessTarget(before.Province("79"), before)));
        });

        static Principal Clerk(Province province) => new("p", Role.ProvinceClerk, province, SignInWay.Password);
    }

    /// <summary>
    /// Who answers for provinces that were merged reads the published summaries of the regions that those were in, and their sheets
    /// of them: Lâm Đồng, in the middle of the country, goes on from Bình Thuận, which was in the south, and from Đắk Nông.
    /// </summary>
    [Theory]
    [InlineData("mien-nam", true)]
    [InlineData("mien-trung-tay-nguyen", true)]
    [InlineData("mien-bac", false)]
    [InlineData("mien-trung-tay-nguyen+mien-nam", false)]
    [InlineData("ca-nuoc", false)]
    public void A_province_reads_what_was_published_to_its_predecessors(string scope, bool allowed)
    {
        var catalogues = CatalogueSet.Load();
        var merged = new Principal("p", Role.ProvinceApprover, catalogues.Period("2025H2")!.Province("68")!, SignInWay.Password);
        foreach (var state in Enum.GetValues<PeriodState>())
        {
            var period = catalogues.Period("2023H1")! with { State = state };
            var isOpened = allowed && state == PeriodState.Published;
            var region = period.Scope(scope)!;
            Assert.Equal(isOpened, AccessPolicy.Allows(merged, Operation.ReadSummary, new AccessTarget(null, period, region)));
            foreach (var (of, isPredecessor) in (((string, bool)[])[("60", true), ("67", true), ("68", true), ("79", false), ("82", false), ("56", false)]))
            {
                var target = new AccessTarget(period.Province(of), period, region);
                Assert.Equal(isOpened && isPredecessor, AccessPolicy.Allows(merged, Operation.ReadProvinceSheet, target));
                Assert.All(
                    (Operation[])[Operation.ReadSummaryRevisions, Operation.ReadStatus, Operation.Upload, Operation.Explain, Operation.AttachConfirmation, Operation.ConfirmVersion, Operation.ReviewExplanation],
                    operation => Assert.False(AccessPolicy.Allows(merged, operation, target)));
            }
        }

        // Nothing of what is published since the merger is a predecessor's to read.
        var after = catalogues.Period("2025H2")! with { State = PeriodState.Published };
        var former = new Principal("p", Role.ProvinceClerk, catalogues.Period("2023H1")!.Province("60")!, SignInWay.Password);
        Assert.All(after.Regions, region => Assert.False(AccessPolicy.Allows(former, Operation.ReadSummary, new AccessTarget(null, after, region))));
    }
}
