using CadreReports.Catalogue;
using CadreReports.Functions.Http;
using CadreReports.Storage;
using CadreReports.Summaries.Publishing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Summaries;

/// <summary>
/// <c>GET /api/summaries/{period}/{region}</c>: the summary of a region, of several (<c>mien-nam+mien-bac</c>) or of the
/// country (<c>ca-nuoc</c>), as <c>?format=xlsx</c>, <c>docx</c>, <c>json</c> or <c>csv</c>; with <c>?revision=n</c> as it was
/// published then. <see cref="SummaryGate.CurrentHeader"/> says whether it shows everything that has arrived or a newer one is being
/// built.
/// </summary>
public sealed class GetSummary(SummaryGate gate, SummaryPublisher publisher)
{
    [Function(nameof(GetSummary))]
    [Api("The summary of a region, of several joined by a plus sign, or of the country (ca-nuoc).", Files = [ContentTypes.Xlsx, ContentTypes.Docx, ContentTypes.Json, ContentTypes.Csv], Refusals = [400, 404])]
    [ApiQuery("format", "xlsx (default), docx, json or csv.")]
    [ApiQuery("revision", "An earlier edition.")]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/summaries/{period}/{region}")] HttpRequest request,
        string period, string region, CancellationToken cancellationToken)
    {
        string? name = request.Query["format"];
        return gate.ForEditionAsync(
            request,
            period,
            region,
            (found, scope, summary) => AnswerAsync(SummaryFormat.Of(name ?? SummaryFormat.Xlsx.Extension)!, found, scope, summary, cancellationToken),
            refuse: () => SummaryFormat.Of(name ?? SummaryFormat.Xlsx.Extension) is null
                ? Answer.Problem(StatusCodes.Status400BadRequest, HttpTexts.NoSuchFormat, name!, string.Join(", ", SummaryFormat.All.Select(f => f.Extension)))
                : null,
            cancellationToken);
    }

    private async Task<IResult?> AnswerAsync(SummaryFormat format, Period period, Region scope, PublishedSummary summary, CancellationToken cancellationToken) =>
        await publisher.OpenAsync(period, scope, summary, format, cancellationToken) is { } file
            ? Download.Of(
                file,
                format.ContentType,
                $"{period.Id}-{scope.Code}.{format.Extension}",
                entityTag: $"{summary.Key}.{format.Extension}")
            : null;
}
