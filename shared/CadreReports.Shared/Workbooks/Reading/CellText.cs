using System.Text;

namespace CadreReports.Workbooks.Reading;

/// <summary>Texts as people type them, made comparable and safe to show.</summary>
public static class CellText
{
    /// <summary>The longest text that is kept.</summary>
    public const int MaxLength = 4_000;

    private const int QuoteLength = 40;

    /// <summary>
    /// In Unicode form C, trimmed, line ends as \n, without control and invisible characters; null when nothing is left.
    /// </summary>
    /// <param name="raw">As typed.</param>
    /// <param name="cut">Whether it was longer than <see cref="MaxLength"/> and lost its end.</param>
    public static string? Clean(ReadOnlySpan<char> raw, out bool cut)
    {
        cut = false;
        var text = Trim(raw);
        if (text.IsEmpty)
        {
            return null;
        }

        // Form C joins characters and never makes a text more than three times as long.
        if (text.Length > MaxLength * 4)
        {
            text = text[..(MaxLength * 4)];
        }

        if (!IsPlain(text))
        {
            text = Trim(Plain(text));
        }

        cut = text.Length > MaxLength;
        if (cut)
        {
            text = text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)].TrimEnd();
        }

        return text.IsEmpty ? null : text.ToString();
    }

    /// <inheritdoc cref="Clean(ReadOnlySpan{char}, out bool)"/>
    public static string? Clean(ReadOnlySpan<char> raw) => Clean(raw, out _);

    /// <summary>Without white space and invisible characters at both ends.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        var start = 0;
        while (start < text.Length && IsBlank(text[start]))
        {
            start++;
        }

        var end = text.Length;
        while (end > start && IsBlank(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    /// <summary>What was typed, on one line and shortened, to be quoted in a finding.</summary>
    public static string Quote(ReadOnlySpan<char> raw)
    {
        var text = Clean(raw.Length > 400 ? raw[..400] : raw) ?? "";
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length <= QuoteLength)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[QuoteLength - 2]) ? QuoteLength - 2 : QuoteLength - 1;
        return $"{text[..end]}…";
    }

    /// <summary>
    /// Two texts that differ in case, spaces, dashes or Unicode form only have the same key.
    /// </summary>
    public static string Key(ReadOnlySpan<char> raw)
    {
        var key = new StringBuilder();
        foreach (var c in (Clean(raw) ?? "").Normalize(NormalizationForm.FormKC))
        {
            if (!char.IsWhiteSpace(c))
            {
                key.Append(c is '–' or '—' or '‐' or '‑' or '−' ? '-' : char.ToLowerInvariant(c));
            }
        }

        return key.ToString();
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || IsInvisible(c) || char.IsControl(c);

    // Zero-width and direction characters: unseen, yet they make equal texts unequal or turn them round on screen.
    private static bool IsInvisible(char c) => c is (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF' or '\u00AD';

    private static bool IsPlain(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange(' ', '~');

    private static string Plain(ReadOnlySpan<char> text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
            {
                plain.Append(i + 1 < text.Length && text[i + 1] == '\n' ? "" : "\n");
            }
            else if (c == '\n')
            {
                plain.Append(c);
            }
            else if (c is '\t' or '\u00A0' or '\u2007' or '\u202F')
            {
                plain.Append(' ');
            }
            else if (char.IsSurrogate(c))
            {
                if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]))
                {
                    plain.Append(c).Append(text[++i]);
                }
            }
            else if (!char.IsControl(c) && !IsInvisible(c) && c < '\uFFFE')
            {
                plain.Append(c);
            }
        }

        return plain.ToString().Normalize(NormalizationForm.FormC);
    }
}
