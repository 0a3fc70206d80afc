using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace CadreReports.Embedded.Http;

/// <summary>
/// The middleware that ConfigureFunctionsWebApplication adds: gives the HTTP context to what comes after it, and executes
/// the function's result once all of that is done.
/// </summary>
internal static class HttpResults
{
    /// <summary>Where the worker keeps the HTTP context among a run's items.</summary>
    public const string ContextKey = "HttpRequestContext";

    public static async Task InvokeAsync(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.Features.Get<HttpContext>() is not { } http)
        {
            await next(context);
            return;
        }

        context.Items.Add(ContextKey, http);
        await next(context);
        switch (context.GetInvocationResult().Value)
        {
            case IActionResult result:
                await result.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
                break;
            case IResult result:
                await result.ExecuteAsync(http);
                break;
            case null:
                break;
            case var other:
                // The worker sends no other kind of result either: the answer stays 200 without a body.
                context.GetLogger(typeof(HttpResults).FullName!).LogWarning(
                    "Function '{Function}' returned a {Type}, which is no HTTP result: the answer has no body.", context.FunctionDefinition.Name, other.GetType());
                break;
        }
    }
}
