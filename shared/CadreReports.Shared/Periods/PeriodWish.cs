using CadreReports.Catalogue;

namespace CadreReports.Periods;

/// <summary>
/// What the centre wants of a period: another state or another due moment, for all provinces or for one; or that reports are
/// confirmed, for all.
/// </summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Province">The code of the only province that it concerns, one of the period's; null for all.</param>
/// <param name="State">For a state: the new one; null to have one province follow the period again.</param>
/// <param name="Due">For a due moment: the new one, with any offset; null to take one province's extension back.</param>
/// <param name="Reason">Vietnamese, for the provinces; null for none.</param>
/// <param name="Asked">For a confirmation: whether it is asked for from now on.</param>
public sealed record PeriodWish(
    PeriodActKind Kind, string? Province, PeriodState? State, DateTimeOffset? Due, string? Reason, bool? Asked = null)
{
    /// <summary>A new state.</summary>
    public static PeriodWish Enter(PeriodState state, string? province = null, string? reason = null) =>
        new(PeriodActKind.State, province, state, null, reason);

    /// <summary>One province stands as the period does again.</summary>
    public static PeriodWish Follow(string province, string? reason = null) => new(PeriodActKind.State, province, null, null, reason);

    /// <summary>A new due moment for all, or an extension for one province.</summary>
    public static PeriodWish DueAt(DateTimeOffset due, string? province = null, string? reason = null) =>
        new(PeriodActKind.Due, province, null, due, reason);

    /// <summary>What is sent from now on waits for the confirmation of the province's approver, or does not.</summary>
    public static PeriodWish Confirm(bool asked, string? reason = null) => new(PeriodActKind.Confirmation, null, null, null, reason, asked);

    /// <summary>One province has no extension any more.</summary>
    public static PeriodWish TakeBack(string province, string? reason = null) => new(PeriodActKind.Due, province, null, null, reason);
}

/// <summary>Why the centre's wish is not granted.</summary>
public enum PeriodRefusal
{
    /// <summary>The period does not go from its state to that one.</summary>
    NoSuchStep,

    /// <summary>One province alone is locked, reopened or given more time, nothing else.</summary>
    NotForOneProvince,

    /// <summary>One province is locked only while the period is open or reopened.</summary>
    ProvinceNotOpen,

    /// <summary>One province is reopened only while the period's figures are closed.</summary>
    ProvinceNotClosed,

    /// <summary>Figures are reopened with a reason, and so is one province's due moment extended.</summary>
    NoReason,

    /// <summary>Neither is the due moment moved while the figures are closed, nor what is asked of reports.</summary>
    Closed,

    /// <summary>A due moment is a whole minute.</summary>
    NotAMinute,

    /// <summary>The reports would be due before their figures are cut off, unreasonably long after, or for all at no moment.</summary>
    OutOfBounds,

    /// <summary>The reports would be late at once.</summary>
    AlreadyPast,

    /// <summary>An extension is later than the period's own due moment.</summary>
    NotLater,
}

/// <summary>What became of a wish.</summary>
/// <param name="Period">The period as it stands then, for all and with its terms.</param>
/// <param name="Added">The act; null when nothing was added, because it is so already or for the refusal.</param>
/// <param name="Refusal">Why it is not granted; null when it is.</param>
public sealed record PeriodResult(Period Period, PeriodAct? Added, PeriodRefusal? Refusal);
