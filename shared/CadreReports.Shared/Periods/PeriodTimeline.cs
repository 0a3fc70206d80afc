using CadreReports.Catalogue;

namespace CadreReports.Periods;

/// <summary>Where a period stands after what the centre decided. Pure.</summary>
public static class PeriodTimeline
{
    /// <summary>Applies acts to a period as the catalogue declares it.</summary>
    /// <param name="declared">The period before any act.</param>
    /// <param name="acts">In order. An act that concerns all ends what was decided about the state of single provinces; extensions stay.</param>
    public static Period Apply(Period declared, IReadOnlyList<PeriodAct> acts) => acts.Aggregate(declared, Apply);

    private static Period Apply(Period period, PeriodAct act)
    {
        var isClosed = act.State is PeriodState.Locked or PeriodState.Published;
        if (act.Province is { } province)
        {
            var own = period.Terms.GetValueOrDefault(province) ?? new ProvinceTerms(null, null, null);
            return period with
            {
                Terms = Ordered(period.Terms.Where(t => t.Key != province).Append(new(province, act.Kind == PeriodActKind.Due
                    ? own with { Due = act.Due }
                    : own with { State = act.State, ClosedAt = isClosed ? act.At : null }))),
            };
        }

        return act.Kind == PeriodActKind.Due
            ? period with { Due = act.Due!.Value }
            : period with
            {
                State = act.State!.Value,
                // Publishing what is locked closes nothing that was open.
                ClosedAt = !isClosed ? null : period.IsClosed ? period.ClosedAt : act.At,
                Terms = Ordered(period.Terms.Select(t => KeyValuePair.Create(t.Key, t.Value with { State = null, ClosedAt = null }))),
            };
    }

    private static SortedDictionary<string, ProvinceTerms> Ordered(IEnumerable<KeyValuePair<string, ProvinceTerms>> terms) =>
        new(terms.Where(t => t.Value.State is not null || t.Value.Due is not null).ToDictionary(), StringComparer.Ordinal);
}
