namespace CadreReports.Summaries.Briefing.Sentences;

/// <summary>A place of a sentence that a figure fills, such as <c>{change BM08.03.total: trường hợp}</c>.</summary>
/// <param name="Name">What is asked, such as <c>change</c>.</param>
/// <param name="Arguments">Of what, such as <c>BM08.03.total</c>.</param>
/// <param name="Unit">The words behind the colon, which go behind the number; null when there are none.</param>
public sealed record Place(string Name, IReadOnlyList<string> Arguments, string? Unit)
{
    public override string ToString() => $"{{{string.Join(' ', Arguments.Prepend(Name))}{(Unit is null ? string.Empty : ": " + Unit)}}}";
}

/// <summary>From how many provinces something in a sentence comes, where that must be said.</summary>
/// <param name="IsChange">It is about a comparison; otherwise about a figure.</param>
/// <param name="From">How many provinces it comes from.</param>
/// <param name="Of">How many it would come from if it were complete.</param>
public readonly record struct Coverage(bool IsChange, int From, int Of)
{
    public bool IsOfAll => From == Of;
}

/// <summary>Words, and what must be said about where they come from.</summary>
/// <param name="Text">Vietnamese.</param>
/// <param name="Coverages">One for every figure and comparison, complete or not.</param>
public sealed record Words(string Text, IReadOnlyList<Coverage> Coverages)
{
    public Words(string text)
        : this(text, [])
    {
    }

    public static implicit operator Words(string text) => new(text);

    public static Words FromString(string text) => new(text);
}
