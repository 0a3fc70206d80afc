using System.Globalization;
using CadreReports.Access;
using CadreReports.Addresses;
using CadreReports.Functions.Gate;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Versions;

/// <summary>
/// <c>GET /ky/{period}/tinh/{province}/so-sanh?truoc=1&amp;sau=2</c>: leads to what changed between the versions that were chosen,
/// or to where they are chosen.
/// </summary>
public sealed class ShowCompare(RequestGate gate)
{
    [Function(nameof(ShowCompare))]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "ky/{period}/tinh/{province}/so-sanh")] HttpRequest request, string period, string province) =>
        gate.ForProvinceAsync(request, Operation.ReadVersions, period, province, (found, member, _) =>
        {
            var key = new SubmissionKey(found.Id, member.Code);
            return Task.FromResult<IResult>(new SeeOther(
                Number(request.Query[PageAddress.BeforeQuery]) is { } before && Number(request.Query[PageAddress.AfterQuery]) is { } after
                    ? PageAddress.Difference(key, before, after)
                    : PageAddress.Versions(key)));
        });

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
