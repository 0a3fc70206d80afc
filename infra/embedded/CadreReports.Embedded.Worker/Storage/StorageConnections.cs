using System.Collections.Concurrent;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace CadreReports.Embedded.Storage;

/// <summary>
/// Storage clients by connection name. A connection is a connection string, or a section with <c>blobServiceUri</c>,
/// <c>queueServiceUri</c> or <c>accountName</c> for signing in with the machine's Azure identity. Names are looked for as
/// <c>AzureWebJobs{name}</c> and then <c>{name}</c>, each first among the connection strings.
/// </summary>
internal sealed class StorageConnections(IConfiguration configuration)
{
    /// <summary>The connection of the host's own data, and of triggers that name none.</summary>
    public const string Default = "AzureWebJobsStorage";

    private readonly ConcurrentDictionary<string, BlobServiceClient> blobs = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, QueueServiceClient> queues = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="InvalidOperationException">The connection is not configured.</exception>
    public BlobServiceClient Blobs(string? name) => blobs.GetOrAdd(name ?? Default, key =>
        Find(key) is { Value: { Length: > 0 } text } ? new BlobServiceClient(text)
        : new BlobServiceClient(Endpoint(key, "blob"), Identity(key)));

    /// <summary>A client whose messages are text as it is on the wire; who reads them decodes them.</summary>
    /// <exception cref="InvalidOperationException">The connection is not configured.</exception>
    public QueueServiceClient Queues(string? name) => queues.GetOrAdd(name ?? Default, key =>
        Find(key) is { Value: { Length: > 0 } text } ? new QueueServiceClient(text)
        : new QueueServiceClient(Endpoint(key, "queue"), Identity(key)));

    private IConfigurationSection Find(string name)
    {
        foreach (var key in (string[])["AzureWebJobs" + name, name])
        {
            foreach (var section in (IConfigurationSection[])[configuration.GetSection("ConnectionStrings:" + key), configuration.GetSection(key)])
            {
                if (section.Exists())
                {
                    return section;
                }
            }
        }

        throw new InvalidOperationException($"The storage connection '{name}' is not configured. Set it as an environment variable or in local.settings.json.");
    }

    private Uri Endpoint(string name, string service)
    {
        var section = Find(name);
        if ((section[service + "ServiceUri"] ?? section["serviceUri"]) is { Length: > 0 } uri)
        {
            return new Uri(uri);
        }

        return section["accountName"] is { Length: > 0 } account
            ? new Uri($"https://{account}.{service}.core.windows.net")
            : throw new InvalidOperationException($"The storage connection '{name}' needs {service}ServiceUri or accountName.");
    }

    private DefaultAzureCredential Identity(string name) =>
        new(new DefaultAzureCredentialOptions { ManagedIdentityClientId = Find(name)["clientId"] });
}
