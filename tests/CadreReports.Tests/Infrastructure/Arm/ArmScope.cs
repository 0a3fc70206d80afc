using System.Text.Json.Nodes;

namespace CadreReports.Tests.Infrastructure.Arm;

/// <summary>What expressions of a template may refer to.</summary>
internal sealed class ArmScope(JsonObject template, IReadOnlyDictionary<string, object?> given)
{
    private readonly Dictionary<string, object?> variables = new(StringComparer.Ordinal);

    /// <summary>Which turn of a loop it is, from 0; null outside of loops.</summary>
    public int? Turn { get; init; }

    /// <summary>Arguments of functions that are being worked out.</summary>
    public IReadOnlyDictionary<string, object?> Arguments { get; init; } = new Dictionary<string, object?>();

    public ArmScope At(int turn) => new(template, given) { Turn = turn };

    public ArmScope With(string argument, object? value) =>
        new(template, given) { Turn = Turn, Arguments = new Dictionary<string, object?>(Arguments) { [argument] = value } };

    /// <summary>A parameter as it was given, or its default; of one without either its own name, which is enough to recognise it.</summary>
    public object? Parameter(string name) =>
        given.TryGetValue(name, out var value) ? value
        : template["parameters"]?[name] is not JsonObject declared ? throw new InvalidOperationException($"There is no parameter '{name}'.")
        : declared.TryGetPropertyValue("defaultValue", out var usual) ? ArmValue.Of(usual, this)
        : $"<{name}>";

    public object? Variable(string name)
    {
        if (!variables.TryGetValue(name, out var value))
        {
            var declared = template["variables"] is JsonObject all && all.TryGetPropertyValue(name, out var node)
                ? node
                : throw new InvalidOperationException($"There is no variable '{name}'.");
            variables[name] = value = ArmValue.Of(declared, this);
        }

        return value;
    }
}
