using System.Globalization;

namespace CadreReports.Workbooks.Reading;

/// <summary>
/// Characters that XML cannot hold are written <c>_x000D_</c> in a workbook's texts, and an underscore that would look so
/// is written <c>_x005F_</c> (ECMA-376 part 1, 22.9.2.19).
/// </summary>
internal static class EscapedText
{
    private const int Length = 7;

    /// <summary>Decodes in place.</summary>
    /// <returns>The length afterwards.</returns>
    public static int Decode(Span<char> text)
    {
        var at = text.IndexOf("_x");
        if (at < 0)
        {
            return text.Length;
        }

        var write = at;
        while (at < text.Length)
        {
            if (text.Length - at >= Length && text[at] == '_' && text[at + 1] is 'x' && text[at + 6] == '_' &&
                ushort.TryParse(text.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                text[write++] = (char)code;
                at += Length;
            }
            else
            {
                text[write++] = text[at++];
            }
        }

        return write;
    }
}
