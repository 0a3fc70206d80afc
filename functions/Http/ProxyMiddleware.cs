using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CadreReports.Functions.Http;

/// <summary>
/// Puts the caller's address and scheme in place of the proxy's, where a proxy that configuration names says them; what
/// anybody else says of them is left where it is and counts for nothing. How the request really came stays with it
/// (<see cref="RawConnection"/>).
/// </summary>
public sealed class ProxyMiddleware(ProxyOptions proxies, ILoggerFactory loggers) : IFunctionsWorkerMiddleware
{
    private readonly ForwardedHeadersMiddleware? forwarding = proxies.Forwarding() is { } options
        ? new ForwardedHeadersMiddleware(_ => Task.CompletedTask, loggers, Options.Create(options))
        : null;

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http)
        {
            http.Features.Set(RawConnection.Of(http));
            forwarding?.ApplyForwarders(http);
        }

        return next(context);
    }
}
