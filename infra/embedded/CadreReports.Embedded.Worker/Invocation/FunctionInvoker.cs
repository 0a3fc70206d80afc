using System.Diagnostics;
using CadreReports.Embedded.Functions;
using CadreReports.Embedded.Hosting;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CadreReports.Embedded.Invocation;

/// <summary>Runs a function once: a scope of services, a trace, a log scope, the middleware, the method.</summary>
internal sealed class FunctionInvoker(
    FunctionExecutionDelegate pipeline,
    IServiceScopeFactory scopes,
    HostShutdown shutdown,
    IOptions<InvocationTracing> tracing,
    ILogger<FunctionInvoker> logger)
{
    /// <summary>Runs the function through the middleware.</summary>
    /// <param name="function">The function to run.</param>
    /// <param name="bindings">What the trigger brings.</param>
    /// <param name="cancellationToken">Ends when the caller no longer wants the run; the host's own end is added to it.</param>
    /// <param name="prepare">Called with the context before the first middleware.</param>
    /// <exception cref="Exception">Whatever the function or a middleware throws, after it has been logged.</exception>
    public async Task InvokeAsync(AppFunction function, FunctionBindings bindings, CancellationToken cancellationToken, Action<EmbeddedFunctionContext>? prepare = null)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, shutdown.Abandoned);
        using var activity = tracing.Value.Start(function);
        await using var scope = scopes.CreateAsyncScope();
        var context = new EmbeddedFunctionContext(function, bindings, activity, scope.ServiceProvider, stop.Token);
        using var logScope = logger.BeginScope(new Dictionary<string, object>
        {
            ["AzureFunctions_FunctionName"] = function.Name,
            ["AzureFunctions_InvocationId"] = context.InvocationId,
        });
        tracing.Value.Mark(activity, context);
        try
        {
            prepare?.Invoke(context);
            await pipeline(context);
        }
        catch (Exception e)
        {
            activity.SetStatus(ActivityStatusCode.Error, e.Message);
            if (e is OperationCanceledException && stop.IsCancellationRequested)
            {
                logger.LogInformation("Function '{Function}' ({InvocationId}) was cancelled.", function.Name, context.InvocationId);
            }
            else
            {
                logger.LogError(e, "Function '{Function}' ({InvocationId}) failed.", function.Name, context.InvocationId);
            }

            throw;
        }
    }
}
