using CadreReports.Addresses;
using CadreReports.Functions.Keys;
using CadreReports.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Keys;

/// <summary><c>POST /khoa/{id}/thu-hoi</c>: revokes a key, as <see cref="DeleteKey"/> does.</summary>
public sealed class ActKeyRevocation(DeleteKey api, ShowKeys page)
{
    [Function(nameof(ActKeyRevocation))]
    public Task<IResult> Run([HttpTrigger("post", Route = "khoa/{id}/thu-hoi")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        PageAnswers.ActAsync(request, () => api.Run(request, id, cancellationToken), () => page.Run(request, cancellationToken), PageAddress.Keys, Done.KeyRevoked);
}
