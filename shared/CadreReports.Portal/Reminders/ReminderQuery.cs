using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Portal.Frame;
using CadreReports.Reminders.Delivery;

namespace CadreReports.Portal.Reminders;

/// <summary>What of the letters of a period is shown.</summary>
/// <param name="State">Only those of which this has become; null for all.</param>
/// <param name="Place">Only those to this province, or to the centre as <see cref="CadreReports.Reminders.Notice.Centre"/>; null for all.</param>
/// <param name="Day">The coming day that is looked at closely, in Vietnam; null for none.</param>
/// <param name="Page">The page of the list, from 1.</param>
public sealed record ReminderQuery(OutboxState? State, string? Place, DateOnly? Day, int Page)
{
    public const string StateName = "tinh-trang";
    public const string PlaceName = "noi-nhan";
    public const string DayName = "ngay";
    public const string PageName = "trang";

    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Reads a query; what is no value asks for nothing.</summary>
    /// <param name="value">Gives the value of a name, empty for none.</param>
    public static ReminderQuery Read(Func<string, string> value) => new(
        Enum.TryParse<OutboxState>(value(StateName), ignoreCase: true, out var state) && Enum.IsDefined(state) && !char.IsAsciiDigit(value(StateName)[0]) ? state : null,
        value(PlaceName) is { Length: > 0 } place ? place : null,
        DateOnly.TryParseExact(value(DayName), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        PageQuery.PageOf(value(PageName)));

    /// <summary>The address of the page that shows it.</summary>
    public string Address(PeriodId period) => PageQuery.Of(
        Addresses.PageAddress.Reminders(period),
        (StateName, State is { } state ? NameOf(state) : null),
        (PlaceName, Place),
        (DayName, Day?.ToString(DayFormat, CultureInfo.InvariantCulture)),
        (PageName, PageQuery.NameOf(Page)));

    /// <summary>A state as the query names it.</summary>
    public static string NameOf(OutboxState state) => state.ToString().ToLowerInvariant();
}
