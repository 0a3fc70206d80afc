using CadreReports.Access;
using CadreReports.Addresses;
using CadreReports.Functions.Gate;
using CadreReports.Periods;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages;

/// <summary><c>GET /</c>: leads everybody to where their work is: a province to its report, the centre to the board.</summary>
public sealed class ShowHome(RequestGate gate, PeriodRegister periods)
{
    [Function(nameof(ShowHome))]
    public Task<IResult> Run([HttpTrigger("get", "head", Route = "{x:maxlength(0)?}")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ForAnythingAsync(request, Operation.ReadPortal, async () => new SeeOther(request.HttpContext.Features.Get<Principal>() switch
        {
            null => PageAddress.SignIn,
            { MustChangePassword: true } => PageAddress.Password,
            { Province: { } own } => PresentPeriod.Of(await periods.AllAsync(cancellationToken), own) is { } period
                ? PageAddress.Report(new SubmissionKey(period.Id, own.Code))
                : PageAddress.ProvincePeriods(own.Code),
            _ => PresentPeriod.Of(await periods.AllAsync(cancellationToken)) is { } period ? PageAddress.Board(period.Id) : PageAddress.Periods,
        }));
}
