using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CadreReports.Functions.Callers;
using CadreReports.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Description;

/// <summary>
/// The API as OpenAPI 3.1 describes it: every function with an HTTP trigger that says what it does (<see cref="ApiAttribute"/>),
/// with the addresses and methods of its trigger.
/// </summary>
public static partial class ApiDocument
{
    private const string ProblemType = "application/problem+json";

    /// <summary>The description.</summary>
    public static JsonObject Build()
    {
        var schemas = new ApiSchemas();
        var problem = schemas.OfAnswer(typeof(Problem));
        var paths = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var (function, api, queries, trigger) in Functions())
        {
            var address = $"/{trigger.Route}";
            if (!paths.TryGetValue(address, out var path))
            {
                paths.Add(address, path = new JsonObject { ["parameters"] = PathParameters(trigger.Route!) });
            }

            foreach (var method in trigger.Methods!)
            {
                path[method] = Operation(function.Name, api, queries, method, schemas, problem);
            }
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "CadreReports",
                ["version"] = "1",
                ["description"] = "Half-yearly reports of the provinces' organisation boards. Texts for people are Vietnamese; refusals are English for who prefers it (Accept-Language).",
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["security"] = new JsonArray(Scheme("session"), Scheme("key"), Scheme("platform")),
            ["paths"] = new JsonObject(paths.Select(path => KeyValuePair.Create<string, JsonNode?>(path.Key, path.Value))),
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject
                {
                    ["session"] = new JsonObject
                    {
                        ["type"] = "apiKey",
                        ["in"] = "cookie",
                        ["name"] = "__Host-cadre",
                        ["description"] = $"The session that POST /api/session opens. What changes something also needs the header {AntiForgery.Header} with the token of GET /api/session.",
                    },
                    ["key"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = KeyCaller.Header, ["description"] = "A key that the administrator made for a script." },
                    ["platform"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "Entra ID, where the platform in front of the app signs people in." },
                },
                ["schemas"] = schemas.Components,
            },
        };
    }

    private static IEnumerable<(FunctionAttribute Function, ApiAttribute Api, IEnumerable<ApiQueryAttribute> Queries, HttpTriggerAttribute Trigger)> Functions() =>
        from type in typeof(ApiDocument).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        let function = method.GetCustomAttribute<FunctionAttribute>()
        let api = method.GetCustomAttribute<ApiAttribute>()
        where function is not null && api is not null
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where trigger is not null
        select (function, api, method.GetCustomAttributes<ApiQueryAttribute>(), trigger);

    private static JsonArray PathParameters(string route) => new([.. Places().Matches(route).Select(place => Parameter("path", place.Groups["name"].Value, null, isRequired: true))]);

    private static JsonObject Operation(
        string function, ApiAttribute api, IEnumerable<ApiQueryAttribute> queries, string method, ApiSchemas schemas, JsonObject problem)
    {
        var isHead = HttpMethods.IsHead(method);
        var changes = !isHead && !HttpMethods.IsGet(method);
        var parameters = new JsonArray([.. queries.Select(query => Parameter("query", query.Name, query.Meaning, query.IsRequired))]);
        if (changes && !api.IsOpen)
        {
            parameters.Add((JsonNode)Parameter("header", AntiForgery.Header, "For callers with a session's cookie.", isRequired: false));
        }

        var operation = new JsonObject
        {
            ["operationId"] = function + (isHead ? "Head" : string.Empty),
            ["summary"] = api.Summary,
            ["parameters"] = parameters,
        };
        if (api.Body is { } body)
        {
            operation["requestBody"] = Body(ContentTypes.Json, schemas.OfBody(body));
        }
        else if (api.Sends is { } sends)
        {
            operation["requestBody"] = Body(sends, new JsonObject());
        }

        if (api.IsOpen)
        {
            operation["security"] = new JsonArray();
        }

        var responses = new JsonObject();
        foreach (var status in api.Statuses)
        {
            var content = isHead ? null : Content(api, schemas);
            responses[Text(status)] = Response(status, content is { Count: > 0 } ? content : null);
        }

        foreach (var status in Refusals(api, changes).Except(api.Statuses).Order())
        {
            responses[Text(status)] = Response(status, isHead ? null : new JsonObject { [ProblemType] = Media(problem.DeepClone()) });
        }

        operation["responses"] = responses;
        return operation;
    }

    private static IEnumerable<int> Refusals(ApiAttribute api, bool changes) =>
    [
        .. api.Refusals,
        .. api.IsOpen ? Array.Empty<int>() : [401, 403],
        .. changes ? [400] : Array.Empty<int>(),
        .. api.Body is null ? Array.Empty<int>() : [413, 415],
        .. api.Sends is null ? Array.Empty<int>() : [413, 429],
        500,
    ];

    private static JsonObject Content(ApiAttribute api, ApiSchemas schemas)
    {
        var content = new JsonObject();
        foreach (var file in api.Files)
        {
            content[file.Split(';')[0]] = new JsonObject();
        }

        if (api.Answer is { } answer)
        {
            content[ContentTypes.Json] = Media(schemas.OfAnswer(answer));
        }

        return content;
    }

    private static JsonObject Parameter(string place, string name, string? meaning, bool isRequired)
    {
        var parameter = new JsonObject { ["name"] = name, ["in"] = place, ["required"] = isRequired, ["schema"] = new JsonObject { ["type"] = "string" } };
        if (meaning is not null)
        {
            parameter["description"] = meaning;
        }

        return parameter;
    }

    private static JsonObject Body(string mediaType, JsonObject schema) => new()
    {
        ["required"] = true,
        ["content"] = new JsonObject { [mediaType] = Media(schema) },
    };

    private static JsonObject Media(JsonNode schema) => new() { ["schema"] = schema };

    private static JsonObject Response(int status, JsonObject? content)
    {
        var response = new JsonObject { ["description"] = Words().Replace(((HttpStatusCode)status).ToString(), " $1").Trim() };
        if (content is not null)
        {
            response["content"] = content;
        }

        return response;
    }

    private static JsonObject Scheme(string name) => new() { [name] = new JsonArray() };

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{(?<name>\w+)\}")]
    private static partial Regex Places();

    [GeneratedRegex("([A-Z][a-z]+)")]
    private static partial Regex Words();
}
