using System.Text.Json;
using System.Text.Json.Nodes;

namespace CadreReports.Tests.Infrastructure.Arm;

/// <summary>JSON of a template with its expressions worked out: strings, numbers, booleans, lists and dictionaries.</summary>
internal static class ArmValue
{
    public static object? Of(JsonNode? node, ArmScope scope) => node switch
    {
        null => null,
        JsonObject fields => fields.ToDictionary(f => f.Key, f => Of(f.Value, scope), StringComparer.Ordinal),
        JsonArray items => items.Select(item => Of(item, scope)).ToList(),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => node.GetValue<long>(),
            _ => Text(node.GetValue<string>(), scope),
        },
    };

    /// <summary>What follows a path of names, or null.</summary>
    public static object? At(object? value, params string[] path) => path.Aggregate(
        value, (current, name) => current is Dictionary<string, object?> fields ? fields.GetValueOrDefault(name) : null);

    private static object? Text(string text, ArmScope scope) =>
        text.StartsWith("[[", StringComparison.Ordinal) ? text[1..]
        : text.StartsWith('[') && text.EndsWith(']') ? new ArmExpression(text[1..^1]).Evaluate(scope)
        : text;
}
