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

    /// <summary>Return an accepted report.</summary>
    ReturnSubmission,

    /// <summary>Attach the signed and sealed confirmation to a version of a province's report.</summary>
    AttachConfirmation,

    /// <summary>Read where all provinces stand.</summary>
    ReadStatus,

    /// <summary>Download a region's summary.</summary>
    ReadSummary,

    /// <summary>Read the catalogue and its rules.</summary>
    ReadCatalogue,
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
        (Operation.ReadCatalogue, _) => true,
        // A signature is the province's own: nobody gives it in its place.
        (Operation.AttachConfirmation, { IsCentral: true }) => false,
        (Operation.Upload or Operation.Explain, { IsCentral: true }) => principal.Role == Role.CentralAdministrator,
        (_, { IsCentral: true }) => true,
        (Operation.DownloadTemplate or Operation.Upload or Operation.Validate or Operation.ReadSubmission or Operation.ReadVersions or Operation.Explain
            or Operation.AttachConfirmation, { Province: { } own }) =>
            string.Equals(own, target.Province, StringComparison.Ordinal),
        // Before publication only the centre reads a summary; after it, the region's provinces too.
        (Operation.ReadSummary, { Province: { } own }) =>
            target.Period?.State == PeriodState.Published && target.Region?.Provinces.Any(p => p.Code == own) == true,
        _ => false,
    };
}
