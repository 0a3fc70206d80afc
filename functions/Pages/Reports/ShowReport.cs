using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Portal.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Reports;

/// <summary><c>GET /ky/{period}/tinh/{province}</c>: where a province's report stands, and what is to be done next.</summary>
public sealed class ShowReport(RequestGate gate, PageAnswers pages, ReportReader reports)
{
    [Function(nameof(ShowReport))]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "ky/{period}/tinh/{province}")] HttpRequest request, string period, string province, CancellationToken cancellationToken) =>
        gate.ForProvinceAsync(request, Operation.ReadSubmission, period, province, async (found, member, _) =>
            await pages.ShowAsync<ReportPage, ReportModel>(request, await reports.ReadAsync(found, member, cancellationToken)));
}
