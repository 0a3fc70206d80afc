using System.Text.Json;
using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Description;

/// <summary><c>GET /api/openapi.json</c>: what the addresses of the API take and give, as OpenAPI 3.1.</summary>
public sealed class GetApiDescription(RequestGate gate)
{
    private static readonly Lazy<byte[]> Document = new(() => JsonSerializer.SerializeToUtf8Bytes(ApiDocument.Build(), Answer.JsonOptions));

    [Function(nameof(GetApiDescription))]
    [Api("This description.", Files = [ContentTypes.Json], IsOpen = true)]
    public Task<IResult> Run([HttpTrigger("get", "head", Route = "api/openapi.json")] HttpRequest request) =>
        gate.ForAnythingAsync(request, Operation.ReadApiDescription, () => Task.FromResult(Results.Bytes(Document.Value, ContentTypes.Json)));
}
