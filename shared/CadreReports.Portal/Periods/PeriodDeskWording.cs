using CadreReports.Catalogue;
using CadreReports.Periods;
using CadreReports.Portal.Frame;

namespace CadreReports.Portal.Periods;

/// <summary>What was decided about a period, and what can be, in words.</summary>
internal static class PeriodDeskWording
{
    /// <summary>What an act decided.</summary>
    public static string Of(PeriodAct act) => act switch
    {
        { Kind: PeriodActKind.Confirmation } => act.Asked == true ? PeriodDeskTexts.ActAsked : PeriodDeskTexts.ActUnasked,
        { Kind: PeriodActKind.Due, Due: { } due } => PageWording.Fill(PeriodDeskTexts.ActDue, PageWording.Moment(due)),
        { Kind: PeriodActKind.Due } => PeriodDeskTexts.ActTakeBack,
        { State: PeriodState.Open } => PeriodDeskTexts.ActOpen,
        { State: PeriodState.Locked } => PeriodDeskTexts.ActLocked,
        { State: PeriodState.Published } => PeriodDeskTexts.ActPublished,
        { State: PeriodState.Reopened } => PeriodDeskTexts.ActReopened,
        _ => PeriodDeskTexts.ActFollow,
    };

    /// <summary>What entering a state means, and how it is asked for: what a form names it, a hint, the button, the question.</summary>
    public static (string Name, string Hint, string Button, string Question) Step(PeriodState state) => state switch
    {
        PeriodState.Open => ("open", PeriodDeskTexts.OpenHint, PeriodDeskTexts.OpenButton, PeriodDeskTexts.OpenConfirm),
        PeriodState.Locked => ("locked", PeriodDeskTexts.LockHint, PeriodDeskTexts.LockButton, PeriodDeskTexts.LockConfirm),
        PeriodState.Published => ("published", PeriodDeskTexts.PublishHint, PeriodDeskTexts.PublishButton, PeriodDeskTexts.PublishConfirm),
        PeriodState.Reopened => ("reopened", PeriodDeskTexts.ReopenHint, PeriodDeskTexts.ReopenButton, PeriodDeskTexts.ReopenConfirm),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
