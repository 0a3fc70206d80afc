using CadreReports.Access;
using CadreReports.Addresses;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Pages.Summaries;
using CadreReports.Portal.Board;
using CadreReports.Submissions;
using CadreReports.Summaries.Ratios;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Board;

/// <summary><c>GET /ky/{period}/tinh/{province}/hoi?ti-le=…&amp;tong-hop=…</c>: where the centre asks about the report that counts, or about a ratio that stands apart in a summary.</summary>
public sealed class ShowAsk(RequestGate gate, PageAnswers pages, SubmissionStore store, SummaryReader summaries)
{
    [Function(nameof(ShowAsk))]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "ky/{period}/tinh/{province}/hoi")] HttpRequest request,
        string period, string province, CancellationToken cancellationToken) =>
        gate.ForProvinceAsync(request, Operation.AskQuestion, period, province, async (found, member, _) =>
        {
            var asked = request.Query[PageAddress.RatioQuery].ToString();
            var report = await store.DeriveAsync(new SubmissionKey(found.Id, member.Code), cancellationToken);
            var model = CentreActionsModel.Of(found, member, report);
            if (Ratio.All.FirstOrDefault(one => one.Id == asked) is { } ratio)
            {
                var scope = found.Scope(request.Query[PageAddress.ScopeQuery].ToString()) ?? found.Regions.First(region => region.Provinces.Contains(member));
                model = model with
                {
                    Ratio = ratio.Id,
                    Scope = scope.Code,
                    Proposed = model.Counts is { } version ? await summaries.ProposedAsync(found, scope, member.Code, version, ratio.Id, cancellationToken) : null,
                };
            }

            return await pages.ShowAsync<AskPage, CentreActionsModel>(request, model);
        });
}
