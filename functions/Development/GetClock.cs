using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Development;

/// <summary><c>GET /api/development/clock</c>: what the clock of a trial shows. Where nothing is tried, there is no such address.</summary>
public sealed class GetClock(RequestGate gate, DevelopmentIdentity development, TimeProvider clock)
{
    [Function(nameof(GetClock))]
    [Api("What the clock of a trial shows; there is no such address elsewhere.", Answer = typeof(ClockBody), Refusals = [404])]
    public Task<IResult> Run([HttpTrigger("get", Route = "api/development/clock")] HttpRequest request) =>
        gate.ForTrialAsync(request, development, Operation.MoveClock, () => Task.FromResult(Shown(clock)));

    /// <summary>The time, as Vietnam writes it.</summary>
    public static IResult Shown(TimeProvider clock) => Answer.Json(new ClockBody(VietnamTime.Of(clock.GetUtcNow())));
}
