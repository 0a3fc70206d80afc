using CadreReports.Catalogue.Expressions;

namespace CadreReports.Catalogue.Loading;

/// <summary>The messages of a rules file: those that rules share, each used by some, and those of single rules.</summary>
internal sealed class RuleMessages
{
    private static readonly MessagePart[] OfHistory = [MessagePart.EarlierPeriod, MessagePart.Merged, MessagePart.Change];
    private static readonly MessagePart[] OfRatio = [MessagePart.Part, MessagePart.PartTerms, MessagePart.WholeTerms];

    private readonly Dictionary<string, MessageTemplate> shared = new(StringComparer.Ordinal);
    private readonly string file;

    /// <exception cref="CatalogueException">A shared message is malformed or no rule uses it.</exception>
    public RuleMessages(RulesFile content, string file)
    {
        this.file = file;
        foreach (var (name, text) in content.Messages ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            var path = $"$.messages.{name}";
            if (!content.Rules.Any(r => string.Equals(r.MessageOf, name, StringComparison.Ordinal)))
            {
                throw new CatalogueException(file, path, $"no rule uses the message '{name}'");
            }

            shared.Add(name, Parse(text, path));
        }
    }

    /// <param name="shape">The rule.</param>
    /// <param name="expression">Its expression, for what the message may name.</param>
    /// <param name="path">Where the rule stands in the file.</param>
    /// <exception cref="CatalogueException">There is no message, there are two, or it names what the rule does not have.</exception>
    public MessageTemplate Of(RuleShape shape, RuleExpression expression, string path)
    {
        if ((shape.Message is null) == (shape.MessageOf is null))
        {
            throw new CatalogueException(file, path, "a rule has either a message or, in messageOf, the name of one");
        }

        var member = $"{path}.{(shape.Message is null ? "messageOf" : "message")}";
        MessageTemplate? message;
        if (shape.Message is { } text)
        {
            message = Parse(text, member);
        }
        else if (!shared.TryGetValue(shape.MessageOf!, out message))
        {
            throw new CatalogueException(file, member, $"there is no message '{shape.MessageOf}'");
        }

        if (message.Parts.Any(OfHistory.Contains) && !RuleTypes.Contains<HistoryExpression>(expression))
        {
            throw new CatalogueException(file, member, "the message speaks of an earlier report, but the rule looks at none");
        }

        if (message.Parts.Any(OfRatio.Contains) && !ComparesRatio(expression))
        {
            throw new CatalogueException(file, member, "the message speaks of a ratio, but the rule compares none");
        }

        return message;
    }

    private static bool ComparesRatio(RuleExpression expression) =>
        expression is ComparisonExpression { Left: RatioExpression } or ComparisonExpression { Right: RatioExpression } ||
        RuleTypes.Operands(expression).Any(ComparesRatio);

    private MessageTemplate Parse(string text, string path)
    {
        try
        {
            return MessageTemplate.Parse(text);
        }
        catch (FormatException e)
        {
            throw new CatalogueException(file, path, e.Message, e);
        }
    }
}
