using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Portal.Frame;

namespace CadreReports.Portal.Accounts;

/// <summary>A province in the list that an account is given one from.</summary>
/// <param name="Value">Its code, of one that is not valid today with a day on which it is: <c>82@2025-06-30</c>.</param>
/// <param name="Text">Its code and name.</param>
public sealed record ProvinceChoice(string Value, string Text)
{
    private const char On = '@';
    private const string DayFormat = "yyyy-MM-dd";

    /// <param name="province">The province.</param>
    /// <param name="today">In Vietnam.</param>
    public static ProvinceChoice Of(Province province, DateOnly today) => new(ValueOf(province, today), $"{province.Code} {province.Name}");

    /// <summary>The value of a province.</summary>
    public static string ValueOf(Province province, DateOnly today) => province.IsValidOn(today)
        ? province.Code
        : $"{province.Code}{On}{(province.ValidTo is { } last && last < today ? last : province.ValidFrom).ToString(DayFormat, CultureInfo.InvariantCulture)}";

    /// <summary>The code that a value names, and the day when it names one.</summary>
    /// <param name="value">Whatever somebody sent; what is no day is left in the code, which no province has then.</param>
    public static (string Code, DateOnly? On) Read(string value) =>
        value.Split(On) is [var code, var text] && DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (code, day)
            : (value, null);
}

/// <summary>Provinces of one time.</summary>
/// <param name="Heading">Vietnamese: which time.</param>
/// <param name="Choices">By code.</param>
public sealed record ProvinceGroup(string Heading, IReadOnlyList<ProvinceChoice> Choices)
{
    /// <summary>Every province that there is, was or will be, once: before and after the last merger, those of today first.</summary>
    /// <param name="all">Every one, each with its interval of validity.</param>
    /// <param name="today">In Vietnam.</param>
    public static IReadOnlyList<ProvinceGroup> Of(IReadOnlyList<Province> all, DateOnly today)
    {
        var merger = all.Max(province => province.ValidFrom);
        var isAfter = today >= merger;
        return
        [
            .. all.GroupBy(province => province.IsValidOn(today) ? isAfter : !(province.ValidTo < merger))
                .OrderByDescending(group => group.Key == isAfter)
                .Select(group => new ProvinceGroup(
                    PageWording.Fill(group.Key ? AccountPageTexts.ProvincesAfter : AccountPageTexts.ProvincesBefore, PageWording.Day(merger)),
                    [.. group.OrderBy(province => province.Code, StringComparer.Ordinal).ThenByDescending(province => province.ValidFrom).Select(province => ProvinceChoice.Of(province, today))])),
        ];
    }
}
