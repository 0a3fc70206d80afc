using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CadreReports.Functions.Http;

/// <summary>
/// The headers of every answer: what is served is about one caller's reports, so nobody else's cache may keep it, no browser
/// guesses what it is, and nothing in it runs or is framed. A page says which styles it needs on top of that.
/// </summary>
public sealed class HeadersMiddleware : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http)
        {
            var headers = http.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.CacheControl = "private, no-cache";
            headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";
        }

        return next(context);
    }
}
