using Microsoft.Azure.Functions.Worker;

namespace CadreReports.ContractFunctions;

public sealed class QueueFunctions(Journal journal)
{
    [Function("QueueJob")]
    public Task RunJob([QueueTrigger("%JobQueue%")] Job job, FunctionContext context, CancellationToken cancellationToken) =>
        job.DoAsync(journal, context.BindingContext.BindingData.ToDictionary(d => d.Key, d => d.Value?.ToString()), cancellationToken);

    [Function("QueueText")]
    public Task RunText([QueueTrigger("%TextQueue%")] string text) => journal.WriteAsync("text", "run", text);

    [Function("QueueBytes")]
    public Task RunBytes([QueueTrigger("%BytesQueue%")] BinaryData bytes) => journal.WriteAsync("bytes", "run", Convert.ToBase64String(bytes.ToArray()));
}
