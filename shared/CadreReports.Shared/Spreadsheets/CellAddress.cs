using System.Globalization;

namespace CadreReports.Spreadsheets;

/// <summary>Cell addresses in A1 notation.</summary>
public static class CellAddress
{
    private const int LastRow = 1_048_576;
    private const int LastColumn = 16_384;

    /// <summary>The address of a row and column, both from 1: (12, 3) is <c>C12</c>.</summary>
    public static string Format(int row, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"{ColumnLetters(column)}{row}");

    /// <summary>The letters of a column, from 1: 1 is <c>A</c>, 28 is <c>AB</c>.</summary>
    public static string ColumnLetters(int column)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(column, 1);
        Span<char> letters = stackalloc char[7];
        var start = letters.Length;
        for (; column > 0; column = (column - 1) / 26)
        {
            letters[--start] = (char)('A' + ((column - 1) % 26));
        }

        return new string(letters[start..]);
    }

    /// <summary>Reads an address such as <c>C12</c> or <c>$C$12</c>; false when it is none, or outside every sheet.</summary>
    public static bool TryParse(ReadOnlySpan<char> address, out int row, out int column)
    {
        row = column = 0;
        var at = address.StartsWith("$") ? 1 : 0;
        for (; at < address.Length && char.IsAsciiLetter(address[at]) && column <= LastColumn; at++)
        {
            column = (column * 26) + (address[at] & 0x1F);
        }

        var digits = address[at..];
        digits = digits.StartsWith("$") ? digits[1..] : digits;
        return column is > 0 and <= LastColumn &&
            int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out row) && row is > 0 and <= LastRow;
    }
}
