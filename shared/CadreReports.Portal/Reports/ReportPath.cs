using CadreReports.Reminders;

namespace CadreReports.Portal.Reports;

/// <summary>What a province does for its report, in this order.</summary>
public enum PathStep
{
    /// <summary>Tải biểu mẫu.</summary>
    Download,

    /// <summary>Điền số liệu; after a refusal, correct them.</summary>
    Fill,

    /// <summary>Gửi tệp, and wait for the answer.</summary>
    Send,

    /// <summary>Giải trình.</summary>
    Explain,

    /// <summary>Người duyệt xác nhận; only where the period asks for it.</summary>
    Confirm,

    /// <summary>Nhận biên nhận: the report counts.</summary>
    Receipt,
}

/// <summary>How far a report has come. Pure.</summary>
/// <param name="Steps">The steps that there are.</param>
/// <param name="Now">The one that is to be done; null when all are.</param>
public sealed record ReportPath(IReadOnlyList<PathStep> Steps, PathStep? Now)
{
    public bool IsDone(PathStep step) => Now is not { } now || step < now;

    public static ReportPath Of(ReportModel model) => new(
        [.. Enum.GetValues<PathStep>().Where(step => step != PathStep.Confirm || model.AsksConfirmation)],
        model.IsOnItsWay || model.IsBeingChecked ? PathStep.Send : model.Standing.Need switch
        {
            ReportNeed.Report => PathStep.Download,
            ReportNeed.Correction or ReportNeed.Resubmission => PathStep.Fill,
            ReportNeed.AfterLock => PathStep.Send,
            ReportNeed.Explanations => PathStep.Explain,
            ReportNeed.Confirmation => PathStep.Confirm,
            _ => null,
        });
}
