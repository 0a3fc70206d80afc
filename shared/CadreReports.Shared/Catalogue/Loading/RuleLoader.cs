using System.Text.RegularExpressions;
using CadreReports.Catalogue.Expressions;

namespace CadreReports.Catalogue.Loading;

/// <summary>All versions' rules as they are written.</summary>
internal sealed record RuleSource(IReadOnlyList<RuleShape> Rules, RuleMessages Messages);

/// <summary>
/// Reads <c>rules.json</c> and binds each version's rules to its forms. A rule has a message of its own, or names one that
/// several rules share.
/// </summary>
internal static partial class RuleLoader
{
    private const string File = "rules.json";

    /// <param name="data">The files.</param>
    /// <param name="versions">The names of the versions.</param>
    public static RuleSource Read(DataFiles data, IReadOnlyList<string> versions)
    {
        var content = data.Read<RulesFile>(File);
        VersionFilter.Check(content.Rules, versions, File, "$.rules");
        return new RuleSource(content.Rules, new RuleMessages(content, File));
    }

    /// <param name="source">All versions' rules.</param>
    /// <param name="version">The version wanted.</param>
    /// <param name="forms">Its forms: a rule that names a figure which they lack is refused.</param>
    public static IReadOnlyList<Rule> Build(RuleSource source, string version, IReadOnlyList<Form> forms)
    {
        var binder = new RuleBinder(forms);
        var placed = VersionFilter.Of(source.Rules, version, "$.rules");
        CodeIndex.Of([.. placed.Select(p => p.Shape.Id)], File, i => $"{placed[i].Path}.id");
        return [.. placed.Select(p => Build(p.Shape, binder, source.Messages, p.Path))];
    }

    private static Rule Build(RuleShape shape, RuleBinder binder, RuleMessages messages, string path)
    {
        if (!RuleId().IsMatch(shape.Id))
        {
            throw new CatalogueException(File, $"{path}.id", $"'{shape.Id}' is not made of capitals, digits and hyphens");
        }

        if (string.IsNullOrWhiteSpace(shape.Reason) || string.IsNullOrWhiteSpace(shape.Source))
        {
            throw new CatalogueException(File, path, "a rule says what it protects and what it follows from");
        }

        if (shape.Halves is { } halves && (halves.Count == 0 || halves.Any(h => h is not (1 or 2)) || halves.Distinct().Count() != halves.Count))
        {
            throw new CatalogueException(File, $"{path}.halves", "the halves are 1, 2 or both");
        }

        try
        {
            var expression = RuleParser.Parse(shape.Expression);
            var message = messages.Of(shape, expression, path);
            return new Rule(shape.Id, shape.Severity, expression, message, shape.Reason, shape.Source, shape.Assumed, binder.Bind(expression))
            {
                Halves = shape.Halves ?? [1, 2],
            };
        }
        catch (ExpressionException e)
        {
            throw new CatalogueException(File, $"{path}.expression", $"{e.Message} in: {shape.Expression}", e);
        }
    }

    [GeneratedRegex("^[A-Z0-9]+(-[A-Z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex RuleId();
}
