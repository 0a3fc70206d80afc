using CadreReports.Functions.Submissions;
using CadreReports.Portal.Versions;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Versions;

/// <summary><c>GET /ky/{period}/tinh/{province}/so-sanh/{first}/{second}</c>: what changed from one version to another.</summary>
public sealed class ShowDifference(DifferenceReader reader, SubmissionStore store, PageAnswers pages)
{
    [Function(nameof(ShowDifference))]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "ky/{period}/tinh/{province}/so-sanh/{first}/{second}")] HttpRequest request,
        string period, string province, string first, string second, CancellationToken cancellationToken) =>
        reader.AnswerAsync(
            request,
            period,
            province,
            first,
            second,
            async (from, to, difference) =>
            {
                var versions = (await store.VersionsAsync(from.Key, cancellationToken)).Select(v => v.Version).Reverse();
                return await pages.ShowAsync<DifferencePage, DifferenceModel>(request, new DifferenceModel(
                    from.Period, from.Province, from.Version, to.Version, VersionsModel.ComparableOf(versions), difference));
            },
            cancellationToken);
}
