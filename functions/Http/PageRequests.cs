using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Http;

/// <summary>Tells requests of people at a browser from those of programs.</summary>
public static class PageRequests
{
    /// <summary>What is not a page of the portal.</summary>
    private const string Api = "/api";

    /// <summary>Whether a request goes to the API.</summary>
    public static bool IsOfApi(HttpRequest request) => request.Path.StartsWithSegments(Api, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a route, without the slash that it begins with, is one of the API.</summary>
    public static bool IsOfApi(string route) => new PathString("/" + route).StartsWithSegments(Api, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether somebody looks at the answer themselves: it is a page's address, or a browser was led to one of the API, as by a
    /// link to a file.
    /// </summary>
    public static bool IsSeen(HttpRequest request) =>
        !IsOfApi(request) ||
        (IsReading(request) && request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether a request changes nothing.</summary>
    public static bool IsReading(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
}
