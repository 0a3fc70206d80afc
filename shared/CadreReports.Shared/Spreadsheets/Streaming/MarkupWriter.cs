using System.Buffers;
using System.Globalization;
using System.Text;

namespace CadreReports.Spreadsheets.Streaming;

/// <summary>Writes markup as UTF-8 straight into a buffer: no string is made for a number or an address.</summary>
/// <param name="output">Receives the bytes; left open.</param>
internal sealed class MarkupWriter(Stream output)
{
    private const int BufferSize = 32 * 1024;

    /// <summary>More than any number takes.</summary>
    private const int LongestNumber = 64;

    /// <summary>Characters that are encoded at once; each takes three bytes at most.</summary>
    private const int Piece = 4096;

    private static readonly SearchValues<char> Marked = SearchValues.Create("<>&\"\t\n_");

    private readonly byte[] buffer = new byte[BufferSize];
    private int used;

    /// <summary>Markup, unchanged.</summary>
    public MarkupWriter Raw(ReadOnlySpan<byte> markup)
    {
        if (markup.Length > BufferSize - used)
        {
            Flush();
            if (markup.Length > BufferSize)
            {
                output.Write(markup);
                return this;
            }
        }

        markup.CopyTo(buffer.AsSpan(used));
        used += markup.Length;
        return this;
    }

    /// <summary>A number as data: invariant, a double with as many digits as bring it back.</summary>
    public MarkupWriter Number<T>(T value)
        where T : IUtf8SpanFormattable
    {
        if (LongestNumber > BufferSize - used)
        {
            Flush();
        }

        if (!value.TryFormat(buffer.AsSpan(used), out var length, default, CultureInfo.InvariantCulture))
        {
            throw new ArgumentException("The value is no number.", nameof(value));
        }

        used += length;
        return this;
    }

    /// <summary>The text of an element or an attribute, with what is markup in it escaped. It holds only characters of XML.</summary>
    public MarkupWriter Text(ReadOnlySpan<char> text) => Escaped(text, isCell: false);

    /// <summary>The text of a cell: what looks like a workbook's own escape in it is kept from being read as one.</summary>
    /// <inheritdoc cref="Text"/>
    public MarkupWriter Cell(ReadOnlySpan<char> text) => Escaped(text, isCell: true);

    /// <summary>Hands everything to the stream.</summary>
    public void Flush()
    {
        output.Write(buffer, 0, used);
        used = 0;
    }

    private MarkupWriter Escaped(ReadOnlySpan<char> text, bool isCell)
    {
        while (text.IndexOfAny(Marked) is var at and >= 0)
        {
            Encode(text[..at]);
            Raw(text[at] switch
            {
                '<' => "&lt;"u8,
                '>' => "&gt;"u8,
                '&' => "&amp;"u8,
                '"' => "&quot;"u8,
                '\t' => "&#9;"u8,
                '\n' => "&#10;"u8,
                _ when isCell && IsEscape(text[at..]) => "_x005F_"u8,
                _ => "_"u8,
            });
            text = text[(at + 1)..];
        }

        Encode(text);
        return this;
    }

    private void Encode(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var length = Math.Min(text.Length, Piece);
            if (length < text.Length && char.IsHighSurrogate(text[length - 1]))
            {
                length--;
            }

            if (length * 3 > BufferSize - used)
            {
                Flush();
            }

            used += Encoding.UTF8.GetBytes(text[..length], buffer.AsSpan(used));
            text = text[length..];
        }
    }

    /// <summary>ECMA-376 part 1, 22.9.2.19: <c>_x000D_</c> stands for a character.</summary>
    private static bool IsEscape(ReadOnlySpan<char> text) =>
        text.Length >= 7 && text[1] == 'x' && text[6] == '_' &&
        char.IsAsciiHexDigit(text[2]) && char.IsAsciiHexDigit(text[3]) && char.IsAsciiHexDigit(text[4]) && char.IsAsciiHexDigit(text[5]);
}
