using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CadreReports.Functions.Http;

namespace CadreReports.Functions.Description;

/// <summary>The schemas of what is sent and answered, derived from the records that are read and written.</summary>
internal sealed class ApiSchemas
{
    /// <summary>As answers are written.</summary>
    private static readonly JsonSerializerOptions Options = new(Answer.JsonOptions)
    {
        NumberHandling = JsonNumberHandling.Strict,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private readonly SortedDictionary<string, JsonNode> named = new(StringComparer.Ordinal);

    /// <summary>All that were asked for, by name.</summary>
    public JsonObject Components => new(named.Select(schema => KeyValuePair.Create<string, JsonNode?>(schema.Key, schema.Value)));

    /// <summary>A reference to the schema of an answer, in which every property is there, if only as null.</summary>
    public JsonObject OfAnswer(Type type) => Of(type, _ => true);

    /// <summary>A reference to the schema of a body, in which what may be null may be left out.</summary>
    public JsonObject OfBody(Type type) => Of(type, property => !property.IsGetNullable);

    private JsonObject Of(Type type, Func<JsonPropertyInfo, bool> isRequired)
    {
        if (!named.ContainsKey(type.Name))
        {
            named.Add(type.Name, Options.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions
            {
                TreatNullObliviousAsNonNullable = true,
                TransformSchemaNode = (context, schema) =>
                {
                    // A property that is never written has no place in the schema either.
                    if (schema is JsonObject declared && declared["properties"] is JsonObject written &&
                        context.TypeInfo.Properties.Where(p => isRequired(p) && written.ContainsKey(p.Name)).Select(p => p.Name).ToList() is { Count: > 0 } required)
                    {
                        declared["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]);
                    }

                    return schema;
                },
            }));
        }

        return new JsonObject { ["$ref"] = $"#/components/schemas/{type.Name}" };
    }
}
