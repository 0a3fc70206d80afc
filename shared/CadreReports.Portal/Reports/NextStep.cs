using CadreReports.Addresses;
using CadreReports.Catalogue;
using CadreReports.Portal.Frame;
using CadreReports.Reminders;

namespace CadreReports.Portal.Reports;

/// <summary>The one thing that is to be done next about a report, or that nothing is.</summary>
/// <param name="Text">Vietnamese.</param>
/// <param name="LinkText">What leads there; null for nothing.</param>
/// <param name="Address">Where it leads; null for nothing.</param>
public sealed record NextStep(string Text, string? LinkText = null, string? Address = null)
{
    /// <summary>The anchor of the form that takes the file.</summary>
    private const string SendPart = "gui-bao-cao";

    /// <summary>What the centre gave as its reason; null for none.</summary>
    public string? Reason { get; init; }

    /// <param name="model">Where the report stands.</param>
    /// <param name="isOwn">Whether it is told to those whose report it is.</param>
    /// <param name="mayConfirm">Whether they are its approver.</param>
    public static NextStep Of(ReportModel model, bool isOwn, bool mayConfirm)
    {
        var latest = model.Standing.Latest;
        if (model.IsOnItsWay)
        {
            return new NextStep(ReportTexts.NextPending, ReportTexts.PendingLink, PageAddress.Upload(model.Key, model.Pending!));
        }

        return model.IsBeingChecked ? new NextStep(Of(ReportTexts.NextChecking, latest!.Number)) : model.Standing.Need switch
        {
            ReportNeed.Report => First(model, isOwn),
            ReportNeed.Correction or ReportNeed.Explanations or ReportNeed.Confirmation or ReportNeed.Resubmission when model.Own.IsClosed => At(
                model, isOwn: false, isOwn ? ReportTexts.NextClosed : ReportTexts.NextClosedOther, string.Empty),
            ReportNeed.Correction when latest!.Outcome!.Refused => At(
                model, isOwn, isOwn ? ReportTexts.NextRefused : ReportTexts.NextRefusedOther, ReportTexts.LinkReason),
            ReportNeed.Correction => At(
                model, isOwn, isOwn ? ReportTexts.NextCorrection : ReportTexts.NextCorrectionOther, ReportTexts.LinkErrors, latest!.Outcome!.Errors),
            ReportNeed.Explanations => At(
                model, isOwn, isOwn ? ReportTexts.NextExplanations : ReportTexts.NextExplanationsOther, ReportTexts.LinkExplain, latest!.OpenQueries),
            ReportNeed.Confirmation => At(
                model, mayConfirm, mayConfirm ? ReportTexts.NextConfirmation : isOwn ? ReportTexts.NextConfirmationClerk : ReportTexts.NextConfirmationOther, ReportTexts.LinkConfirm),
            ReportNeed.Resubmission => Returned(model, isOwn),
            ReportNeed.AfterLock when isOwn && !model.Own.IsClosed => SendAgain(model, ReportTexts.NextReopened),
            ReportNeed.AfterLock => At(model, isOwn: false, model.Own.IsClosed ? ReportTexts.NextAfterLock : ReportTexts.NextReopenedOther, string.Empty),
            ReportNeed.Answers when model.Own.IsClosed => new NextStep(
                Of(ReportTexts.NextAnswersClosed, model.Standing.Current!.Number, model.Standing.OpenQuestions.Count),
                ReportTexts.LinkQuestions,
                Questions(model)),
            ReportNeed.Answers => new NextStep(
                Of(isOwn ? ReportTexts.NextAnswers : ReportTexts.NextAnswersOther, model.Standing.Current!.Number, model.Standing.OpenQuestions.Count),
                isOwn ? ReportTexts.LinkAnswer : ReportTexts.LinkQuestions,
                Questions(model)),
            _ => new NextStep(
                Of(isOwn ? ReportTexts.NextNothing : ReportTexts.NextNothingOther, model.Standing.Current!.Number),
                ReportTexts.LinkReceipt,
                FileAddress.Receipt(model.Key, model.Standing.Current.Number)),
        };
    }

    private static NextStep First(ReportModel model, bool isOwn) =>
        model.Own.State == PeriodState.Draft ? new NextStep(ReportTexts.NextDraft)
        : !isOwn ? new NextStep(ReportTexts.NextReportOther)
        : model.Own.IsClosed ? new NextStep(ReportTexts.NextReportClosed)
        : new NextStep(ReportTexts.NextReport, ReportTexts.LinkTemplate, FileAddress.Template(model.Key));

    private static NextStep Returned(ReportModel model, bool isOwn)
    {
        var step = isOwn ? SendAgain(model, ReportTexts.NextResubmission) : At(model, isOwn: false, ReportTexts.NextResubmissionOther, string.Empty);
        return step with { Reason = model.Standing.Latest!.Returned?.Reason };
    }

    /// <summary>What is sent anew on this very page.</summary>
    private static NextStep SendAgain(ReportModel model, string text) =>
        new(Of(text, model.Standing.Latest!.Number), ReportTexts.ToSend, $"{PageAddress.Report(model.Key)}#{SendPart}");

    private static string Questions(ReportModel model) => $"{PageAddress.Version(model.Key, model.Standing.Current!.Number)}#{PageAddress.QuestionsPart}";

    /// <summary>Something that is done on the page of the newest version; others than those who do it only look at it.</summary>
    private static NextStep At(ReportModel model, bool isOwn, string text, string link, int count = 0)
    {
        var number = model.Standing.Latest!.Number;
        return new NextStep(Of(text, number, count), isOwn ? link : Of(ReportTexts.LinkVersion, number), PageAddress.Version(model.Key, number));
    }

    private static string Of(string text, int version, int count = 0) => PageWording.Fill(text, version, PageWording.Amount(count));
}
