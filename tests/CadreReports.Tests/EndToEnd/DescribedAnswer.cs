using System.Globalization;
using System.Text.Json;
using CadreReports.Functions.Description;

namespace CadreReports.Tests.EndToEnd;

/// <summary>Holds what the running app answers against what the description of the API says of it.</summary>
internal static class DescribedAnswer
{
    private static readonly JsonElement Document = JsonSerializer.SerializeToElement(ApiDocument.Build());

    /// <summary>The answer has a status, a type and a content that are described for the endpoint.</summary>
    public static async Task CheckAsync(string route, string method, HttpResponseMessage response)
    {
        var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        var operation = Document.GetProperty("paths").GetProperty("/" + route).GetProperty(method);
        Assert.True(operation.GetProperty("responses").TryGetProperty(status, out var described), $"{method} {route} answers {status}, which is not described.");
        if (method == "head")
        {
            return;
        }

        var type = response.Content.Headers.ContentType?.MediaType;
        if (!described.TryGetProperty("content", out var content))
        {
            Assert.True(type is null, $"{method} {route} answers {status} with {type}, and no content is described.");
            return;
        }

        Assert.True(content.TryGetProperty(type ?? "nothing", out var media), $"{method} {route} answers {status} with {type}, which is not described.");
        if (media.TryGetProperty("schema", out var schema))
        {
            Check(await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync()) is var body ? body.RootElement : default, schema, $"{method} {route} {status}");
        }
    }

    private static void Check(JsonElement value, JsonElement schema, string place)
    {
        if (schema.ValueKind == JsonValueKind.True)
        {
            return;
        }

        if (schema.TryGetProperty("$ref", out var reference))
        {
            var found = Document;
            foreach (var step in reference.GetString()!.Split('/').Skip(1))
            {
                found = found.GetProperty(step);
            }

            Check(value, found, place);
            return;
        }

        if (schema.TryGetProperty("type", out var type))
        {
            var types = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!).ToList() : [type.GetString()!];
            Assert.True(types.Exists(t => Is(value, t)), $"{place} is {value.ValueKind} and not {string.Join(" or ", types)}.");
        }

        if (schema.TryGetProperty("enum", out var allowed))
        {
            Assert.True(allowed.EnumerateArray().Any(a => a.GetRawText() == value.GetRawText()), $"{place} is {value.GetRawText()}, which is none of {allowed.GetRawText()}.");
        }

        if (schema.TryGetProperty("format", out var format) && value.ValueKind == JsonValueKind.String)
        {
            Assert.True(
                format.GetString() switch
                {
                    "date-time" => value.TryGetDateTimeOffset(out _),
                    "date" => DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
                    _ => false,
                },
                $"{place} is no {format}: {value}");
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            CheckObject(value, schema, place);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            Assert.True(schema.TryGetProperty("items", out var items), $"{place} is described as a list of nothing.");
            foreach (var (item, i) in value.EnumerateArray().Select((item, i) => (item, i)))
            {
                Check(item, items, $"{place}[{i}]");
            }
        }
    }

    /// <summary>What is there but not described is as wrong as what is described but not there.</summary>
    private static void CheckObject(JsonElement value, JsonElement schema, string place)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            Assert.All(required.EnumerateArray(), name => Assert.True(value.TryGetProperty(name.GetString()!, out _), $"{place} has no {name}."));
        }

        foreach (var property in value.EnumerateObject())
        {
            var known = schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(property.Name, out var described) ? described
                : schema.TryGetProperty("additionalProperties", out var others) ? others
                : (JsonElement?)null;
            Assert.True(known is not null, $"{place}.{property.Name} is not described.");
            Check(property.Value, known!.Value, $"{place}.{property.Name}");
        }
    }

    private static bool Is(JsonElement value, string type) => (value.ValueKind, type) switch
    {
        (JsonValueKind.Null, "null") or (JsonValueKind.String, "string") or (JsonValueKind.Object, "object") or (JsonValueKind.Array, "array") => true,
        (JsonValueKind.True or JsonValueKind.False, "boolean") or (JsonValueKind.Number, "number") => true,
        (JsonValueKind.Number, "integer") => value.TryGetInt64(out _),
        _ => false,
    };
}
