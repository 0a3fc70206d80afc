using System.Globalization;
using CadreReports.Addresses;
using CadreReports.Audits;
using CadreReports.Catalogue;
using CadreReports.Portal.Frame;

namespace CadreReports.Portal.Audits;

/// <summary>Which lines of the audit trail are shown.</summary>
public static class AuditQuery
{
    public const string FromName = "tu";
    public const string ToName = "den";
    public const string PeriodName = "ky";
    public const string ProvinceName = "tinh";
    public const string WhoName = "ai";
    public const string ActionName = "viec";
    public const string PageName = "trang";

    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Reads a query; what is no value asks for nothing.</summary>
    /// <param name="value">Gives the value of a name, empty for none.</param>
    /// <param name="today">In Vietnam.</param>
    /// <returns>What is shown, the page from 1, and whether the days were in order.</returns>
    public static (AuditFilter Filter, int Page, bool IsInOrder) Read(Func<string, string> value, DateOnly today)
    {
        var to = DayOf(value(ToName)) ?? today;
        var from = DayOf(value(FromName)) ?? to.AddDays(1 - AuditModel.DefaultDays);
        var isInOrder = from <= to;
        return (
            new AuditFilter(
                isInOrder ? from : to.AddDays(1 - AuditModel.DefaultDays),
                to,
                PeriodId.TryParse(value(PeriodName), out var period) ? period : null,
                Given(ProvinceName),
                Given(WhoName),
                Given(ActionName)),
            PageQuery.PageOf(value(PageName)),
            isInOrder);

        string? Given(string name) => value(name).Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>The address of the page that shows it.</summary>
    public static string Address(AuditFilter filter, int page) => PageQuery.Of(
        PageAddress.Audit,
        (FromName, Text(filter.From)),
        (ToName, Text(filter.To)),
        (PeriodName, filter.Period?.ToString()),
        (ProvinceName, filter.Province),
        (WhoName, filter.Who),
        (ActionName, filter.Action),
        (PageName, PageQuery.NameOf(page)));

    /// <summary>Where the same lines are a file for Excel.</summary>
    public static string Export(AuditFilter filter) => PageQuery.Of(
        "/api/audit",
        ("from", Text(filter.From)),
        ("to", Text(filter.To)),
        ("period", filter.Period?.ToString()),
        ("province", filter.Province),
        ("who", filter.Who),
        ("action", filter.Action),
        ("format", "csv"));

    /// <summary>A day as a field for one has it.</summary>
    public static string Text(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9999 ? day : null;
}
