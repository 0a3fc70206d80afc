using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CadreReports.ContractFunctions;

/// <summary>Registered before ConfigureFunctionsWebApplication, where there is no HTTP context yet.</summary>
public sealed class BeforeWebMiddleware : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        context.Items["before-web"] = context.GetHttpContext() is null ? "none" : "there";
        await next(context);
    }
}

/// <summary>Says in headers, set after the function and before its result is executed, what middleware sees.</summary>
public sealed class TracingMiddleware : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var http = context.GetHttpContext();
        context.Items["after-web"] = http is null ? "none" : "there";
        try
        {
            await next(context);
        }
        catch (TimeZoneNotFoundException) when (http is not null)
        {
            context.GetInvocationResult().Value = Results.Text("caught", statusCode: StatusCodes.Status409Conflict);
        }

        if (http is { Response.HasStarted: false })
        {
            http.Response.Headers["x-before-web"] = context.Items["before-web"].ToString();
            http.Response.Headers["x-after-web"] = context.Items["after-web"].ToString();
            http.Response.Headers["x-function"] = context.FunctionDefinition.Name;
        }
    }
}

/// <summary>Answers in the function's place.</summary>
public sealed class GuardMiddleware : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var http = context.GetHttpContext()!;
        if (http.Request.Headers["x-pass"] == "please")
        {
            return next(context);
        }

        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return http.Response.WriteAsync("guarded");
    }
}

/// <summary>A scoped service: the same object within one run, another in the next.</summary>
public sealed class RunScope
{
    public Guid Id { get; } = Guid.NewGuid();
}
