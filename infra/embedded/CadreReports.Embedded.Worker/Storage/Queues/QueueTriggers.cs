using System.Text.Json;
using Azure.Storage.Queues.Models;
using CadreReports.Embedded.Functions;
using CadreReports.Embedded.Hosting;
using CadreReports.Embedded.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CadreReports.Embedded.Storage.Queues;

/// <summary>Connects queue functions with their queues.</summary>
internal sealed class QueueTriggers(
    StorageConnections connections,
    FunctionInvoker invoker,
    HostJson hostJson,
    IHostEnvironment environment,
    IConfiguration configuration,
    IOptions<EmbeddedHostOptions> options,
    HostShutdown shutdown,
    ILogger<QueueListener> logger)
{
    /// <exception cref="InvalidOperationException">The trigger's settings or its connection are missing.</exception>
    public QueueListener CreateListener(AppFunction function)
    {
        var trigger = (QueueTriggerAttribute)function.Trigger;
        var service = connections.Queues(trigger.Connection);
        var name = SettingExpressions.Resolve(trigger.QueueName, configuration);
        var poison = service.GetQueueClient(name + "-poison");
        var work = new QueueWork((message, cancellationToken) => RunAsync(function, message, cancellationToken), _ => poison);
        return new QueueListener(
            service.GetQueueClient(name), QueueSettings.Read(hostJson, environment.IsDevelopment()), work, options.Value.MessageLease, shutdown, TimeProvider.System, logger);
    }

    private Task RunAsync(AppFunction function, QueueMessage message, CancellationToken cancellationToken)
    {
        var type = function.TriggerParameter.ParameterType;
        object value = type == typeof(QueueMessage) ? message
            : type == typeof(BinaryData) ? message.Body
            : message.Body.ToString();
        return invoker.InvokeAsync(function, new FunctionBindings(value, BindingData(message)), cancellationToken);
    }

    // Times arrive in the worker as JSON, numbers and texts as themselves.
    private static Dictionary<string, object?> BindingData(QueueMessage message) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["QueueTrigger"] = message.Body.ToString(),
        ["Id"] = message.MessageId,
        ["PopReceipt"] = message.PopReceipt,
        ["DequeueCount"] = message.DequeueCount,
        ["InsertionTime"] = JsonSerializer.Serialize(message.InsertedOn),
        ["ExpirationTime"] = JsonSerializer.Serialize(message.ExpiresOn),
        ["NextVisibleTime"] = JsonSerializer.Serialize(message.NextVisibleOn),
    };
}
