using CadreReports.Embedded.Http;
using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The HTTP side of a run.</summary>
public static class FunctionContextExtensions
{
    /// <summary>The HTTP context; null where the run has none, and before the middleware of ConfigureFunctionsWebApplication.</summary>
    public static HttpContext? GetHttpContext(this FunctionContext context) =>
        context.Items.TryGetValue(HttpResults.ContextKey, out var value) ? value as HttpContext : null;
}
