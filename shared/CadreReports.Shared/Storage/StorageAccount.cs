using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace CadreReports.Storage;

/// <summary>The data account: the clients of its blobs, queues and tables.</summary>
/// <param name="Blobs">Blob service.</param>
/// <param name="Queues">Queue service; messages are Base64, as the queue triggers expect.</param>
/// <param name="Tables">Table service.</param>
/// <param name="PlainQueues">Queue service with messages as they are on the wire, to read what others than this program left.</param>
public sealed record StorageAccount(
    BlobServiceClient Blobs, QueueServiceClient Queues, TableServiceClient Tables, QueueServiceClient PlainQueues)
{
    /// <summary>
    /// Opens the account that configuration names under <see cref="StorageNames.Connection"/>: a connection string, or
    /// <c>blobServiceUri</c>, <c>queueServiceUri</c> and <c>tableServiceUri</c> for the host's own identity.
    /// </summary>
    /// <exception cref="InvalidOperationException">Configuration names no account.</exception>
    public static StorageAccount Open(IConfiguration configuration)
    {
        var section = configuration.GetSection(StorageNames.Connection);
        if (section.Value is { Length: > 0 } connectionString)
        {
            return Open(connectionString);
        }

        var credential = section["clientId"] is { Length: > 0 } clientId
            ? new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = clientId })
            : new DefaultAzureCredential();
        Uri Endpoint(string key) => section[key] is { Length: > 0 } uri
            ? new Uri(uri)
            : throw new InvalidOperationException(
                $"Set {StorageNames.Connection} to a storage connection string, or {StorageNames.Connection}__{key} to the service's address.");
        return new(
            new BlobServiceClient(Endpoint("blobServiceUri"), credential),
            new QueueServiceClient(Endpoint("queueServiceUri"), credential, QueueOptions()),
            new TableServiceClient(Endpoint("tableServiceUri"), credential),
            new QueueServiceClient(Endpoint("queueServiceUri"), credential));
    }

    /// <summary>Opens the account of a connection string.</summary>
    /// <param name="connectionString">With the endpoints of all three services.</param>
    /// <param name="policy">Seen by every request of the three clients, for tests that break the connection.</param>
    public static StorageAccount Open(string connectionString, Azure.Core.Pipeline.HttpPipelinePolicy? policy = null)
    {
        var blobs = new BlobClientOptions();
        var queues = QueueOptions();
        var tables = new TableClientOptions();
        var plain = new QueueClientOptions();
        if (policy is not null)
        {
            foreach (var options in (ClientOptions[])[blobs, queues, tables, plain])
            {
                options.AddPolicy(policy, HttpPipelinePosition.PerCall);
            }
        }

        return new(
            new BlobServiceClient(connectionString, blobs),
            new QueueServiceClient(connectionString, queues),
            new TableServiceClient(connectionString, tables),
            new QueueServiceClient(connectionString, plain));
    }

    /// <summary>Makes the containers, queues and tables that are missing; harmless when run again or at once elsewhere.</summary>
    public async Task EnsureCreatedAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(
        [
            .. StorageNames.Containers.Concat(StorageNames.OwnContainers).Select(name => EnsureContainerAsync(name, cancellationToken)),
            .. StorageNames.Queues.Concat(StorageNames.OwnQueues).Select(name => Queues.GetQueueClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
            .. StorageNames.Tables.Concat(StorageNames.OwnTables).Select(name => Tables.CreateTableIfNotExistsAsync(name, cancellationToken)),
        ]);
    }

    /// <summary>An identity with roles on its containers alone may not make one; those that were made for it are enough.</summary>
    private async Task EnsureContainerAsync(string name, CancellationToken cancellationToken)
    {
        var container = Blobs.GetBlobContainerClient(name);
        try
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 403)
        {
            if (!await container.ExistsAsync(cancellationToken))
            {
                throw;
            }
        }
    }

    private static QueueClientOptions QueueOptions() => new() { MessageEncoding = QueueMessageEncoding.Base64 };
}
