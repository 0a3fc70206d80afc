using System.Globalization;

namespace CadreReports.Workbooks.Reading;

/// <summary>Calendar days as they stand in cells.</summary>
public static class DayText
{
    private const int From1904 = 1_462;
    private static readonly DateTime Epoch = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly DateOnly First = new(1945, 1, 1);
    private static readonly DateOnly Last = new(2100, 12, 31);

    private static readonly string[] Formats =
    [
        "d/M/yyyy", "dd/MM/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-M-d", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "d/M/yyyy H:mm", "d/M/yyyy H:mm:ss", "yyyy-MM-dd HH:mm:ss",
    ];

    /// <summary>Reads a serial number; its time of day is left out.</summary>
    /// <param name="value">In the invariant notation of the file.</param>
    /// <param name="date1904">Whether the workbook counts its days from 1904.</param>
    /// <returns>Null when it is no day between 1945 and 2100.</returns>
    public static DateOnly? OfNumber(ReadOnlySpan<char> value, bool date1904)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial) || !(serial is > 0 and < 200_000))
        {
            return null;
        }

        return Plausible(DateOnly.FromDateTime(Epoch.AddDays(Math.Floor(serial) + (date1904 ? From1904 : 0))));
    }

    /// <summary>Reads dd/MM/yyyy, d/M/yyyy or the ISO form.</summary>
    /// <returns>Null when it is no day between 1945 and 2100.</returns>
    public static DateOnly? OfText(ReadOnlySpan<char> text) =>
        DateTime.TryParseExact(CellText.Clean(text), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var day)
            ? Plausible(DateOnly.FromDateTime(day))
            : null;

    private static DateOnly? Plausible(DateOnly day) => day >= First && day <= Last ? day : null;
}
