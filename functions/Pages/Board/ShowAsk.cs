using CadreReports.Access;
using CadreReports.Addresses;
using CadreReports.Functions.Gate;
using CadreReports.Portal.Board;
using CadreReports.Submissions;
using CadreReports.Summaries.Ratios;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Board;

/// <summary><c>GET /ky/{period}/tinh/{province}/hoi?ti-le=…</c>: where the centre asks about the report that counts, or about a ratio.</summary>
public sealed class ShowAsk(RequestGate gate, PageAnswers pages, SubmissionStore store)
{
    [Function(nameof(ShowAsk))]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "ky/{period}/tinh/{province}/hoi")] HttpRequest request,
        string period, string province, CancellationToken cancellationToken) =>
        gate.ForProvinceAsync(request, Operation.AskQuestion, period, province, async (found, member, _) =>
        {
            var asked = request.Query[PageAddress.RatioQuery].ToString();
            var report = await store.DeriveAsync(new SubmissionKey(found.Id, member.Code), cancellationToken);
            return await pages.ShowAsync<AskPage, CentreActionsModel>(
                request, CentreActionsModel.Of(found, member, report) with { Ratio = Ratio.All.FirstOrDefault(ratio => ratio.Id == asked)?.Id });
        });
}
