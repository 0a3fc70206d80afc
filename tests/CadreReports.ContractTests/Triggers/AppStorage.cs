using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using CadreReports.Azurite;

namespace CadreReports.ContractTests.Triggers;

/// <summary>Queues and containers of one test's own, and what the app's journal says about them.</summary>
public sealed class AppStorage
{
    private readonly string id = Guid.NewGuid().ToString("N")[..12];
    private readonly BlobContainerClient journal;

    private AppStorage(AzuriteServer azurite)
    {
        Azurite = azurite;
        Blobs = new BlobServiceClient(azurite.ConnectionString);
        Queues = new QueueServiceClient(azurite.ConnectionString, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        JobQueue = Queues.GetQueueClient("job-" + id);
        TextQueue = Queues.GetQueueClient("text-" + id);
        BytesQueue = Queues.GetQueueClient("bytes-" + id);
        Container = Blobs.GetBlobContainerClient("inbox-" + id);
        journal = Blobs.GetBlobContainerClient("journal-" + id);
    }

    public AzuriteServer Azurite { get; }

    public string HostId => "host-" + id;

    public BlobServiceClient Blobs { get; }

    public QueueServiceClient Queues { get; }

    public QueueClient JobQueue { get; }

    public QueueClient TextQueue { get; }

    public QueueClient BytesQueue { get; }

    public BlobContainerClient Container { get; }

    public static async Task<AppStorage> CreateAsync(AzuriteServer azurite)
    {
        var storage = new AppStorage(azurite);
        await storage.journal.CreateAsync();
        await storage.Container.CreateAsync();
        await storage.JobQueue.CreateAsync();
        await storage.TextQueue.CreateAsync();
        await storage.BytesQueue.CreateAsync();
        return storage;
    }

    /// <summary>Starts the app on this storage.</summary>
    /// <param name="more">Further environment variables.</param>
    public Task<FunctionsApp> StartAppAsync(params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = Azurite.ConnectionString,
            ["AzureFunctionsWebHost__hostid"] = HostId,
            ["JobQueue"] = JobQueue.Name,
            ["TextQueue"] = TextQueue.Name,
            ["BytesQueue"] = BytesQueue.Name,
            ["BlobContainer"] = Container.Name,
            ["JournalContainer"] = journal.Name,
            ["TickSchedule"] = Timers.Rare,
            ["MissedSchedule"] = Timers.Rare,
        };
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        return FunctionsApp.StartAsync(settings);
    }

    public Task SendAsync(object job) => JobQueue.SendMessageAsync(JsonSerializer.Serialize(job));

    /// <returns>The blob's ETag.</returns>
    public async Task<ETag> UploadAsync(string name, object job)
    {
        BlobContentInfo info = await Container.GetBlobClient(name).UploadAsync(BinaryData.FromString(JsonSerializer.Serialize(job)), overwrite: true);
        return info.ETag;
    }

    /// <summary>The data of the journal's entries for a key and an event.</summary>
    public async Task<IReadOnlyList<JsonElement>> JournalAsync(string key, string what)
    {
        var entries = new List<JsonElement>();
        await foreach (var blob in journal.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{key}/{what}/", CancellationToken.None))
        {
            var content = await journal.GetBlobClient(blob.Name).DownloadContentAsync();
            entries.Add(JsonSerializer.Deserialize<JsonElement>(content.Value.Content));
        }

        return entries;
    }

    /// <summary>Waits until the journal has that many entries, and gives them.</summary>
    public async Task<IReadOnlyList<JsonElement>> WaitForJournalAsync(string key, string what, int count = 1)
    {
        IReadOnlyList<JsonElement> entries = [];
        await Eventually.TrueAsync(
            async () => (entries = await JournalAsync(key, what)).Count >= count,
            () => string.Create(CultureInfo.InvariantCulture, $"{count} × {key}/{what} in the journal, there are {entries.Count}"));
        return entries;
    }

    /// <summary>Waits until a message is in a queue that the app may not have created yet, and takes it.</summary>
    public async Task<QueueMessage> WaitForMessageAsync(string queue)
    {
        QueueMessage? message = null;
        await Eventually.TrueAsync(async () => (message = await TakeAsync(queue)) is not null, () => "a message in queue " + queue);
        return message!;
    }

    /// <summary>How many messages a queue has, hidden ones too; 0 when there is no such queue.</summary>
    public async Task<int> CountAsync(string queue)
    {
        try
        {
            QueueProperties properties = await Queues.GetQueueClient(queue).GetPropertiesAsync();
            return properties.ApproximateMessagesCount;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return 0;
        }
    }

    public Task WaitUntilEmptyAsync(string queue) =>
        Eventually.TrueAsync(async () => await CountAsync(queue) == 0, () => $"queue {queue} to be empty");

    /// <summary>The host's receipts for blobs, without the part of their names that is the same for all.</summary>
    public async Task<IReadOnlyList<(string Name, bool Complete)>> ReceiptsAsync()
    {
        var prefix = $"blobreceipts/{HostId}/";
        var receipts = new List<(string, bool)>();
        var hosts = Blobs.GetBlobContainerClient("azure-webjobs-hosts");
        if (await hosts.ExistsAsync())
        {
            await foreach (var blob in hosts.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, prefix, CancellationToken.None))
            {
                receipts.Add((blob.Name[prefix.Length..], !blob.Metadata.ContainsKey("Incomplete")));
            }
        }

        return receipts;
    }

    private async Task<QueueMessage?> TakeAsync(string queue)
    {
        try
        {
            return (await Queues.GetQueueClient(queue).ReceiveMessageAsync()).Value;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }
}
