using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;

namespace CadreReports.Functions.Pages;

/// <summary><c>GET /tep/{tag}/{name}</c>: a file that pages load. Its address changes with its content, so it may be kept for ever.</summary>
public sealed class GetAsset(RequestGate gate)
{
    private const string ForEver = "public, max-age=31536000, immutable";

    [Function(nameof(GetAsset))]
    public Task<IResult> Run([HttpTrigger("get", "head", Route = "tep/{tag}/{name}")] HttpRequest request, string tag, string name) =>
        gate.ForAnythingAsync(request, Operation.ReadPortal, () =>
        {
            if (PortalAssets.Find(name) is not { } asset || asset.Tag != tag)
            {
                return Task.FromResult(Answer.Problem(StatusCodes.Status404NotFound, HttpTexts.NoSuchPage));
            }

            request.HttpContext.Response.Headers.CacheControl = ForEver;
            return Task.FromResult(Results.Bytes(asset.Content, asset.ContentType, entityTag: new EntityTagHeaderValue($"\"{asset.Tag}\"")));
        });
}
