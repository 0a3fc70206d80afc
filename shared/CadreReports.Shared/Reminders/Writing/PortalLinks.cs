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

    private readonly Uri root = new(root.AbsoluteUri.TrimEnd('/') + "/");

    /// <summary>Reads <c>Portal:Address</c>; without it, the address of a run on one's own machine.</summary>
    /// <exception cref="InvalidOperationException">It is no address.</exception>
    public static PortalLinks From(IConfiguration configuration)
    {
        var address = configuration[Setting] is { Length: > 0 } set ? set : Default;
        return Uri.TryCreate(address, UriKind.Absolute, out var root) && root is { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" }
            ? new PortalLinks(root)
            : throw new InvalidOperationException($"{Setting} must be an address such as https://baocao.example.vn.");
    }

    public LetterLink Template(SubmissionKey key, Province province) => To(ReminderWording.Fill(ReminderTexts.LinkTemplate, province.Name), $"api/templates/{key}");

    public LetterLink Report(SubmissionKey key) => To(ReminderTexts.LinkReport, $"api/submissions/{key}");

    public LetterLink Annotated(SubmissionKey key, int version) => To(ReminderTexts.LinkAnnotated, $"api/submissions/{key}/annotated?version={version}");

    public LetterLink Explanations(SubmissionKey key) => To(ReminderTexts.LinkExplanations, $"api/submissions/{key}/explanations");

    public LetterLink Receipt(SubmissionKey key, int version) => To(ReminderTexts.LinkReceipt, $"api/submissions/{key}/receipt.html?version={version}");

    public LetterLink Confirmation(SubmissionKey key, int version) =>
        To(ReminderTexts.LinkConfirmation, $"api/submissions/{key}/versions/{version}/confirmation-sheet.html");

    public LetterLink Status(PeriodId period) => To(ReminderTexts.LinkStatus, $"api/periods/{period}/status");

    public LetterLink Summary(PeriodId period, Region region) =>
        To(ReminderWording.Fill(ReminderTexts.LinkSummary, region.InText), $"api/summaries/{period}/{region.Code}");

    private LetterLink To(string text, FormattableString path) => new(text, new Uri(root, FormattableString.Invariant(path)));
}
