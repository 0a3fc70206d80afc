using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function for every new or overwritten blob under a path.</summary>
public sealed class BlobTriggerAttribute : TriggerBindingAttribute
{
    /// <param name="blobPath">Container and blob name, with <c>{parameters}</c> in the blob name.</param>
    public BlobTriggerAttribute(string blobPath)
    {
        BlobPath = blobPath;
    }

    public string BlobPath { get; }

    /// <summary>The name of the storage connection in the configuration; without one, AzureWebJobsStorage.</summary>
    public string? Connection { get; set; }

    /// <summary>How new blobs are noticed.</summary>
    public BlobTriggerSource Source { get; set; } = BlobTriggerSource.LogsAndContainerScan;
}

/// <summary>How a blob trigger notices new blobs.</summary>
public enum BlobTriggerSource
{
    /// <summary>By looking through the container.</summary>
    LogsAndContainerScan,

    /// <summary>By events of the storage account.</summary>
    EventGrid,
}
