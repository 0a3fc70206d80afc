using CadreReports.Catalogue;

namespace CadreReports.Periods;

/// <summary>The period that people work on now: the newest that was ever opened.</summary>
public static class PresentPeriod
{
    /// <param name="periods">All periods as they stand.</param>
    /// <returns>Null while none was opened.</returns>
    public static Period? Of(IEnumerable<Period> periods) => periods.Where(period => period.State != PeriodState.Draft).MaxBy(period => period.Id);

    /// <summary>The one for which a province reports itself.</summary>
    /// <param name="periods">All periods as they stand.</param>
    /// <param name="province">The province, with its interval of validity.</param>
    /// <returns>Null while none was opened.</returns>
    public static Period? Of(IEnumerable<Period> periods, Province province) =>
        Of(periods.Where(period => period.Province(province.Code) is { } member && member.IsSameAs(province)));
}
