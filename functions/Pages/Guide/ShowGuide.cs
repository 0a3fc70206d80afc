using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Portal.Guide;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Guide;

/// <summary><c>GET /huong-dan</c>: how to work with the system; for everybody, what is for who reads it first.</summary>
public sealed class ShowGuide(RequestGate gate, PageAnswers pages)
{
    [Function(nameof(ShowGuide))]
    public Task<IResult> Run([HttpTrigger("get", "head", Route = "huong-dan")] HttpRequest request) =>
        gate.ForAnythingAsync(request, Operation.ReadPortal, () =>
            pages.ShowAsync<GuidePage, GuideModel>(request, GuideModel.For(request.HttpContext.Features.Get<Principal>() switch
            {
                null => null,
                { Province: null } => GuideAudience.Centre,
                _ => GuideAudience.Province,
            })));
}
