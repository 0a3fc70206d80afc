using System.Buffers;

namespace CadreReports.Spreadsheets;

/// <summary>
/// Lines of a text that spreadsheet programs open: fields quoted as RFC 4180 says, and nothing in them that such a program would
/// take for a formula.
/// </summary>
internal static class CsvLine
{
    /// <summary>A comma is the decimal sign of a Vietnamese Excel, which therefore splits at semicolons.</summary>
    public const char Separator = ';';

    private static readonly SearchValues<char> Quoted = SearchValues.Create([Separator, '"', '\r', '\n', '\t', ' ']);

    /// <summary>Writes one line with its end, as the writer has it.</summary>
    public static void Write(TextWriter writer, params ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0)
            {
                writer.Write(Separator);
            }

            WriteField(writer, fields[i]);
        }

        writer.WriteLine();
    }

    /// <summary>
    /// Writes one field. Some hold what people named or typed: what would be taken for a formula gets an apostrophe in front, as
    /// nothing in this format can say that it is text.
    /// </summary>
    private static void WriteField(TextWriter writer, string text)
    {
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..])
        {
            text = "'" + text;
        }

        if (text.AsSpan().ContainsAny(Quoted))
        {
            writer.Write('"');
            writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
            writer.Write('"');
        }
        else
        {
            writer.Write(text);
        }
    }
}
