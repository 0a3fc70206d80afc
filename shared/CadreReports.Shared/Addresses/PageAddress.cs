using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Submissions;

namespace CadreReports.Addresses;

/// <summary>
/// Where the pages of the portal are, as paths from its root. Words of addresses are Vietnamese without marks, for people read
/// them; codes are those of the catalogue.
/// </summary>
public static class PageAddress
{
    public const string Home = "/";
    public const string SignIn = "/dang-nhap";
    public const string SignOut = "/dang-xuat";
    public const string Password = "/mat-khau";
    public const string Guide = "/huong-dan";
    public const string Periods = "/ky";
    public const string Contacts = "/dau-moi";
    public const string Accounts = "/tai-khoan";
    public const string Keys = "/khoa";
    public const string Audit = "/nhat-ky";
    public const string Health = "/tinh-trang";

    /// <summary>Where files are that pages load; nothing there is anybody's.</summary>
    public const string Files = "/tep";

    /// <summary>Where the platform in front of the app signs people out (Azure's own authentication).</summary>
    public const string PlatformSignOut = "/.auth/logout?post_logout_redirect_uri=%2Fdang-nhap";

    /// <summary>Stands where a province's code would when the centre is meant.</summary>
    public const string Centre = "trung-uong";

    /// <summary>The query of <see cref="SignIn"/> that says where to go on.</summary>
    public const string NextQuery = "tiep";

    /// <summary>The query that says what has just been done.</summary>
    public const string DoneQuery = "xong";

    /// <summary>The query of <see cref="Ask"/> that names the ratio that is asked about.</summary>
    public const string RatioQuery = "ti-le";

    /// <summary>The query of <see cref="Ask"/> that names the summary in which the ratio stands apart.</summary>
    public const string ScopeQuery = "tong-hop";

    /// <summary>The query of <see cref="Board"/> and <see cref="Findings"/> that names a region.</summary>
    public const string RegionQuery = "vung";

    /// <summary>The part of a version's page with the centre's questions.</summary>
    public const string QuestionsPart = "cau-hoi";

    /// <summary>The query of <see cref="Compare"/> with the first version.</summary>
    public const string BeforeQuery = "truoc";

    /// <summary>The query of <see cref="Compare"/> with the second version.</summary>
    public const string AfterQuery = "sau";

    /// <summary>The query of <see cref="Board"/> that names a state.</summary>
    public const string StateQuery = "trang-thai";

    /// <summary>Where the platform in front of the app signs people in, with Entra ID, and leads back to a page.</summary>
    public static string PlatformSignIn(string next) => $"/.auth/login/aad?post_login_redirect_uri={Uri.EscapeDataString(next)}";

    /// <summary>Where every province of a period stands; of one region with its code.</summary>
    public static string Board(PeriodId period, string? region = null) => region is null ? Of($"/ky/{period}") : Of($"/ky/{period}?{RegionQuery}={region}");

    /// <summary>What the centre decides about a period.</summary>
    public static string PeriodDesk(PeriodId period) => Of($"/ky/{period}/quan-ly");

    /// <summary>Where a period's state is changed, for all or for one province.</summary>
    public static string PeriodState(PeriodId period) => Of($"{PeriodDesk(period)}/trang-thai");

    /// <summary>Where a due moment is moved, for all or for one province.</summary>
    public static string PeriodDue(PeriodId period) => Of($"{PeriodDesk(period)}/han");

    /// <summary>Where it is decided whether reports are confirmed.</summary>
    public static string PeriodConfirmation(PeriodId period) => Of($"{PeriodDesk(period)}/xac-nhan");

    /// <summary>What was found in the reports of a period, and how it was explained.</summary>
    public static string Findings(PeriodId period) => Of($"/ky/{period}/phat-hien");

    /// <summary>Where the centre finds an explanation insufficient without leaving that list.</summary>
    public static string FindingMark(PeriodId period, string province, string finding) => Of($"{Findings(period)}/{province}/{finding}");

    /// <summary>Where what failed is tried again.</summary>
    public static string Retry(PeriodId period) => Of($"{Unclaimed(period)}/thu-lai");

    /// <summary>Where nothing is to come of what failed.</summary>
    public static string Dismiss(PeriodId period) => Of($"{Unclaimed(period)}/bo-qua");

    /// <summary>Files that are nobody's, and what failed.</summary>
    public static string Unclaimed(PeriodId period) => Of($"/ky/{period}/can-xu-ly");

    /// <summary>What was written to whom about a period, and what will be.</summary>
    public static string Reminders(PeriodId period) => Of($"/ky/{period}/nhac-viec");

    /// <summary>One letter, before or after it is sent; see <c>NoticeName</c>.</summary>
    public static string Letter(PeriodId period, string notice) => Of($"{Reminders(period)}/thu/{notice}");

    /// <summary>Where a letter is stopped.</summary>
    public static string StopLetter(PeriodId period, string notice) => Of($"{Letter(period, notice)}/dung");

    /// <summary>Where a letter is sent at once.</summary>
    public static string SendLetter(PeriodId period, string notice) => Of($"{Letter(period, notice)}/gui");

