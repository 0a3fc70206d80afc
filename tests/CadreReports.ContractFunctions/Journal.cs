using System.Text.Json;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;

namespace CadreReports.ContractFunctions;

/// <summary>Writes down, in blobs that a test reads, what the functions were given and when.</summary>
public sealed class Journal(IConfiguration configuration)
{
    private readonly BlobContainerClient container =
        new(configuration["AzureWebJobsStorage"], configuration["JournalContainer"]);

    /// <summary>Adds an entry that a test finds under the key and the event.</summary>
    public async Task WriteAsync(string key, string what, object? data = null) =>
        await container.UploadBlobAsync($"{key}/{what}/{Guid.NewGuid():N}", BinaryData.FromString(JsonSerializer.Serialize(data)));
}
