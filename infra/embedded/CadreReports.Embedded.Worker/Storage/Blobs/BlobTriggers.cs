using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using CadreReports.Embedded.Functions;
using CadreReports.Embedded.Hosting;
using CadreReports.Embedded.Invocation;
using CadreReports.Embedded.Storage.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CadreReports.Embedded.Storage.Blobs;

/// <summary>
/// Runs blob functions the way the Functions host does: scanners put a message for each new blob into the host's own
/// queue, and what takes it from there, on this host or another with the same host id, runs the function. Retries,
/// poison messages and the limit of parallel runs are those of that queue. Blob events of the storage account do not
/// reach this host, so triggers that ask for them are served by scanning too.
/// </summary>
internal sealed class BlobTriggers : IDisposable
{
    private const string PoisonQueue = "webjobs-blobtrigger-poison";

    private readonly StorageConnections connections;
    private readonly FunctionInvoker invoker;
    private readonly ILogger logger;
    private readonly Dictionary<string, WatchedBlobs> watched;
    private readonly BlobReceipts receipts;
    private readonly QueueClient queue;
    private readonly QueueListener listener;
    private readonly TimeSpan scanInterval;
    private readonly CancellationTokenSource stopping = new();
    private Task scanning = Task.CompletedTask;

    /// <exception cref="InvalidOperationException">A trigger's settings or its connection are missing.</exception>
    public BlobTriggers(
        IReadOnlyList<AppFunction> functions,
        StorageConnections connections,
        FunctionInvoker invoker,
        HostJson hostJson,
        IConfiguration configuration,
        IOptions<EmbeddedHostOptions> options,
        HostShutdown shutdown,
        ILogger<BlobTriggers> logger)
    {
        this.connections = connections;
        this.invoker = invoker;
        this.logger = logger;
        watched = functions.ToDictionary(f => f.HostId, f => Watch(f, configuration), StringComparer.Ordinal);
        scanInterval = options.Value.BlobScanInterval;

        var hostId = HostIdentity.Read(configuration);
        receipts = new BlobReceipts(connections.Blobs(null), hostId);
        queue = connections.Queues(null).GetQueueClient("azure-webjobs-blobtrigger-" + hostId);
        var parallel = hostJson.Number("extensions:blobs:maxDegreeOfParallelism", 8 * Environment.ProcessorCount, 1, int.MaxValue);
        var settings = new QueueSettings(
            Math.Min(parallel, 32), parallel - 1,
            hostJson.Number("extensions:blobs:poisonBlobThreshold", 5, 1, int.MaxValue),
            TimeSpan.FromMinutes(1), TimeSpan.Zero, Base64: true)
        {
            // A place is filled as soon as it is free, so that one blob that takes long holds up no other.
            MaxAtOnce = parallel,
        };
        listener = new QueueListener(
            queue, settings, new QueueWork(RunAsync, Poison), options.Value.MessageLease, shutdown, TimeProvider.System, logger);
    }

    /// <summary>Starts to look for blobs; storage that cannot be reached yet is tried again later.</summary>
    public void Start()
    {
        listener.Start();
        scanning = Task.WhenAll(watched.Values.Select(blobs => Task.Run(
            () => new BlobScanner(blobs, receipts, AnnounceAsync, scanInterval, TimeProvider.System, logger).RunAsync(stopping.Token), CancellationToken.None)));
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await Task.WhenAll(scanning, listener.StopAsync(cancellationToken));
    }

    public void Dispose()
    {
        stopping.Dispose();
        listener.Dispose();
    }

    private WatchedBlobs Watch(AppFunction function, IConfiguration configuration)
    {
        if (function.TriggerParameter.ParameterType != typeof(BlobClient))
        {
            throw new InvalidOperationException($"Function '{function.Name}' must take a BlobClient from its trigger.");
        }

        var trigger = (BlobTriggerAttribute)function.Trigger;
        var pattern = new BlobPathPattern(SettingExpressions.Resolve(trigger.BlobPath, configuration));
        return new WatchedBlobs(function, pattern, connections.Blobs(trigger.Connection).GetBlobContainerClient(pattern.Container));
    }

    private async Task AnnounceAsync(BlobTriggerMessage message)
    {
        var text = MessageText.Encode(message.ToJson());
        try
        {
            await queue.SendMessageAsync(text, CancellationToken.None);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            await queue.CreateIfNotExistsAsync();
            await queue.SendMessageAsync(text, CancellationToken.None);
        }

        listener.Notify();
    }

    private async Task RunAsync(QueueMessage queueMessage, CancellationToken cancellationToken)
    {
        var message = BlobTriggerMessage.FromJson(queueMessage.Body.ToString());
        if (!watched.TryGetValue(message.FunctionId, out var blobs) || blobs.Pattern.Match(message.BlobName) is not { } parameters)
        {
            logger.LogInformation("Blob {Blob} is for function {Function}, which no longer wants it.", message.BlobName, message.FunctionId);
            return;
        }

        var blob = blobs.Container.GetBlobClient(message.BlobName);
        if (await CurrentAsync(blob, message, cancellationToken) is { } properties)
        {
            await invoker.InvokeAsync(blobs.Function, new FunctionBindings(blob, BindingData(blob, properties, parameters)), cancellationToken);
        }
    }

    // A blob deleted since needs no run, and one overwritten since gets one under its new ETag.
    private static async Task<BlobProperties?> CurrentAsync(BlobClient blob, BlobTriggerMessage message, CancellationToken cancellationToken)
    {
        try
        {
            BlobProperties properties = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
            return properties.ETag.ToString("H") == message.ETag ? properties : null;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private static Dictionary<string, object?> BindingData(BlobClient blob, BlobProperties properties, IReadOnlyDictionary<string, string> parameters)
    {
        var data = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["BlobTrigger"] = blob.BlobContainerName + "/" + blob.Name,
            ["Uri"] = JsonSerializer.Serialize(blob.Uri),
            ["Properties"] = JsonSerializer.Serialize(new { properties.LastModified, properties.ContentLength, properties.ContentType, ETag = properties.ETag.ToString("H"), properties.CreatedOn }),
            ["Metadata"] = JsonSerializer.Serialize(properties.Metadata),
        };
        foreach (var (name, value) in parameters)
        {
            data[name] = value;
        }

        return data;
    }

    // The poison queue is in the account of the blob, where its owner looks for it.
    private QueueClient Poison(QueueMessage message)
    {
        var function = BlobTriggerMessage.FromJson(MessageText.Decode(message).Body.ToString()).FunctionId;
        var connection = watched.TryGetValue(function, out var blobs) ? ((BlobTriggerAttribute)blobs.Function.Trigger).Connection : null;
        return connections.Queues(connection).GetQueueClient(PoisonQueue);
    }
}
