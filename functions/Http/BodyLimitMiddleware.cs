using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CadreReports.Functions.Http;

/// <summary>
/// Lets no request send more than a JSON body may have, unless its function takes files (<see cref="RequestFile"/>) or it is a
/// page's form with one, of somebody who is signed in, which is read before the function is called
/// (<see cref="Callers.AntiForgery"/>).
/// </summary>
public sealed class BodyLimitMiddleware : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http)
        {
            BodyLimit.Set(http, RequestBody.MaximumBytes);
        }

        return next(context);
    }
}
