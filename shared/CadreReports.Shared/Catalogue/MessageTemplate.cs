using System.Text.Json;

namespace CadreReports.Catalogue;

/// <summary>What a rule's message can name of the comparison that failed.</summary>
public enum MessagePart
{
    /// <summary>The sheet of the left figure.</summary>
    Sheet,

    /// <summary>The text of the left figure's row.</summary>
    LeftName,

    /// <summary>The text of the right side's first figure's row.</summary>
    RightName,

    /// <summary>The heading of the left figure's column.</summary>
    Column,

    /// <summary>The amount of the left side.</summary>
    Left,

    /// <summary>The amount of the right side.</summary>
    Right,

    /// <summary>The cells of the left side.</summary>
    LeftCells,

    /// <summary>The cells of the right side.</summary>
    RightCells,

    /// <summary>The left side spelled out: figures with their cells.</summary>
    LeftTerms,

    /// <summary>The right side spelled out, such as "125 (D7) + 151 (E7)".</summary>
    RightTerms,

    /// <summary>How far the two sides are apart.</summary>
    Difference,

    /// <summary>The code of the left figure's row.</summary>
    Row,

    /// <summary>The half-year of the earlier report that is looked at, such as "6 tháng cuối năm 2022".</summary>
    EarlierPeriod,

    /// <summary>Whose figures were added up for the earlier report, after a comma; nothing where no provinces were merged.</summary>
    Merged,

    /// <summary>What the left side became from the right one: "tăng 35 đảng viên (70%)".</summary>
    Change,

    /// <summary>The amount of a ratio's part.</summary>
    Part,

    /// <summary>A ratio's part spelled out.</summary>
    PartTerms,

    /// <summary>A ratio's whole spelled out.</summary>
    WholeTerms,
}

/// <summary>A Vietnamese text with places such as <c>{left}</c> that are filled in when a rule is broken.</summary>
public sealed class MessageTemplate
{
    private static readonly Dictionary<string, MessagePart> PartsByName =
        Enum.GetValues<MessagePart>().ToDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.ToString()), StringComparer.Ordinal);

    private readonly List<(string Text, MessagePart? Part)> segments;

    private MessageTemplate(string text, List<(string Text, MessagePart? Part)> segments)
    {
        Text = text;
        this.segments = segments;
    }

    /// <summary>The template as declared.</summary>
    public string Text { get; }

    /// <summary>The places that it fills in.</summary>
    public IEnumerable<MessagePart> Parts => segments.Select(s => s.Part).OfType<MessagePart>();

    /// <exception cref="FormatException">A place has no beginning, no end, or a name that is not a <see cref="MessagePart"/> in camelCase.</exception>
    public static MessageTemplate Parse(string text)
    {
        var segments = new List<(string Text, MessagePart? Part)>();
        for (var position = 0; position < text.Length;)
        {
            var open = text.IndexOf('{', position);
            var literalEnd = open < 0 ? text.Length : open;
            if (text.IndexOf('}', position, literalEnd - position) is >= 0 and var stray)
            {
                throw new FormatException($"at character {stray + 1}: '}}' ends no place");
            }

            if (literalEnd > position)
            {
                segments.Add((text[position..literalEnd], null));
            }

            if (open < 0)
            {
                break;
            }

            var close = text.IndexOf('}', open);
            if (close < 0)
            {
                throw new FormatException($"the place at character {open + 1} has no '}}'");
            }

            var name = text[(open + 1)..close];
            segments.Add(PartsByName.TryGetValue(name, out var part)
                ? (string.Empty, part)
                : throw new FormatException($"'{{{name}}}' is not one of {string.Join(", ", PartsByName.Keys)}"));
            position = close + 1;
        }

        return new MessageTemplate(text, segments);
    }

    /// <summary>The text with every place filled in.</summary>
    public string Fill(Func<MessagePart, string> textOf) =>
        string.Concat(segments.Select(s => s.Part is { } part ? textOf(part) : s.Text));

    public override string ToString() => Text;
}
