using CadreReports.Catalogue;

namespace CadreReports.Periods;

/// <summary>What an act of the centre is about.</summary>
public enum PeriodActKind
{
    /// <summary>The stored state.</summary>
    State,

    /// <summary>The due moment.</summary>
    Due,

    /// <summary>Whether what is sent from then on waits for the confirmation of the province's approver.</summary>
    Confirmation,
}

/// <summary>One act of the centre about a period. Acts are only ever added; where a period stands follows from all of them.</summary>
/// <param name="Number">Its place, from 1 without gaps.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Province">The code of the only province that it concerns; null for all.</param>
/// <param name="State">The new state; null for anything else, and where a province follows the period again.</param>
/// <param name="Due">The new due moment; null for anything else, and where a province has no extension any more.</param>
/// <param name="Reason">Vietnamese, for the provinces; null where none is asked for.</param>
/// <param name="Who">The id of who acted.</param>
/// <param name="At">When, UTC, on the application's clock.</param>
/// <param name="Asked">For a confirmation: whether it is asked for from then on; null for anything else.</param>
public sealed record PeriodAct(
    int Number,
    PeriodActKind Kind,
    string? Province,
    PeriodState? State,
    DateTimeOffset? Due,
    string? Reason,
    string Who,
    DateTimeOffset At,
    bool? Asked = null);
