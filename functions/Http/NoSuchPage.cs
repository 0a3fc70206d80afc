using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Http;

/// <summary>Answers every address that no other function has.</summary>
public sealed class NoSuchPage
{
    [Function(nameof(NoSuchPage))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*rest}")] HttpRequest request) =>
        Answer.Problem(StatusCodes.Status404NotFound, HttpTexts.NoSuchPage);
}
