using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CadreReports.Catalogue;

/// <summary>A half-year, written <c>2023H1</c> (January to June) or <c>2023H2</c> (July to December).</summary>
/// <param name="Year">The calendar year, 2000 to 2099.</param>
/// <param name="Half">1 or 2.</param>
public readonly record struct PeriodId(int Year, int Half) : IComparable<PeriodId>
{
    /// <summary>The half-year before this one; stocks are compared with it.</summary>
    public PeriodId Previous => Half == 2 ? new(Year, 1) : new(Year - 1, 2);

    /// <summary>The same half of the year before; flows are compared with it.</summary>
    public PeriodId LastYear => new(Year - 1, Half);

    /// <summary>Reads exactly the form <c>2023H1</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PeriodId period)
    {
        period = default;
        if (text is not { Length: 6 } || text[4] != 'H' || text[5] is not ('1' or '2') ||
            !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 2000 or > 2099)
        {
            return false;
        }

        period = new PeriodId(year, text[5] - '0');
        return true;
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static PeriodId Parse(string text) =>
        TryParse(text, out var period) ? period : throw new FormatException($"'{text}' is not a half-year such as 2023H1.");

    /// <summary>The half-year as people say it, such as "6 tháng đầu năm 2023".</summary>
    public string InWords() =>
        string.Format(CultureInfo.InvariantCulture, Half == 1 ? CatalogueTexts.FirstHalf : CatalogueTexts.SecondHalf, Year);

    public int CompareTo(PeriodId other) => (Year, Half).CompareTo((other.Year, other.Half));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}H{Half}");

    public static bool operator <(PeriodId left, PeriodId right) => left.CompareTo(right) < 0;

    public static bool operator >(PeriodId left, PeriodId right) => left.CompareTo(right) > 0;

    public static bool operator <=(PeriodId left, PeriodId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PeriodId left, PeriodId right) => left.CompareTo(right) >= 0;
}
