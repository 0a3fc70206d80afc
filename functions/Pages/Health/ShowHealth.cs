using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Health;
using CadreReports.Health;
using CadreReports.Periods;
using CadreReports.Portal.Health;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Health;

/// <summary><c>GET /tinh-trang</c>: how the system is, as <see cref="GetDeepHealth"/> says it.</summary>
public sealed class ShowHealth(RequestGate gate, PageAnswers pages, HealthCheck check, PeriodRegister periods)
{
    [Function(nameof(ShowHealth))]
    public Task<IResult> Run([HttpTrigger("get", "head", Route = "tinh-trang")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.ForAnybodyAsync(request, Operation.ReadDeepHealth, async _ =>
        {
            var report = await check.DeepAsync(cancellationToken);
            return await pages.ShowAsync<HealthPage, HealthModel>(
                request,
                ModelOf(DeepHealthView.Of(report)) with { Period = report.Works ? PresentPeriod.Of(await periods.AllAsync(cancellationToken)) : null },
                report.Works ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });

    private static HealthModel ModelOf(DeepHealthView view) => new(
        view.Status,
        view.Text,
        view.At,
        [.. view.Storage.Select(part => new HealthRow(part.Part, part.Status, part.Text))],
        [.. view.Queues.Select(queue => new HealthRow(queue.Queue, queue.Status, queue.Text))],
        new HealthRow("failures", view.Failures.Status, view.Failures.Text),
        [.. view.Timers.Select(timer => new HealthRow(timer.Timer, timer.Status, timer.Text))],
        Period: null);
}
