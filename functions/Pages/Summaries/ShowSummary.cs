using System.Globalization;
using CadreReports.Access;
using CadreReports.Addresses;
using CadreReports.Catalogue;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Portal.Summaries;
using CadreReports.Summaries.Publishing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Summaries;

/// <summary><c>GET /ky/{period}/tong-hop/{scope}</c>: a summary to look at; with <c>?lan=n</c> as it was published then.</summary>
public sealed class ShowSummary(RequestGate gate, PageAnswers pages, SummaryReader summaries, EditionStore editions)
{
    [Function(nameof(ShowSummary))]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "ky/{period}/tong-hop/{scope}")] HttpRequest request, string period, string scope, CancellationToken cancellationToken)
    {
        string? edition = request.Query[SummaryChoice.EditionQuery];
        var part = SummaryChoice.PartOf(request.Query[SummaryChoice.PartQuery]);
        return gate.ForRegionAsync(
            request,
            edition is null && part != SummaryPart.Editions ? Operation.ReadSummary : Operation.ReadSummaryRevisions,
            period,
            scope,
            (found, region) => AnswerAsync(request, found, region, part, edition, cancellationToken));
    }

    private async Task<IResult> AnswerAsync(HttpRequest request, Period period, Region scope, SummaryPart part, string? edition, CancellationToken cancellationToken)
    {
        int? number = int.TryParse(edition, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : null;
        var shown = edition is null ? await summaries.FindAsync(period, scope, cancellationToken)
            : number is null ? null : await summaries.FindAsync(period, scope, number.Value, cancellationToken);
        if (edition is not null && shown is null)
        {
            return Answer.Problem(StatusCodes.Status404NotFound, HttpTexts.NoSuchRevision, scope.Name, period.Id, edition);
        }

        var choice = new SummaryChoice(part, request.Query[SummaryChoice.FormQuery], request.Query[PageAddress.RatioQuery], number);
        return await pages.ShowAsync<SummaryPage, SummaryModel>(request, new SummaryModel(period, scope, shown, choice)
        {
            Editions = part == SummaryPart.Editions ? [.. (await editions.AllAsync(period, scope, cancellationToken)).Reverse()] : [],
        });
    }
}
