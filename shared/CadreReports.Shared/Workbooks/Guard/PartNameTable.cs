using System.Xml;

namespace CadreReports.Workbooks.Guard;

/// <summary>
/// The parser's table of names. Sheets consist of names of one letter, which are found here without hashing; and a part
/// that keeps making up names is stopped, since every one of them stays in memory.
/// </summary>
internal sealed class PartNameTable : XmlNameTable
{
    private const int MaxNames = 10_000;

    private readonly NameTable names = new();
    private readonly string?[] letters = new string?[128];
    private int count;

    public override string Add(char[] array, int offset, int length)
    {
        if (length == 1 && array[offset] is < (char)128 and var letter)
        {
            return letters[letter] ??= names.Add(letter.ToString());
        }

        return names.Get(array, offset, length) ?? names.Add(array, offset, Counted(length));
    }

    public override string Add(string array) => array.Length == 1 && array[0] < 128
        ? letters[array[0]] ??= names.Add(array)
        : names.Get(array) ?? names.Add(array[..Counted(array.Length)]);

    public override string? Get(char[] array, int offset, int length) => names.Get(array, offset, length);

    public override string? Get(string array) => names.Get(array);

    private int Counted(int length) =>
        ++count <= MaxNames ? length : throw new XmlException("The part has more names than any workbook.");
}
