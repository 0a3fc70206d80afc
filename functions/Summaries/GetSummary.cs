using CadreReports.Access;
using CadreReports.Functions.Http;
using CadreReports.Storage;
using CadreReports.Summaries;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;

namespace CadreReports.Functions.Summaries;

/// <summary>
/// <c>GET /api/summaries/{period}/{region}</c>: the regional summary as a workbook. The header <see cref="CurrentHeader"/>
/// says whether it shows everything that has arrived or a newer one is being built.
/// </summary>
public sealed class GetSummary(RequestGate gate, SummaryPublisher publisher)
{
    /// <summary><c>true</c> or <c>false</c>.</summary>
    public const string CurrentHeader = "X-Summary-Current";

    [Function(nameof(GetSummary))]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/summaries/{period}/{region}")] HttpRequest request,
        string period, string region, CancellationToken cancellationToken) =>
        gate.ForRegionAsync(request, Operation.ReadSummary, period, region, async (found, group) =>
        {
            if (await publisher.FindAsync(found, group, cancellationToken) is not { } summary)
            {
                await publisher.AskAsync(found, group, cancellationToken);
                return Answer.Problem(StatusCodes.Status404NotFound, HttpTexts.NoSummary, group.Name, found.Id);
            }

            var current = await publisher.IsCurrentAsync(found, group, summary, cancellationToken);
            if (!current)
            {
                await publisher.AskAsync(found, group, cancellationToken);
            }

            request.HttpContext.Response.Headers[CurrentHeader] = current ? "true" : "false";
            return Results.Stream(
                await publisher.OpenAsync(found, group, summary, cancellationToken),
                ContentTypes.Xlsx,
                $"{found.Id}-{group.Code}.xlsx",
                entityTag: new EntityTagHeaderValue($"\"{summary.Key}\""));
        });
}
