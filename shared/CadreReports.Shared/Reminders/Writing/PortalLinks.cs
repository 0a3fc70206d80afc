using CadreReports.Addresses;
using CadreReports.Catalogue;
using CadreReports.Submissions;
using Microsoft.Extensions.Configuration;

namespace CadreReports.Reminders.Writing;

/// <summary>The addresses that letters lead to.</summary>
/// <param name="root">Where people reach the system, http or https.</param>
public sealed class PortalLinks(Uri root)
{
    /// <summary>The configuration key.</summary>
    public const string Setting = "Portal:Address";
    private const string Default = "http://localhost:7071";

    /// <summary>Where everybody begins; it ends in a slash.</summary>
    public Uri Home { get; } = new(root.AbsoluteUri.TrimEnd('/') + "/");

    /// <summary>Reads <c>Portal:Address</c>; without it, the address of a run on one's own machine.</summary>
    /// <exception cref="InvalidOperationException">It is no address.</exception>
    public static PortalLinks From(IConfiguration configuration)
    {
        var address = configuration[Setting] is { Length: > 0 } set ? set : Default;
        return Uri.TryCreate(address, UriKind.Absolute, out var root) && root is { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" }
            ? new PortalLinks(root)
            : throw new InvalidOperationException($"{Setting} must be an address such as https://baocao.example.vn.");
    }

    public LetterLink Template(SubmissionKey key, Province province) => To(ReminderWording.Fill(ReminderTexts.LinkTemplate, province.Name), FileAddress.Template(key));

    public LetterLink Report(SubmissionKey key) => To(ReminderTexts.LinkReport, PageAddress.Report(key));

    public LetterLink Version(SubmissionKey key, int version) => To(ReminderTexts.LinkVersion, PageAddress.Version(key, version));

    public LetterLink Annotated(SubmissionKey key, int version) => To(ReminderTexts.LinkAnnotated, FileAddress.Annotated(key, version));

    public LetterLink Explanations(SubmissionKey key, int version) => To(ReminderTexts.LinkExplanations, PageAddress.Version(key, version));

    public LetterLink Questions(SubmissionKey key, int version) => To(ReminderTexts.LinkQuestions, PageAddress.Questions(key, version));

    public LetterLink Receipt(SubmissionKey key, int version) => To(ReminderTexts.LinkReceipt, FileAddress.Receipt(key, version));

    /// <summary>Where an approver reads a version and confirms it.</summary>
    public LetterLink Approval(SubmissionKey key, int version) => To(ReminderTexts.LinkApproval, PageAddress.Version(key, version));

    public LetterLink Confirmation(SubmissionKey key, int version) => To(ReminderTexts.LinkConfirmation, FileAddress.ConfirmationSheet(key, version));

    public LetterLink Status(PeriodId period) => To(ReminderTexts.LinkStatus, PageAddress.Board(period));

    public LetterLink Summary(PeriodId period, Region region) =>
        To(ReminderWording.Fill(ReminderTexts.LinkSummary, region.InText), PageAddress.Summary(period, region.Code));

    /// <param name="text">What the reader sees.</param>
    /// <param name="path">From the system's root, which may be a folder of a site.</param>
    private LetterLink To(string text, string path) => new(text, new Uri(Home, path.TrimStart('/')));
}
