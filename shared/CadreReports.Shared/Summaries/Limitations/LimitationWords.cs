using System.Globalization;
using System.Text;

namespace CadreReports.Summaries.Limitations;

/// <summary>
/// What a line says, without what its writer may well change: capitals, blanks, punctuation, how letters are composed and on
/// which vowel of a syllable the tone is set (hoà, hòa).
/// </summary>
internal sealed class LimitationWords
{
    /// <summary>
    /// In fewer words each one carries the meaning: cán bộ nữ and cán bộ trẻ are two things.
    /// </summary>
    private const int Short = 12;

    private readonly string[] sorted;

    private LimitationWords(List<string> words)
    {
        Key = string.Join(' ', words);
        sorted = [.. words.Order(StringComparer.Ordinal)];
    }

    /// <summary>The words in their order; two lines with the same key say the same. Empty when there is no word.</summary>
    public string Key { get; }

    public static LimitationWords Of(string text)
    {
        var words = new List<string>();
        var (word, tones) = (new StringBuilder(), new StringBuilder());
        foreach (var letter in text.Normalize(NormalizationForm.FormC).ToLowerInvariant().Normalize(NormalizationForm.FormD).Append(' '))
        {
            if (IsTone(letter))
                tones.Append(letter);
            else if (char.IsLetterOrDigit(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                word.Append(letter);
            else if (word.Length > 0 && char.GetUnicodeCategory(letter) != UnicodeCategory.Format)
            {
                words.Add(word.Append(tones).ToString());
                word.Clear();
                tones.Clear();
            }
        }

        return new LimitationWords(words);
    }

    /// <summary>
    /// Dice's coefficient over the words of both lines: twice what they share by what they have, a word that stands there
    /// twice counting twice. 1 for the same words in whatever order, 0 for none in common.
    /// </summary>
    public double Similarity(LimitationWords other) =>
        sorted.Length + other.sorted.Length is > 0 and var all ? 2.0 * Shared(other) / all : 0;

    /// <summary>Whether one may be the other worded anew: a short line may have words more or less, but none exchanged.</summary>
    public bool MayBe(LimitationWords other) =>
        Math.Min(sorted.Length, other.sorted.Length) is var fewer && (fewer >= Short || Shared(other) == fewer);

    private int Shared(LimitationWords other)
    {
        var (shared, i, j) = (0, 0, 0);
        while (i < sorted.Length && j < other.sorted.Length)
        {
            var order = string.CompareOrdinal(sorted[i], other.sorted[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return shared;
    }

    // Huyền, sắc, ngã, hỏi, nặng.
    private static bool IsTone(char mark) => mark is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323';
}
