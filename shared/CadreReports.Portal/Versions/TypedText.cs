using CadreReports.Submissions.Explanations;

namespace CadreReports.Portal.Versions;

/// <summary>What was typed as an explanation into a form that was refused, and what is wrong with it.</summary>
/// <param name="Text">As it was typed; empty for nothing.</param>
/// <param name="Fault">Vietnamese, what to mend; null when it can stay.</param>
public sealed record TypedText(string Text, string? Fault)
{
    /// <summary>The name of the field with the explanation of a finding.</summary>
    public static string FieldOf(string finding) => $"explanations[{finding}].text";

    /// <summary>The name of the field that says which finding is explained.</summary>
    public static string FindingFieldOf(string finding) => $"explanations[{finding}].finding";

    /// <param name="thread">What was said about the finding before.</param>
    /// <param name="entered">What was typed, by the name of the field.</param>
    public static TypedText Of(FindingThread thread, IReadOnlyDictionary<string, string> entered)
    {
        var typed = entered.GetValueOrDefault(FieldOf(thread.Finding)) ?? string.Empty;
        var text = SentenceCheck.Clean(typed);
        return new TypedText(typed, text.Length == 0 ? null : SentenceCheck.Of(text) switch
        {
            SentenceVerdict.TooShort => Frame.PageWording.Fill(VersionTexts.TooShort, SentenceCheck.MinimumWords, SentenceCheck.MinimumLetters),
            SentenceVerdict.TooLong => Frame.PageWording.Fill(VersionTexts.TooLong, SentenceCheck.MaximumLength),
            _ => thread.Has(text) ? VersionTexts.SaidBefore : null,
        });
    }
}
