using System.Text.Json.Nodes;

namespace CadreReports.Tests.Infrastructure.Arm;

/// <summary>A resource that a template makes.</summary>
/// <param name="Type">Such as <c>Microsoft.Storage/storageAccounts</c>.</param>
/// <param name="Name">The names of what it is in, and its own, with slashes between.</param>
/// <param name="Content">All that is said about it.</param>
internal sealed record ArmResource(string Type, string Name, Dictionary<string, object?> Content)
{
    /// <summary>The last part of its name.</summary>
    public string OwnName => Name[(Name.LastIndexOf('/') + 1)..];

    public object? Property(params string[] path) => ArmValue.At(Content, ["properties", .. path]);
}

/// <summary>A compiled template, with loops unrolled and conditions decided for the parameters that are given.</summary>
internal sealed class ArmTemplate(JsonObject template, IReadOnlyDictionary<string, object?>? parameters = null)
{
    public ArmScope Scope { get; } = new(template, parameters ?? new Dictionary<string, object?>());

    public IReadOnlyList<string> Parameters => [.. (template["parameters"] as JsonObject ?? []).Select(p => p.Key)];

    public IReadOnlyList<string> Outputs => [.. (template["outputs"] as JsonObject ?? []).Select(p => p.Key)];

    /// <summary>The types of all it may make, whatever the parameters say.</summary>
    public IEnumerable<string> Types => All().Select(r => r["type"]!.GetValue<string>());

    public IReadOnlyList<ArmResource> Resources => [.. All().SelectMany(Unrolled)];

    public IEnumerable<ArmResource> Of(string type) => All().Where(r => r["type"]!.GetValue<string>() == type).SelectMany(Unrolled);

    /// <summary>Whether the parameters have a resource made at all.</summary>
    /// <param name="symbol">Its name within the file.</param>
    public bool Makes(string symbol) => Named(symbol)["condition"] is not { } condition || (bool)ArmValue.Of(condition, Scope)!;

    /// <summary>What is made, or taken away, before a resource, by its names within the file.</summary>
    /// <inheritdoc cref="Makes"/>
    public IReadOnlyList<string> Before(string symbol) => [.. (Named(symbol)["dependsOn"] as JsonArray ?? []).Select(name => name!.GetValue<string>())];

    private JsonObject Named(string symbol) => template["resources"]![symbol]!.AsObject();

    private IEnumerable<JsonObject> All() => template["resources"] switch
    {
        JsonObject named => named.Select(r => r.Value!.AsObject()),
        JsonArray items => items.Select(r => r!.AsObject()),
        _ => [],
    };

    private IEnumerable<ArmResource> Unrolled(JsonObject resource)
    {
        if (resource["existing"]?.GetValue<bool>() == true)
        {
            yield break;
        }

        var turns = resource["copy"] is JsonObject copy ? (int)(long)ArmValue.Of(copy["count"], Scope)! : (int?)null;
        for (var i = 0; i < (turns ?? 1); i++)
        {
            var scope = turns is null ? Scope : Scope.At(i);
            if (resource["condition"] is { } condition && !(bool)ArmValue.Of(condition, scope)!)
            {
                continue;
            }

            // A nested template has parameters and variables of its own.
            var own = (JsonObject)resource.DeepClone();
            own.Remove("copy");
            (own["properties"] as JsonObject)?.Remove("template");
            (own["properties"] as JsonObject)?.Remove("copy");
            var content = (Dictionary<string, object?>)ArmValue.Of(own, scope)!;
            yield return new ArmResource((string)content["type"]!, (string)content["name"]!, content);
        }
    }
}
