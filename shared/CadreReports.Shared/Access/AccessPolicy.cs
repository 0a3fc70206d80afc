using CadreReports.Catalogue;

namespace CadreReports.Access;

/// <summary>What can be asked of the system.</summary>
public enum Operation
{
    /// <summary>See whether the system works.</summary>
    ReadHealth,

    /// <summary>Download a province's template.</summary>
    DownloadTemplate,

    /// <summary>Send a province's workbook.</summary>
    Upload,

    /// <summary>Check a province's workbook without sending it.</summary>
    Validate,

    /// <summary>Read the state and findings of a province's report, and the documents about it.</summary>
    ReadSubmission,

    /// <summary>Read the versions of a province's report, what differs between them, what was said about them, and the workbooks themselves.</summary>
    ReadVersions,

    /// <summary>Explain what was found in a province's report.</summary>
    Explain,

    /// <summary>Find an explanation insufficient.</summary>
    ReviewExplanation,

    /// <summary>Ask a province about its accepted report.</summary>
    AskQuestion,

    /// <summary>Return an accepted report.</summary>
    ReturnSubmission,

    /// <summary>Attach the signed and sealed confirmation to a version of a province's report.</summary>
    AttachConfirmation,

    /// <summary>Read where all provinces stand.</summary>
    ReadStatus,

    /// <summary>Download a region's summary as it is published.</summary>
    ReadSummary,

    /// <summary>See which editions of a summary there were, and download an earlier one.</summary>
    ReadSummaryRevisions,

    /// <summary>Download a province's own sheet of a region's summary.</summary>
    ReadProvinceSheet,

    /// <summary>Follow figures back to the cells and workbooks that they come from.</summary>
    ReadFigures,

    /// <summary>Read the catalogue and its rules.</summary>
    ReadCatalogue,

    /// <summary>Read where a period stands, when it is due for whom, and what the centre decided about it.</summary>
    ReadPeriod,

    /// <summary>Open, lock, publish and reopen a period, and move the day on which it is due.</summary>
    ManagePeriod,

    /// <summary>Read whom the system writes to.</summary>
    ReadContacts,

    /// <summary>Change whom the system writes to.</summary>
    ManageContacts,

    /// <summary>Read what was sent to whom and what will be.</summary>
    ReadReminders,

    /// <summary>Have what is due sent now.</summary>
    SendReminders,

    /// <summary>Have what failed tried again.</summary>
    RetryFailure,

    /// <summary>Have what got stuck looked for now.</summary>
    RunHousekeeping,

    /// <summary>Read and move the clock of a trial.</summary>
    MoveClock,
}

/// <summary>What an operation is about.</summary>
/// <param name="Province">The province whose data it touches, or null.</param>
/// <param name="Period">The period, or null.</param>
/// <param name="Region">The region, or null.</param>
public sealed record AccessTarget(string? Province = null, Period? Period = null, Region? Region = null);

/// <summary>The one place that decides who may do what. What is not allowed here is denied.</summary>
public static class AccessPolicy
{
    /// <summary>Whether this person may do this.</summary>
    /// <param name="principal">Null for someone who is not signed in.</param>
    /// <param name="operation">What is asked.</param>
    /// <param name="target">What it is about.</param>
    public static bool Allows(Principal? principal, Operation operation, AccessTarget target) => (operation, principal) switch
    {
        (Operation.ReadHealth, _) => true,
        (_, null) => false,
        // A real clock is nobody's to move: only who is there for a trial alone moves a trial's.
        (Operation.MoveClock, _) => principal is { IsDevelopment: true, Role: Role.CentralAdministrator },
        (Operation.ReadCatalogue, _) => true,
        (Operation.ManagePeriod or Operation.ManageContacts or Operation.SendReminders or Operation.RetryFailure or Operation.RunHousekeeping, _) =>
            principal.Role == Role.CentralAdministrator,
        // A signature is the province's own: nobody gives it in its place.
        (Operation.AttachConfirmation, { IsCentral: true }) => false,
        (Operation.Upload or Operation.Explain, { IsCentral: true }) => principal.Role == Role.CentralAdministrator,
        (_, { IsCentral: true }) => true,
        (Operation.DownloadTemplate or Operation.Upload or Operation.Validate or Operation.ReadSubmission or Operation.ReadVersions or Operation.Explain
            or Operation.AttachConfirmation or Operation.ReadPeriod or Operation.ReadContacts, { Province: { } own }) =>
            string.Equals(own, target.Province, StringComparison.Ordinal),
        (Operation.ReadFigures, { Province: { } own }) => string.Equals(own, target.Province, StringComparison.Ordinal),
        // Before publication only the centre reads a summary; after it, the region's provinces too.
        (Operation.ReadSummary, { Province: { } own }) => IsPublishedTo(own, target),
        (Operation.ReadProvinceSheet, { Province: { } own }) =>
            string.Equals(own, target.Province, StringComparison.Ordinal) && IsPublishedTo(own, target),
        _ => false,
    };

    /// <summary>A province reads about its own region, never about several together or the whole country.</summary>
    private static bool IsPublishedTo(string province, AccessTarget target) =>
        target is { Period.State: PeriodState.Published, Region: { Extent: RegionExtent.Region } region } &&
        region.Provinces.Any(p => string.Equals(p.Code, province, StringComparison.Ordinal));
}
