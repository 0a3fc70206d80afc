namespace CadreReports.Summaries.Briefing.Sentences;

/// <summary>Reads a <see cref="SentenceTemplate"/>.</summary>
internal sealed class SentenceParser(string text)
{
    private const string Marks = "{}[]<>|;";

    private int position;

    /// <exception cref="FormatException">It is not a template; the message names the character, from 1.</exception>
    public Sequence Parse()
    {
        var sequence = ReadSequence(string.Empty);
        return position == text.Length ? sequence : throw Wrong(position, $"'{text[position]}' ends nothing");
    }

    /// <param name="ends">The marks that end it; a semicolon or bar that is none of them is a letter like others.</param>
    private Sequence ReadSequence(string ends)
    {
        var nodes = new List<SentenceNode>();
        while (position < text.Length && !ends.Contains(text[position], StringComparison.Ordinal))
        {
            switch (text[position])
            {
                case '{':
                    nodes.Add(new FilledPlace(ReadPlace()));
                    break;
                case '[':
                    nodes.Add(new Choice(ReadParts('|', ']')));
                    break;
                case '<':
                    nodes.Add(new Series(ReadParts(';', '>')));
                    break;
                case '}' or ']' or '>':
                    if (ends.Length > 0)
                        throw Wrong(position, $"'{text[position]}' stands where '{ends[^1]}' is missing");
                    return new Sequence(nodes);
                default:
                    nodes.Add(ReadLiteral(ends));
                    break;
            }
        }

        return new Sequence(nodes);
    }

    private List<Sequence> ReadParts(char between, char end)
    {
        var start = position++;
        var parts = new List<Sequence>();
        while (true)
        {
            parts.Add(ReadSequence($"{between}{end}"));
            if (position == text.Length)
                throw Wrong(start, $"'{text[start]}' has no '{end}'");

            var isLast = text[position++] == end;
            var mayBeFixed = between == '|' && isLast && parts.Count > 1;
            if (!mayBeFixed && !parts[^1].Places.Any())
                throw Wrong(start, $"'{text[start]}' holds a part without a place, which nothing could leave out");
            if (isLast)
                return parts;
        }
    }

    private Literal ReadLiteral(string ends)
    {
        var start = position;
        while (position < text.Length && (!Marks.Contains(text[position], StringComparison.Ordinal) || (text[position] is '|' or ';' && !ends.Contains(text[position], StringComparison.Ordinal))))
            position++;
        return new Literal(text[start..position]);
    }

    private Place ReadPlace()
    {
        var start = position;
        var end = text.IndexOf('}', start);
        if (end < 0)
            throw Wrong(start, "'{' has no '}'");

        position = end + 1;
        var content = text[(start + 1)..end];
        var colon = content.IndexOf(':', StringComparison.Ordinal);
        var unit = colon < 0 ? null : content[(colon + 1)..].Trim();
        var words = (colon < 0 ? content : content[..colon]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && unit is not "" ? new Place(words[0], words[1..], unit) : throw Wrong(start, "the place is empty");
    }

    private static FormatException Wrong(int at, string problem) => new(FormattableString.Invariant($"at character {at + 1}: {problem}"));
}