    /// <summary>The summaries of a period.</summary>
    public static string Summaries(PeriodId period) => Of($"/ky/{period}/tong-hop");

    /// <summary>A summary, to look at; its scope is a region, several joined by a plus sign, or the country.</summary>
    public static string Summary(PeriodId period, string scope) => Of($"/ky/{period}/tong-hop/{scope}");

    /// <summary>A province's report for a period.</summary>
    public static string Report(SubmissionKey key) => Of($"/ky/{key.Period}/tinh/{key.Province}");

    /// <summary>Where the centre returns the report that counts.</summary>
    public static string Return(SubmissionKey key) => Of($"{Report(key)}/tra-lai");

    /// <summary>Where the centre asks a province about the report that counts; about a ratio with its id, as it stands in a scope's summary.</summary>
    public static string Ask(SubmissionKey key, string? ratio = null, string? scope = null) =>
        ratio is null ? Of($"{Report(key)}/hoi")
        : scope is null ? Of($"{Report(key)}/hoi?{RatioQuery}={ratio}")
        : Of($"{Report(key)}/hoi?{RatioQuery}={ratio}&{ScopeQuery}={Uri.EscapeDataString(scope)}");

    /// <summary>Takes a province's workbook.</summary>
    public static string Uploads(SubmissionKey key) => Of($"{Report(key)}/gui");

    /// <summary>Says what would be found in a workbook, and keeps nothing.</summary>
    public static string Check(SubmissionKey key) => Of($"{Report(key)}/kiem-tra");

    /// <summary>One upload, until there is an answer.</summary>
    public static string Upload(SubmissionKey key, string upload) => Of($"{Report(key)}/gui/{upload}");

    /// <summary>All versions of a report.</summary>
    public static string Versions(SubmissionKey key) => Of($"{Report(key)}/phien-ban");

    /// <summary>One version: what was found in it, and what is said about that.</summary>
    public static string Version(SubmissionKey key, int version) => Of($"{Report(key)}/phien-ban/{version}");

    /// <summary>What the centre asks about a report, with what is answered, as it stands on a version's page.</summary>
    public static string Questions(SubmissionKey key, int version) => Of($"{Version(key, version)}#{QuestionsPart}");

    /// <summary>Takes explanations of what was found in a version.</summary>
    public static string Explain(SubmissionKey key, int version) => Of($"{Version(key, version)}/giai-trinh");

    /// <summary>Takes answers to the centre's questions.</summary>
    public static string AnswerQuestions(SubmissionKey key, int version) => Of($"{Version(key, version)}/tra-loi");

    /// <summary>Takes the centre's judgement that an explanation or an answer is insufficient.</summary>
    public static string FindInsufficient(SubmissionKey key, int version, string finding) => Of($"{Version(key, version)}/giai-trinh/{finding}/chua-dat");

    /// <summary>Takes the approver's confirmation of a version.</summary>
    public static string Confirm(SubmissionKey key, int version) => Of($"{Version(key, version)}/xac-nhan");

    /// <summary>Takes the signed and sealed confirmation of a version.</summary>
    public static string AttachConfirmation(SubmissionKey key, int version) => Of($"{Version(key, version)}/phieu-xac-nhan");

    /// <summary>Leads to what changed between two versions that are chosen by <see cref="BeforeQuery"/> and <see cref="AfterQuery"/>.</summary>
    public static string Compare(SubmissionKey key) => Of($"{Report(key)}/so-sanh");

    /// <summary>What changed from one version to another.</summary>
    public static string Difference(SubmissionKey key, int first, int second) => Of($"{Report(key)}/so-sanh/{first}/{second}");

    /// <summary>The periods for which a province has reported or will.</summary>
    public static string ProvincePeriods(string province) => Of($"/tinh/{province}");

    /// <summary>Whom the system writes to at one place: a province's code, or the centre.</summary>
    public static string ContactsOf(string place) => Of($"{Contacts}/{place}");

    /// <summary>One contact at a place.</summary>
    public static string Contact(string place, string id) => Of($"{ContactsOf(place)}/{id}");

    /// <summary>What the cover sheets of a period say that the contacts do not.</summary>
    public static string ContactProposals(PeriodId period) => Of($"{Contacts}/de-xuat/{period}");

    /// <summary>Where one of those is taken over.</summary>
    public static string ContactProposal(PeriodId period, string province) => Of($"{ContactProposals(period)}/{province}");

    /// <summary>One account.</summary>
    public static string Account(string name) => Of($"{Accounts}/{name}");

    /// <summary>Where an account is closed, opened or unlocked.</summary>
    public static string AccountState(string name) => Of($"{Account(name)}/trang-thai");

    /// <summary>Where an account gets a one-time password.</summary>
    public static string AccountPassword(string name) => Of($"{Account(name)}/mat-khau");

    /// <summary>Where a key is revoked.</summary>
    public static string KeyRevocation(string id) => Of($"{Keys}/{id}/thu-hoi");

    private static string Of(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);
}
