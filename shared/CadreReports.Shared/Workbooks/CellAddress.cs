using System.Globalization;

namespace CadreReports.Workbooks;

/// <summary>Cell addresses in A1 notation.</summary>
public static class CellAddress
{
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
}
