using CadreReports.Access;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CadreReports.Functions.Http;

/// <summary>Finds out who calls, before any HTTP function runs.</summary>
public sealed class CallerMiddleware(DevelopmentIdentity development) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http)
        {
            var principal = development.Identify(
                http.Connection.RemoteIpAddress,
                http.Request.Host.Host,
                forwarded: http.Request.Headers.Keys.Any(name => name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || name.Equals("Forwarded", StringComparison.OrdinalIgnoreCase)),
                http.Request.Headers[DevelopmentIdentity.Header]);
            if (principal is not null)
            {
                http.Features.Set(principal);
            }
        }

        return next(context);
    }
}
