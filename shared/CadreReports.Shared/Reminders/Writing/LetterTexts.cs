using System.Text;

namespace CadreReports.Reminders.Writing;

/// <summary>The words of all letters, as the data give them.</summary>
public sealed class LetterTexts
{
    private readonly IReadOnlyDictionary<LetterKind, LetterTemplate> letters;
    private readonly string provinceSalutation;
    private readonly string centreSalutation;
    private readonly IReadOnlyList<string> closing;

    internal LetterTexts(
        IReadOnlyDictionary<LetterKind, LetterTemplate> letters, string provinceSalutation, string centreSalutation, IReadOnlyList<string> closing)
    {
        this.letters = letters;
        this.provinceSalutation = provinceSalutation;
        this.centreSalutation = centreSalutation;
        this.closing = closing;
    }

    /// <summary>Writes a letter.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="board">The board that it is addressed to; null for the centre.</param>
    /// <param name="values">What stands in the places of its words.</param>
    internal Letter Write(LetterKind kind, string? board, LetterValues values)
    {
        var template = letters[kind];
        var salutation = board is null ? centreSalutation : $"{provinceSalutation} {board}";
        return new Letter(
            template.Subject.Fill(values),
            [new LetterParagraph(salutation), .. template.Body.SelectMany(part => part.Fill(values)), .. closing.Select(text => new LetterParagraph(text))]);
    }
}

/// <summary>The words of one letter.</summary>
internal sealed record LetterTemplate(LetterLine Subject, IReadOnlyList<LetterPart> Body);

/// <summary>A paragraph, or what stands for whole lines with a heading of its own.</summary>
/// <param name="Text">The paragraph, or the heading; null for no heading.</param>
/// <param name="Block">What follows it; null for a paragraph.</param>
internal sealed record LetterPart(LetterLine? Text, LetterPlace? Block)
{
    /// <summary>Nothing where a block is empty, or where a paragraph has places and none of them has words.</summary>
    public IEnumerable<LetterBlock> Fill(LetterValues values)
    {
        if (Block is null && Text!.Places.Any() && Text.Places.All(named => values.Text(named).Length == 0))
        {
            return [];
        }

        var blocks = Block is { } place ? values.Blocks(place) : [];
        var text = Text?.Fill(values) ?? string.Empty;
        return Block is not null && blocks.Count == 0 ? []
            : text.Length == 0 ? blocks
            : [new LetterParagraph(text), .. blocks];
    }
}

/// <summary>A line of words with places in it.</summary>
/// <param name="Parts">Words, and places between them.</param>
internal sealed record LetterLine(IReadOnlyList<(string? Words, LetterPlace? Place)> Parts)
{
    public IEnumerable<LetterPlace> Places => Parts.Where(p => p.Place is not null).Select(p => p.Place!.Value);

    /// <summary>The line with its places filled; what is filled in is never looked through for places.</summary>
    public string Fill(LetterValues values)
    {
        var text = new StringBuilder();
        foreach (var (words, place) in Parts)
        {
            text.Append(words ?? values.Text(place!.Value));
        }

        return text.ToString().Trim();
    }
}

/// <summary>What stands in the places of a letter's words.</summary>
internal sealed class LetterValues
{
    private readonly Dictionary<LetterPlace, string> texts = [];
    private readonly Dictionary<LetterPlace, IReadOnlyList<LetterBlock>> blocks = [];

    public LetterValues Add(LetterPlace place, string text)
    {
        texts.Add(place, text);
        return this;
    }

    public LetterValues Add(LetterPlace place, params IReadOnlyList<LetterBlock> lines)
    {
        blocks.Add(place, lines);
        return this;
    }

    /// <summary>A list; nothing when it is empty.</summary>
    public LetterValues AddList(LetterPlace place, IReadOnlyList<string> items) => items.Count == 0 ? Add(place) : Add(place, new LetterList(items));

    public string Text(LetterPlace place) => texts[place];

    public IReadOnlyList<LetterBlock> Blocks(LetterPlace place) => blocks[place];
}
