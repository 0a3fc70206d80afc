using System.Globalization;
using System.Text;

namespace CadreReports.Submissions.Explanations;

/// <summary>Whether a text says enough to be an explanation.</summary>
public enum SentenceVerdict
{
    /// <summary>It is a sentence.</summary>
    Enough,

    /// <summary>It is shorter than a sentence: "đã kiểm tra", a number, dots.</summary>
    TooShort,

    /// <summary>It is longer than what is kept.</summary>
    TooLong,
}

/// <summary>
/// What counts as an explanation or as a reason, wherever it is written: at least a sentence, which is
/// <see cref="MinimumLetters"/> letters in <see cref="MinimumWords"/> words, and no more than
/// <see cref="MaximumLength"/> characters.
/// </summary>
public static class SentenceCheck
{
    public const int MinimumLetters = 15;
    public const int MinimumWords = 3;
    public const int MaximumLength = 2000;

    /// <summary>
    /// The text as it is kept and compared: composed Unicode, lines ended by one character, without blanks around it and
    /// without what nobody sees: control characters, zero-width and direction marks, code points that are no characters.
    /// Cleaning it again changes nothing.
    /// </summary>
    public static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !IsUnseen(rune))
            {
                kept.Append(rune.ToString());
            }
        }

        return kept.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <param name="text">As <see cref="Clean"/> gives it.</param>
    public static SentenceVerdict Of(string text)
    {
        var letters = 0;
        var words = 0;
        var inWord = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
            {
                letters++;
                words += inWord ? 0 : 1;
                inWord = true;
            }
            else if (Rune.IsWhiteSpace(rune))
            {
                inWord = false;
            }
        }

        return text.Length > MaximumLength ? SentenceVerdict.TooLong
            : letters < MinimumLetters || words < MinimumWords ? SentenceVerdict.TooShort
            : SentenceVerdict.Enough;
    }

    private static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format ||
        rune.Value is >= 0xFDD0 and <= 0xFDEF || (rune.Value & 0xFFFE) == 0xFFFE;
}
