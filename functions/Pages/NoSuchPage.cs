using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages;

/// <summary>
/// Answers every address that no other function has. Who asks for one that only takes a form, by loading a refused form's page
/// again or by going back to it, is led to the page that the form is on.
/// </summary>
public sealed class NoSuchPage
{
    [Function(nameof(NoSuchPage))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*rest}")] HttpRequest request) =>
        PageRequests.IsReading(request) && PageRoutes.PageOfForm(request.Path.ToUriComponent()) is { } page
            ? new SeeOther(page + request.QueryString.ToUriComponent())
            : Answer.Problem(StatusCodes.Status404NotFound, HttpTexts.NoSuchPage);
}
