using System.Text.RegularExpressions;
using CadreReports.Catalogue.Expressions;

namespace CadreReports.Catalogue.Loading;

/// <summary>Reads <c>rules.json</c> and binds each version's rules to its forms.</summary>
internal static partial class RuleLoader
{
    private const string File = "rules.json";

    /// <param name="data">The files.</param>
    /// <param name="versions">The names of the versions.</param>
    public static IReadOnlyList<RuleShape> Read(DataFiles data, IReadOnlyList<string> versions)
    {
        var shapes = data.Read<RulesFile>(File).Rules;
        VersionFilter.Check(shapes, versions, File, "$.rules");
        return shapes;
    }

    /// <param name="shapes">All versions' rules.</param>
    /// <param name="version">The version wanted.</param>
    /// <param name="forms">Its forms: a rule that names a figure which they lack is refused.</param>
    public static IReadOnlyList<Rule> Build(IReadOnlyList<RuleShape> shapes, string version, IReadOnlyList<Form> forms)
    {
        var binder = new RuleBinder(forms);
        var placed = VersionFilter.Of(shapes, version, "$.rules");
        CodeIndex.Of([.. placed.Select(p => p.Shape.Id)], File, i => $"{placed[i].Path}.id");
        return [.. placed.Select(p => Build(p.Shape, binder, p.Path))];
    }

    private static Rule Build(RuleShape shape, RuleBinder binder, string path)
    {
        if (!RuleId().IsMatch(shape.Id))
        {
            throw new CatalogueException(File, $"{path}.id", $"'{shape.Id}' is not made of capitals, digits and hyphens");
        }

        if (string.IsNullOrWhiteSpace(shape.Reason) || string.IsNullOrWhiteSpace(shape.Source))
        {
            throw new CatalogueException(File, path, "a rule says what it protects and what it follows from");
        }

        try
        {
            var expression = RuleParser.Parse(shape.Expression);
            var message = MessageTemplate.Parse(shape.Message);
            return new Rule(shape.Id, shape.Severity, expression, message, shape.Reason, shape.Source, shape.Assumed, binder.Bind(expression));
        }
        catch (ExpressionException e)
        {
            throw new CatalogueException(File, $"{path}.expression", $"{e.Message} in: {shape.Expression}", e);
        }
        catch (FormatException e)
        {
            throw new CatalogueException(File, $"{path}.message", e.Message, e);
        }
    }

    [GeneratedRegex("^[A-Z0-9]+(-[A-Z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex RuleId();
}
