using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using CadreReports.Storage;
using CadreReports.Tests.Submissions;

namespace CadreReports.Tests.Storage;

/// <summary>
/// Answers as storage does where a policy lets nothing in the archive be changed: a blob can be created once, and whatever
/// would replace, change or delete it is refused. The emulator knows no such policy.
/// </summary>
/// <param name="connection">The account, to see what is there.</param>
/// <param name="dyingAfter">After how many blobs that were archived the connection breaks; null for never.</param>
internal sealed class ClosedArchive(string connection, int? dyingAfter = null) : HttpPipelinePolicy
{
    private readonly BlobContainerClient archive = new(connection, StorageNames.ArchiveContainer);
    private int archived;

    /// <summary>Why storage refuses, as it says it itself.</summary>
    public string Refusal { get; init; } = "BlobImmutableDueToPolicy";

    /// <summary>Refuses new blobs too, as when the container is being deleted.</summary>
    public bool RefusesAll { get; init; }

    /// <summary>What was refused.</summary>
    public List<string> Refused { get; } = [];

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The project only makes asynchronous calls.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (archived >= dyingAfter)
        {
            throw new BrokenException();
        }

        var prefix = $"{archive.Uri.AbsolutePath}/";
        var path = message.Request.Uri.ToUri().AbsolutePath;
        var changes = path.StartsWith(prefix, StringComparison.Ordinal) &&
            message.Request.Method != RequestMethod.Get && message.Request.Method != RequestMethod.Head;
        if (changes && (RefusesAll || await archive.GetBlobClient(Uri.UnescapeDataString(path[prefix.Length..])).ExistsAsync(message.CancellationToken)))
        {
            Refused.Add($"{message.Request.Method} {path[prefix.Length..]}");
            message.Response = new RefusedAnswer(409, Refusal) { ClientRequestId = message.Request.ClientRequestId };
            return;
        }

        await ProcessNextAsync(message, pipeline);

        // A block that waits for the others is no blob yet.
        var isWhole = !message.Request.Uri.Query.Contains("blockid=", StringComparison.Ordinal);
        archived += changes && isWhole && !message.Response.IsError ? 1 : 0;
    }
}
