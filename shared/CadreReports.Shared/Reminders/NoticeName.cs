using System.Collections.Frozen;
using System.Text.RegularExpressions;
using CadreReports.Catalogue;

namespace CadreReports.Reminders;

/// <summary>What names a notice within its period; see <see cref="Notice.Key"/>.</summary>
/// <param name="Province">The code of the province that is written to; null for the centre.</param>
/// <param name="Kind">Why.</param>
/// <param name="Occasion">See <see cref="Notice.Occasion"/>.</param>
public sealed partial record NoticeName(string? Province, NoticeKind Kind, string Occasion)
{
    private const char Separator = '.';

    private static readonly FrozenDictionary<string, NoticeKind> Kinds = Enum.GetValues<NoticeKind>().ToFrozenDictionary(Notice.NameOf, StringComparer.Ordinal);

    /// <summary>The name of a notice that there is.</summary>
    public static NoticeName Of(Notice notice) => new(notice.Province, notice.Kind, notice.Occasion);

    /// <summary>Reads what <see cref="ToString"/> writes; null when it is none.</summary>
    public static NoticeName? Parse(string text) =>
        text.Split(Separator) is [var place, var kind, var occasion] ? Of(place == Notice.Centre ? null : place, kind, occasion) : null;

    /// <summary>Reads the parts, such as <c>82</c>, <c>reminder</c> and <c>2023-06-07</c>; null when one of them is none.</summary>
    public static NoticeName? Of(string? province, string kind, string occasion) =>
        (province is null || Code().IsMatch(province)) && Kinds.TryGetValue(kind, out var found) && Word().IsMatch(occasion)
            ? new NoticeName(province, found, occasion)
            : null;

    /// <summary>As it stands in addresses, such as <c>82.reminder.2023-06-07</c>; the centre is <see cref="Notice.Centre"/>.</summary>
    public override string ToString() => string.Join(Separator, Province ?? Notice.Centre, Notice.NameOf(Kind), Occasion);

    /// <summary>The notice, as far as the name says it.</summary>
    internal Notice In(PeriodId period) => new(period, Province, Kind, Occasion);

    [GeneratedRegex(@"^[0-9]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"^[A-Za-z0-9-]{1,100}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
