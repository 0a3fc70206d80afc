using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary>
/// <c>GET /api/submissions/{period}/{province}/versions/{first}/diff/{second}</c>: which figures and which lines of text
/// changed from the first version to the second.
/// </summary>
public sealed class GetDifference(DifferenceReader reader)
{
    [Function(nameof(GetDifference))]
    [Api("What changed from one version to another.", Answer = typeof(DifferenceView), Refusals = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "api/submissions/{period}/{province}/versions/{first}/diff/{second}")] HttpRequest request,
        string period, string province, string first, string second, CancellationToken cancellationToken) =>
        reader.AnswerAsync(
            request,
            period,
            province,
            first,
            second,
            (from, to, difference) => Task.FromResult(Answer.Json(new DifferenceView(
                from.Period.Id.ToString(), from.Province.Code, from.Version.Number, to.Version.Number, difference.Figures, difference.Lines))),
            cancellationToken);
}
