using CadreReports.Catalogue;
using CadreReports.Periods;
using CadreReports.Time;

namespace CadreReports.Functions.Periods;

/// <summary>Where a period stands now, for all or for one province, as the API shows it; moments that people set have Vietnam's offset.</summary>
/// <param name="State">The stored state that holds.</param>
/// <param name="Phase">What the clock makes of it.</param>
/// <param name="Due">When reports are due.</param>
/// <param name="GraceEnd">The last moment of grace.</param>
/// <param name="ClosedAt">Since when the figures are closed, UTC; null while they are not, or when they always were.</param>
/// <param name="AsksConfirmation">Whether what is sent from now on waits for the confirmation of the province's approver.</param>
public sealed record StandingView(
    PeriodState State, PeriodPhase Phase, DateTimeOffset Due, DateTimeOffset GraceEnd, DateTimeOffset? ClosedAt, bool AsksConfirmation)
{
    /// <param name="period">As it stands for whom it is shown.</param>
    /// <param name="now">On the application's clock.</param>
    public static StandingView Of(Period period, DateTimeOffset now) =>
        new(period.State, period.PhaseAt(now), VietnamTime.Of(period.Due), VietnamTime.Of(period.GraceEnd), period.ClosedAt, period.AsksConfirmation);
}

/// <summary>A period in a list.</summary>
/// <param name="Period">Half-year.</param>
/// <param name="Name">Vietnamese.</param>
/// <param name="CutOff">The day at whose end the figures are taken.</param>
/// <param name="Standing">Where it stands for all.</param>
public sealed record PeriodLine(string Period, string Name, DateOnly CutOff, StandingView Standing)
{
    public static PeriodLine Of(Period period, DateTimeOffset now) =>
        new(period.Id.ToString(), period.Name, period.CutOff, StandingView.Of(period, now));
}

/// <summary>Where one province stands in a period.</summary>
/// <param name="Province">Two-digit code.</param>
/// <param name="Name">Vietnamese.</param>
/// <param name="OwnState">What was decided for it alone, locked or reopened; null while it follows the period.</param>
/// <param name="IsExtended">Whether it has a later due moment of its own.</param>
/// <param name="Standing">What holds for it.</param>
public sealed record ProvincePeriodView(string Province, string Name, PeriodState? OwnState, bool IsExtended, StandingView Standing)
{
    public static ProvincePeriodView Of(Period period, Province province, DateTimeOffset now) => new(
        province.Code,
        province.Name,
        period.Terms.GetValueOrDefault(province.Code)?.State,
        period.ExtensionOf(province.Code) is not null,
        StandingView.Of(period.For(province.Code), now));
}

/// <summary>One act of the centre; see <see cref="PeriodAct"/>.</summary>
public sealed record PeriodActView(
    int Number, PeriodActKind Kind, string? Province, PeriodState? State, DateTimeOffset? Due, bool? Asked, string? Reason, string By, DateTimeOffset At)
{
    public static PeriodActView Of(PeriodAct act) =>
        new(act.Number, act.Kind, act.Province, act.State, act.Due, act.Asked, act.Reason, act.Who, act.At);
}

/// <summary>A period as the centre sees it.</summary>
/// <param name="Period">Half-year.</param>
/// <param name="Name">Vietnamese.</param>
/// <param name="CutOff">The day at whose end the figures are taken.</param>
/// <param name="GraceDays">Days of grace after the due moment.</param>
/// <param name="Conference">Where and when the summary is read; null while that is not set.</param>
/// <param name="CatalogueVersion">The catalogue that its workbooks follow.</param>
/// <param name="Standing">Where it stands for all.</param>
/// <param name="Next">The states that it may go to from here.</param>
/// <param name="Provinces">The provinces for which something else holds, by code.</param>
/// <param name="Acts">What the centre decided, in order.</param>
public sealed record PeriodView(
    string Period,
    string Name,
    DateOnly CutOff,
    int GraceDays,
    Conference? Conference,
    string CatalogueVersion,
    StandingView Standing,
    IReadOnlyList<PeriodState> Next,
    IReadOnlyList<ProvincePeriodView> Provinces,
    IReadOnlyList<PeriodActView> Acts)
{
    public static PeriodView Of(Period period, IReadOnlyList<PeriodAct> acts, DateTimeOffset now) => new(
        period.Id.ToString(),
        period.Name,
        period.CutOff,
        period.GraceDays,
        period.Conference,
        period.CatalogueVersion,
        StandingView.Of(period, now),
        PeriodRules.From(period.State),
        [.. period.Provinces.Where(p => period.Terms.ContainsKey(p.Code)).Select(p => ProvincePeriodView.Of(period, p, now))],
        [.. acts.Select(PeriodActView.Of)]);
}

/// <summary>Every period, oldest first.</summary>
public sealed record PeriodsView(IEnumerable<PeriodLine> Periods);

/// <summary>What the centre's wish did.</summary>
/// <param name="Added">The act that it added; null when it held already.</param>
/// <param name="Period">The period as it stands then.</param>
public sealed record PeriodActedView(PeriodActView? Added, PeriodView Period);

/// <summary>A period as one province sees it.</summary>
public sealed record OwnPeriodView(string Period, string Name, DateOnly CutOff, int GraceDays, ProvincePeriodView Province);
