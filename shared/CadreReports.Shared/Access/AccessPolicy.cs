using CadreReports.Catalogue;

namespace CadreReports.Access;

/// <summary>What an operation is about.</summary>
/// <param name="Province">The province whose data it touches, as it is valid for them, or null.</param>
/// <param name="Period">The period, or null.</param>
/// <param name="Region">The region, or null.</param>
public sealed record AccessTarget(Province? Province = null, Period? Period = null, Region? Region = null);

/// <summary>The one place that decides who may do what. What is not allowed here is denied.</summary>
public static class AccessPolicy
{
    /// <summary>Whether this person may do this.</summary>
    /// <param name="principal">Null for someone who is not signed in.</param>
    /// <param name="operation">What is asked.</param>
    /// <param name="target">What it is about.</param>
    public static bool Allows(Principal? principal, Operation operation, AccessTarget target) => (operation, principal) switch
    {
        (Operation.ReadHealth or Operation.ReadApiDescription or Operation.ReadPortal or Operation.SignIn or Operation.ReadSession, _) => true,
        (_, null) => false,
        (Operation.SignOut or Operation.ChangePassword, _) => principal.Via == SignInWay.Password,
        // Whoever holds a one-time password proves nothing but that: first it becomes a password of their own.
        (_, { MustChangePassword: true }) => false,
        // A real clock is nobody's to move: only who is there for a trial alone moves a trial's.
        (Operation.MoveClock, _) => principal is { Via: SignInWay.Development, Role: Role.CentralAdministrator },
        (Operation.ReadCatalogue, _) => true,
        (Operation.ManagePeriod or Operation.ManageContacts or Operation.SendReminders or Operation.RetryFailure or Operation.RunHousekeeping
            or Operation.ManageAccounts or Operation.ManageKeys or Operation.ReadAudit, _) => principal.Role == Role.CentralAdministrator,
        // What a province sends, says and signs is its own: nobody does it in its place.
        (Operation.Upload or Operation.Explain or Operation.AttachConfirmation or Operation.ConfirmVersion, { IsCentral: true }) => false,
        (_, { IsCentral: true }) => true,
        (Operation.ConfirmVersion, _) => principal.Role == Role.ProvinceApprover && IsOwn(principal, target),
        (Operation.DownloadTemplate or Operation.Upload or Operation.Validate or Operation.Explain or Operation.AttachConfirmation
            or Operation.ReadContacts, _) => IsOwn(principal, target),
        (Operation.ReadSubmission or Operation.ReadVersions or Operation.ReadPeriod or Operation.ReadFigures, _) =>
            IsOwn(principal, target) || IsInherited(principal, target),
        // Before publication only the centre reads a summary; after it, the region's provinces too, and who answers for them since.
        (Operation.ReadSummary, _) => IsPublishedTo(principal, target),
        (Operation.ReadProvinceSheet, _) => (IsOwn(principal, target) || IsInherited(principal, target)) && IsPublishedTo(principal, target),
        _ => false,
    };

    /// <summary>The same two digits can have been another province: only the one that a person acts for is theirs.</summary>
    private static bool IsOwn(Principal principal, AccessTarget target) =>
        principal.Province is { } own && target.Province is { } asked && own.IsSameAs(asked);

    /// <summary>A province that others were merged into answers for their reports, and so may read them.</summary>
    private static bool IsInherited(Principal principal, AccessTarget target) =>
        principal.Province is { } own && target.Province is { } asked && own.Continues(asked);

    /// <summary>
    /// A province reads about its own region and those that its predecessors were in, never about several together or the whole
    /// country.
    /// </summary>
    private static bool IsPublishedTo(Principal principal, AccessTarget target) =>
        principal.Province is { } own &&
        target is { Period.State: PeriodState.Published, Region: { Extent: RegionExtent.Region } region } &&
        region.Provinces.Any(member => own.IsSameAs(member) || own.Continues(member));
}
