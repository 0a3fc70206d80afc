using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace CadreReports.Functions.Http;

/// <summary>Answers a failed HTTP call with problem details; what happened goes to the log and never to the caller.</summary>
public sealed class FailureMiddleware(ILogger<FailureMiddleware> logger) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to answer.
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            await Answer.Problem(
                e.StatusCode,
                e.StatusCode == StatusCodes.Status413PayloadTooLarge ? HttpTexts.BodyTooLarge : HttpTexts.BadRequest,
                RequestFile.MaximumMegabytes).ExecuteAsync(http);
        }
#pragma warning disable CA1031 // The outermost place: whatever it was, the caller gets an answer without its insides.
        catch (Exception e) when (!http.Response.HasStarted)
#pragma warning restore CA1031
        {
            var trace = Activity.Current?.TraceId.ToString() ?? context.InvocationId;
            logger.LogError(e, "{Function} failed; the caller was given {Trace}", context.FunctionDefinition.Name, trace);
            await Answer.Problem(StatusCodes.Status500InternalServerError, HttpTexts.Failed, trace).ExecuteAsync(http);
        }
    }
}
