using Azure.Core;
using Azure.Core.Pipeline;

namespace CadreReports.Tests.Submissions.Reviews;

/// <summary>Holds the first write to a table up until it is told to go on.</summary>
internal sealed class HeldAt(string table) : HttpPipelinePolicy, IDisposable
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Reached => reached.Task.WaitAsync(TimeSpan.FromMinutes(1));

    public void Open() => open.TrySetResult();

    public void Dispose() => Open();

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The project only makes asynchronous calls.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (message.Request.Method == RequestMethod.Post && message.Request.Content is { } content)
        {
            using var body = new MemoryStream();
            await content.WriteToAsync(body, message.CancellationToken);
            if (System.Text.Encoding.UTF8.GetString(body.ToArray()).Contains($"/{table}(", StringComparison.Ordinal))
            {
                reached.TrySetResult();
                await open.Task;
            }
        }

        await ProcessNextAsync(message, pipeline);
    }
}
