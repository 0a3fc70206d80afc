using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CadreReports.Tests.Submissions.Uploads;

/// <summary>Notes every blob whose content is read from a place.</summary>
/// <param name="place">Part of the blob's path.</param>
internal sealed class ReadLog(string place) : HttpPipelinePolicy
{
    public ConcurrentQueue<string> Seen { get; } = [];

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The project only makes asynchronous calls.");

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (message.Request.Method == RequestMethod.Get && message.Request.Uri.Path.Contains(place, StringComparison.Ordinal))
        {
            Seen.Enqueue(message.Request.Uri.Path);
        }

        return ProcessNextAsync(message, pipeline);
    }
}
