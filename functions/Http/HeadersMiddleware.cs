using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CadreReports.Functions.Http;

/// <summary>
/// The headers of every answer: what is served is about one caller's reports, so nobody else's cache may keep it, no browser
/// guesses what it is, tells another site of it or forgets to encrypt it, and nothing in it runs or is framed. A page says
/// which styles it needs on top of that.
/// </summary>
public sealed class HeadersMiddleware : IFunctionsWorkerMiddleware
{
    private static readonly (string Name, string Value)[] Always =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Cache-Control", "private, no-cache"),
        ("Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ("X-Permitted-Cross-Domain-Policies", "none"),
    ];

    /// <summary>A year. Browsers must not be told so over a connection that is not encrypted.</summary>
    private const string StrictTransport = "max-age=31536000; includeSubDomains";

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http)
        {
            // At the last moment: whoever takes back an answer that failed takes back its headers too.
            http.Response.OnStarting(Complete, http);
        }

        return next(context);
    }

    private static Task Complete(object state)
    {
        var http = (HttpContext)state;
        foreach (var (name, value) in Always)
        {
            http.Response.Headers.TryAdd(name, value);
        }

        if (http.Request.IsHttps)
        {
            http.Response.Headers.StrictTransportSecurity = StrictTransport;
        }

        return Task.CompletedTask;
    }
}
