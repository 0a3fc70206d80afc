using System.Globalization;
using CadreReports.Access;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Portal.Versions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Versions;

/// <summary><c>GET /ky/{period}/tinh/{province}/phien-ban/{number}</c>: one version, what was found in it and what is said about that.</summary>
public sealed class ShowVersion(RequestGate gate, VersionReader reader, PageAnswers pages)
{
    [Function(nameof(ShowVersion))]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "ky/{period}/tinh/{province}/phien-ban/{number}")] HttpRequest request,
        string period, string province, string number, CancellationToken cancellationToken) =>
        gate.ForProvinceAsync(request, Operation.ReadVersions, period, province, async (found, member, _) =>
            int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) &&
            await reader.OneAsync(found, member, parsed, cancellationToken) is { } model
                ? await pages.ShowAsync<VersionPage, VersionModel>(request, model)
                : Answer.Problem(StatusCodes.Status404NotFound, HttpTexts.NoSuchVersion, number, member.Name, found.Id));
}
