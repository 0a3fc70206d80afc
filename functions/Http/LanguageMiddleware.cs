using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CadreReports.Functions.Http;

/// <summary>
/// Has refusals written in English for the programs of whoever prefers it to Vietnamese, and says which of the two they are in.
/// Data, documents and pages are Vietnamese for everybody.
/// </summary>
public sealed class LanguageMiddleware : IFunctionsWorkerMiddleware
{
    private const string ProblemType = "application/problem+json";

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http)
        {
            var language = PageRequests.IsSeen(http.Request) ? Languages.Vietnamese : Languages.PreferredBy(http.Request);
            CultureInfo.CurrentUICulture = language;
            http.Response.OnStarting(() =>
            {
                if (http.Response.ContentType?.StartsWith(ProblemType, StringComparison.Ordinal) == true)
                {
                    http.Response.Headers.ContentLanguage = language.TwoLetterISOLanguageName;
                    http.Response.Headers.Append("Vary", "Accept-Language");
                }

                return Task.CompletedTask;
            });
        }

        await next(context);
    }
}
