using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using CadreReports.Functions.Description;
using CadreReports.Functions.Gate;
using Microsoft.Azure.Functions.Worker;
using Microsoft.OpenApi;

namespace CadreReports.Tests.Access;

/// <summary>The description of the API says what there is, all of it and nothing else, in valid OpenAPI 3.1.</summary>
public sealed class ApiDescriptionTests
{
    private static readonly JsonObject Document = ApiDocument.Build();

    /// <summary>What the triggers of the functions say; pages are for people, and not described.</summary>
    private static List<(string Name, string Route, string[] Methods, string[] Places)> Endpoints() =>
    [
        .. from type in typeof(RequestGate).Assembly.GetTypes()
           from method in type.GetMethods()
           from parameter in method.GetParameters()
           let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
           where trigger?.Route?.StartsWith("api/", StringComparison.Ordinal) == true
           select (
               method.GetCustomAttribute<FunctionAttribute>()!.Name,
               trigger.Route!,
               trigger.Methods!,
               method.GetParameters().Where(p => p.ParameterType == typeof(string)).Select(p => p.Name!).ToArray()),
    ];

    [Fact]
    public void Every_endpoint_is_described_and_nothing_else() => Assert.Equal(
        Endpoints().SelectMany(e => e.Methods, (e, method) => $"{method} /{e.Route}").Order(StringComparer.Ordinal),
        Operations().Select(o => $"{o.Method} {o.Path}").Order(StringComparer.Ordinal));

    [Fact]
    public void The_places_of_an_address_are_the_parameters_of_its_function() => Assert.All(Endpoints(), endpoint => Assert.Equal(
        endpoint.Places.Order(StringComparer.Ordinal),
        Document["paths"]!["/" + endpoint.Route]!["parameters"]!.AsArray().Select(p => (string)p!["name"]!).Order(StringComparer.Ordinal)));

    [Fact]
    public void Every_operation_has_an_answer_and_a_name_of_its_own()
    {
        Assert.Equal(Operations().Count, Operations().Select(o => (string)o.Operation["operationId"]!).Distinct().Count());
        Assert.All(Operations(), o => Assert.Contains(o.Operation["responses"]!.AsObject(), r => r.Key.StartsWith('2')));
        Assert.All(
            Operations().Where(o => o.Method is "get" && o.Path != "/api/openapi.json"),
            o => Assert.Contains(o.Operation["responses"]!.AsObject(), r => r.Key.StartsWith('2') && r.Value!["content"] is JsonObject { Count: > 0 }));
    }

    [Fact]
    public void Nothing_is_required_that_is_not_described() => Assert.All(Document["components"]!["schemas"]!.AsObject(), schema => Assert.DoesNotContain(
        schema.Value!["required"]?.AsArray() ?? [], name => schema.Value["properties"]?[(string)name!] is null));

    [Fact]
    public async Task The_document_is_valid_OpenAPI()
    {
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(Document.ToJsonString()));
        var (document, diagnostic) = await OpenApiDocument.LoadAsync(json, "json");
        Assert.Empty(diagnostic!.Errors);
        Assert.Empty(diagnostic.Warnings);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, diagnostic.SpecificationVersion);
        Assert.Equal(Operations().Count, document!.Paths.Values.Sum(path => path.Operations!.Count));
    }

    private static List<(string Path, string Method, JsonObject Operation)> Operations() =>
    [
        .. from path in Document["paths"]!.AsObject()
           from method in path.Value!.AsObject()
           where method.Key != "parameters"
           select (path.Key, method.Key, method.Value!.AsObject()),
    ];
}
