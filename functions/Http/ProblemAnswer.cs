using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CadreReports.Functions.Http;

/// <summary>Why a request is not answered with what it asks: a program reads problem details, people a page.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="type">The kind of problem, as an address.</param>
/// <param name="title">The kind of problem, for people.</param>
/// <param name="detail">What is wrong and what to do.</param>
public sealed class ProblemAnswer(int status, string type, string title, string detail) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => status;

    /// <summary>The kind of problem, in the caller's language.</summary>
    public string Title => title;

    /// <summary>What is wrong and what to do, in the caller's language.</summary>
    public string Detail => detail;

    public Task ExecuteAsync(HttpContext httpContext) =>
        PageRequests.IsSeen(httpContext.Request) && httpContext.RequestServices.GetService<IProblemPage>() is { } page
            ? page.ShowAsync(httpContext, this)
            : Results.Problem(detail, statusCode: status, title: title, type: type).ExecuteAsync(httpContext);
}

/// <summary>Shows people why something was refused.</summary>
public interface IProblemPage
{
    /// <summary>Writes the page as the answer, or leads to where the reason can be mended.</summary>
    Task ShowAsync(HttpContext http, ProblemAnswer problem);
}
