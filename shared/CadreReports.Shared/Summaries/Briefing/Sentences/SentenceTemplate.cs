using System.Text;

namespace CadreReports.Summaries.Briefing.Sentences;

/// <summary>
/// A Vietnamese sentence with places that figures fill. What is written around a place goes with it:
/// <list type="bullet">
/// <item><c>{n BM01.02.total}</c> is a place. A sentence with a place whose figure is not there does not stand.</item>
/// <item><c>[, tăng {…}]</c> is left out when it does not stand; <c>[one|other]</c> takes the first that stands.</item>
/// <item><c>&lt;one;two;three&gt;</c> lists those that stand, "a, b và c", and does not stand when none does.</item>
/// </list>
/// </summary>
public sealed class SentenceTemplate
{
    private readonly Sequence content;

    private SentenceTemplate(string text, Sequence content)
    {
        Text = text;
        this.content = content;
    }

    /// <summary>The template as declared.</summary>
    public string Text { get; }

    /// <summary>Every place in it, in order.</summary>
    public IEnumerable<Place> Places => content.Places;

    /// <exception cref="FormatException">The brackets do not match, or a place is empty; the message names the character.</exception>
    public static SentenceTemplate Parse(string text) => new(text, new SentenceParser(text).Parse());

    /// <summary>The sentence, beginning with a capital; null when it does not stand.</summary>
    /// <param name="source">Gives the words for a place, null when its figure is not there.</param>
    public Words? Fill(Func<Place, Words?> source) =>
        content.Fill(source) is { Text.Length: > 0 } words ? words with { Text = Capitalised(words.Text) } : null;

    public override string ToString() => Text;

    internal static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

/// <summary>A part of a sentence.</summary>
internal abstract class SentenceNode
{
    public abstract IEnumerable<Place> Places { get; }

    /// <summary>Its words; null when it does not stand.</summary>
    public abstract Words? Fill(Func<Place, Words?> source);
}

internal sealed class Literal(string text) : SentenceNode
{
    public override IEnumerable<Place> Places => [];

    public override Words? Fill(Func<Place, Words?> source) => new Words(text);
}

internal sealed class FilledPlace(Place place) : SentenceNode
{
    public override IEnumerable<Place> Places => [place];

    public override Words? Fill(Func<Place, Words?> source) => source(place);
}

/// <summary>One after the other; stands when all do.</summary>
internal sealed class Sequence(IReadOnlyList<SentenceNode> nodes) : SentenceNode
{
    public override IEnumerable<Place> Places => nodes.SelectMany(n => n.Places);

    public override Words? Fill(Func<Place, Words?> source)
    {
        var text = new StringBuilder();
        var coverages = new List<Coverage>();
        foreach (var node in nodes)
        {
            if (node.Fill(source) is not { } words)
                return null;

            text.Append(words.Text);
            coverages.AddRange(words.Coverages);
        }

        return new Words(text.ToString(), coverages);
    }
}

/// <summary>The first that stands, or nothing; always stands.</summary>
internal sealed class Choice(IReadOnlyList<Sequence> options) : SentenceNode
{
    public override IEnumerable<Place> Places => options.SelectMany(o => o.Places);

    public override Words? Fill(Func<Place, Words?> source) =>
        options.Select(o => o.Fill(source)).FirstOrDefault(words => words is not null) ?? new Words(string.Empty);
}

/// <summary>A list of those that stand; stands when one does.</summary>
internal sealed class Series(IReadOnlyList<Sequence> items) : SentenceNode
{
    public override IEnumerable<Place> Places => items.SelectMany(i => i.Places);

    public override Words? Fill(Func<Place, Words?> source)
    {
        var standing = items.Select(i => i.Fill(source)).OfType<Words>().ToList();
        return standing.Count == 0
            ? null
            : new Words(Amounts.List([.. standing.Select(w => w.Text)]), [.. standing.SelectMany(w => w.Coverages)]);
    }
}
