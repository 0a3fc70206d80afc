using Microsoft.Azure.Functions.Worker;

namespace CadreReports.ContractFunctions;

public sealed class QueueFunctions(Journal journal)
{
    [Function("QueueJob")]
    public Task RunJob([QueueTrigger("%JobQueue%")] Job job, FunctionContext context, CancellationToken cancellationToken)
    {
        var binding = context.BindingContext.BindingData;
        return job.DoAsync(
            journal,
            new
            {
                dequeueCount = Convert.ToInt64(binding["DequeueCount"], System.Globalization.CultureInfo.InvariantCulture),
                message = binding["QueueTrigger"],
                middleware = context.Items["after-web"],
                trace = context.TraceContext.TraceParent,
                function = context.FunctionDefinition.Name,
                trigger = context.FunctionDefinition.InputBindings["job"].Type,
            },
            cancellationToken);
    }

    [Function("QueueText")]
    public Task RunText([QueueTrigger("%TextQueue%")] string text) => journal.WriteAsync("text", "run", text);

    [Function("QueueBytes")]
    public Task RunBytes([QueueTrigger("%BytesQueue%")] BinaryData bytes) => journal.WriteAsync("bytes", "run", Convert.ToBase64String(bytes.ToArray()));
}
