namespace CadreReports.Workbooks.Reading;

/// <summary>How a sheet's XML writes where a cell stands and what is in it.</summary>
internal static class CellNotation
{
    /// <summary>The column, from 1, of an address such as <c>AB12</c>.</summary>
    /// <param name="reference">The address.</param>
    /// <param name="row">The row that it must be of.</param>
    /// <exception cref="InvalidDataException">It is of another row, or no address.</exception>
    public static int ColumnOf(ReadOnlySpan<char> reference, int row)
    {
        var at = 0;
        var column = 0;
        for (; at < reference.Length && at < 4 && char.IsAsciiLetter(reference[at]); at++)
        {
            column = (column * 26) + (reference[at] & 0x1F);
        }

        return at > 0 && Number(reference[at..]) == row ? column : throw new InvalidDataException("A cell's address is not that of its row.");
    }

    /// <summary>What a cell of a type holds, and whether that is the number of a shared text.</summary>
    public static (RawKind Kind, bool IsShared) KindOf(ReadOnlySpan<char> type) => type switch
    {
        "s" => (RawKind.Text, true),
        "str" or "inlineStr" => (RawKind.Text, false),
        "b" => (RawKind.Boolean, false),
        "e" => (RawKind.Error, false),
        "d" => (RawKind.Day, false),
        _ => (RawKind.Number, false),
    };

    /// <summary>A number of a row, a look or a shared text.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static int Number(ReadOnlySpan<char> digits)
    {
        if (digits.Length is 0 or > 9)
        {
            throw new InvalidDataException("A sheet's numbering is damaged.");
        }

        var number = 0;
        foreach (var c in digits)
        {
            number = char.IsAsciiDigit(c) ? (number * 10) + (c - '0') : throw new InvalidDataException("A sheet's numbering is damaged.");
        }

        return number;
    }
}
