using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace CadreReports.ContractFunctions;

public sealed class TimerFunctions(Journal journal, IConfiguration configuration)
{
    [Function("TimerTick")]
    public async Task RunTick([TimerTrigger("%TickSchedule%")] TimerInfo timer, FunctionContext context, CancellationToken cancellationToken)
    {
        var data = new
        {
            host = configuration["HostLabel"],
            planned = timer.ScheduleStatus?.Next,
            last = timer.ScheduleStatus?.Last,
            timer.IsPastDue,
            function = context.FunctionDefinition.Name,
            trigger = context.FunctionDefinition.InputBindings["timer"].Type,
            bound = context.BindingContext.BindingData.ContainsKey("TimerTrigger"),
        };
        var milliseconds = int.Parse(configuration["TickMilliseconds"] ?? "0", CultureInfo.InvariantCulture);
        await new Job("tick", configuration["TickFails"] == "true", milliseconds).DoAsync(journal, data, cancellationToken);
    }

    [Function("TimerMissed")]
    public Task RunMissed([TimerTrigger("%MissedSchedule%")] TimerInfo timer) => journal.WriteAsync("missed", "run", timer.IsPastDue);

    [Function("TimerUnmonitored")]
    public Task RunUnmonitored([TimerTrigger("%MissedSchedule%", UseMonitor = false)] TimerInfo timer) =>
        journal.WriteAsync("unmonitored", "run", timer.IsPastDue);

    [Function("TimerStartup")]
    public Task RunStartup([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true)] string timer) => journal.WriteAsync("startup", "run", timer);
}
