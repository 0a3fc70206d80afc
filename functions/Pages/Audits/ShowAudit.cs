using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Portal.Audits;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Audits;

/// <summary><c>GET /nhat-ky</c>: who did what.</summary>
public sealed class ShowAudit(RequestGate gate, PageAnswers pages, AuditReader reader)
{
    [Function(nameof(ShowAudit))]
    public Task<IResult> Run([HttpTrigger("get", "head", Route = "nhat-ky")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ForAnybodyAsync(request, Operation.ReadAudit, async _ => await pages.ShowAsync<AuditPage, AuditModel>(request, await reader.ReadAsync(request.Query, cancellationToken)));
}
