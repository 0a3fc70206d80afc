using CadreReports.Catalogue;
using CadreReports.Reminders.Planning;
using CadreReports.Time;

namespace CadreReports.Local.Samples;

/// <summary>The mornings on which the last half-year's reminders go out, at the time of the daily round.</summary>
/// <param name="catalogues">Has the periods and the plans that they follow.</param>
public sealed class SampleMornings(CatalogueSet catalogues)
{
    private static readonly TimeOnly Round = new(8, 0);

    private readonly ReminderRules rules = ReminderRules.Load(catalogues);

    /// <summary>The mornings of a half-year, in order; none of the earlier ones, which are there to be compared with.</summary>
    public IReadOnlyList<DateTimeOffset> Of(PeriodId period) => period != SampleWorkbooks.LastPeriod
        ? []
        : [.. rules.DaysOf(catalogues.Period(period)!).Select(day => new DateTimeOffset(day.Day.ToDateTime(Round), VietnamTime.Offset))];
}
