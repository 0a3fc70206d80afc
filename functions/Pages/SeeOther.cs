using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Pages;

/// <summary>Leads a browser to another page, which it asks for by GET: loading that one again does nothing twice.</summary>
/// <param name="address">A path of this site, with its query.</param>
public sealed class SeeOther(string address) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => StatusCodes.Status303SeeOther;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
