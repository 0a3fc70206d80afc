using CadreReports.Catalogue;

namespace CadreReports.Periods;

/// <summary>Where a period stands after what the centre decided. Pure.</summary>
public static class PeriodTimeline
{
    private static readonly ProvinceTerms None = new(null, null, null);

    /// <summary>Applies acts to a period as the catalogue declares it.</summary>
    /// <param name="declared">The period before any act.</param>
    /// <param name="acts">In order. An act that concerns all ends what was decided about the state of single provinces; extensions stay.</param>
    public static Period Apply(Period declared, IReadOnlyList<PeriodAct> acts) => acts.Aggregate(declared, Apply);

    private static Period Apply(Period period, PeriodAct act)
    {
        if (act.Province is { } province)
        {
            var own = period.Terms.GetValueOrDefault(province) ?? None;
            return WithTerms(period, [
                .. period.Terms.Where(t => t.Key != province),
                new(province, act.Kind == PeriodActKind.Due ? own with { Due = act.Due } : Closed(period, province, own with { State = act.State }, period.IsClosed)),
            ]);
        }

        if (act.Kind == PeriodActKind.Confirmation)
        {
            return period with { AsksConfirmation = act.Asked!.Value };
        }

        if (act.Kind == PeriodActKind.Due)
        {
            return period with { Due = act.Due!.Value };
        }

        var after = period with { State = act.State!.Value };
        var terms = period.Terms.Select(t => KeyValuePair.Create(t.Key, Closed(period, t.Key, t.Value with { State = null }, after.IsClosed))).ToList();

        // Publishing what is locked closes nothing that was open.
        return WithTerms(after with { ClosedAt = !after.IsClosed ? null : period.IsClosed ? period.ClosedAt : act.At }, terms);

        // A province whose figures were closed stays closed since then, whoever decided it; what arrived later does not count.
        ProvinceTerms Closed(Period before, string code, ProvinceTerms terms, bool isPeriodClosed)
        {
            var (was, isClosed) = (before.For(code), terms.State is { } state ? state == PeriodState.Locked : isPeriodClosed);
            return terms with { ClosedAt = !isClosed ? null : was.IsClosed ? was.ClosedAt : act.At };
        }
    }

    /// <summary>Only what differs from the period is kept, by code.</summary>
    private static Period WithTerms(Period period, IEnumerable<KeyValuePair<string, ProvinceTerms>> terms) => period with
    {
        Terms = new SortedDictionary<string, ProvinceTerms>(
            terms.Select(t => t.Value.State is null && t.Value.ClosedAt == period.ClosedAt ? KeyValuePair.Create(t.Key, t.Value with { ClosedAt = null }) : t)
                .Where(t => t.Value != None)
                .ToDictionary(),
            StringComparer.Ordinal),
    };
}
