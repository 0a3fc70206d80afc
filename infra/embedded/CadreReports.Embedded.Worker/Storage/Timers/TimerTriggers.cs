using System.Globalization;
using System.Text.Json;
using CadreReports.Embedded.Functions;
using CadreReports.Embedded.Hosting;
using CadreReports.Embedded.Invocation;
using CadreReports.Embedded.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CadreReports.Embedded.Storage.Timers;

/// <summary>Connects timer functions with the clock and with the host's own storage.</summary>
internal sealed class TimerTriggers(
    StorageConnections connections, FunctionInvoker invoker, HostJson hostJson, IConfiguration configuration, HostShutdown shutdown, ILogger<TimerListener> logger)
{
    /// <exception cref="InvalidOperationException">The schedule is wrong, or a setting or the host's storage is missing.</exception>
    public TimerListener CreateListener(AppFunction function)
    {
        var trigger = (TimerTriggerAttribute)function.Trigger;
        var schedule = Schedule(function, trigger);
        var container = connections.Blobs(null).GetBlobContainerClient("azure-webjobs-hosts");
        var hostId = HostIdentity.Read(configuration);
        var settings = TimerSettings.Read(hostJson);
        var status = trigger.UseMonitor && !schedule.IsSubMinute
            ? new TimerStatus(container.GetBlobClient($"timers/{hostId}/{function.HostId}/status"))
            : null;
        return new TimerListener(
            new TimerWork(function.Name, schedule, trigger.RunOnStartup, (info, cancellationToken) => RunAsync(function, info, cancellationToken)),
            status,
            () => new TimerLock(container.GetBlobClient($"locks/{hostId}/{function.HostId}.Listener"), settings.LockPeriod, TimeProvider.System, logger),
            settings.RecoveryInterval,
            shutdown,
            TimeProvider.System,
            logger);
    }

    private CronSchedule Schedule(AppFunction function, TimerTriggerAttribute trigger)
    {
        try
        {
            return CronSchedule.Parse(SettingExpressions.Resolve(trigger.Schedule, configuration));
        }
        catch (FormatException e)
        {
            throw new InvalidOperationException($"Function '{function.Name}' has a wrong schedule: {e.Message}", e);
        }
    }

    // In the worker what is no TimerInfo is made from the JSON that the host sends.
    private Task RunAsync(AppFunction function, TimerInfo info, CancellationToken cancellationToken)
    {
        object value = function.TriggerParameter.ParameterType == typeof(TimerInfo) ? info : JsonSerializer.Serialize(info);
        var data = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["TimerTrigger"] = DateTime.UtcNow.ToString(CultureInfo.InvariantCulture),
        };
        return invoker.InvokeAsync(function, new FunctionBindings(value, data), cancellationToken);
    }
}
