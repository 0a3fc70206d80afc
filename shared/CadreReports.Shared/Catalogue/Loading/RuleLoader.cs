using System.Text.RegularExpressions;
using CadreReports.Catalogue.Expressions;

namespace CadreReports.Catalogue.Loading;

/// <summary>Reads a version's <c>rules.json</c>.</summary>
internal static partial class RuleLoader
{
    public static IReadOnlyList<Rule> Load(DataFiles data, string file, IReadOnlyList<Form> forms)
    {
        var binder = new RuleBinder(forms);
        var shapes = data.Read<RulesFile>(file).Rules;
        CodeIndex.Of([.. shapes.Select(s => s.Id)], file, i => $"$.rules[{i}].id");
        return [.. shapes.Select((shape, i) => Build(shape, binder, file, $"$.rules[{i}]"))];
    }

    private static Rule Build(RuleShape shape, RuleBinder binder, string file, string path)
    {
        if (!RuleId().IsMatch(shape.Id))
        {
            throw new CatalogueException(file, $"{path}.id", $"'{shape.Id}' is not made of capitals, digits and hyphens");
        }

        if (string.IsNullOrWhiteSpace(shape.Reason) || string.IsNullOrWhiteSpace(shape.Source))
        {
            throw new CatalogueException(file, path, "a rule says what it protects and what it follows from");
        }

        try
        {
            var expression = RuleParser.Parse(shape.Expression);
            var message = MessageTemplate.Parse(shape.Message);
            return new Rule(shape.Id, shape.Severity, expression, message, shape.Reason, shape.Source, shape.Assumed, binder.Bind(expression));
        }
        catch (ExpressionException e)
        {
            throw new CatalogueException(file, $"{path}.expression", $"{e.Message} in: {shape.Expression}", e);
        }
        catch (FormatException e)
        {
            throw new CatalogueException(file, $"{path}.message", e.Message, e);
        }
    }

    [GeneratedRegex("^[A-Z0-9]+(-[A-Z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex RuleId();
}
