using CadreReports.Access;
using CadreReports.Addresses;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Housekeeping;
using CadreReports.Portal.Frame;
using CadreReports.Portal.Reports;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Pages.Reports;

/// <summary><c>GET /ky/{period}/tinh/{province}/gui/{upload}</c>: waits for the result of an upload, and leads to it.</summary>
public sealed class ShowUpload(RequestGate gate, PageAnswers pages, UploadFollower uploads)
{
    [Function(nameof(ShowUpload))]
    public Task<IResult> Run(
        [HttpTrigger("get", "head", Route = "ky/{period}/tinh/{province}/gui/{upload}")] HttpRequest request,
        string period, string province, string upload, CancellationToken cancellationToken) =>
        gate.ForProvinceAsync(request, Operation.ReadSubmission, period, province, async (found, member, _) =>
            await uploads.FindAsync(new InboxPath(found.Id, member.Code, upload), cancellationToken) switch
            {
                null => Answer.Problem(StatusCodes.Status404NotFound, HttpTexts.NoSuchUpload, upload),
                { Version: { Outcome: not null } version } => new SeeOther(ResultOf(new SubmissionKey(found.Id, member.Code), version, new InboxPath(found.Id, member.Code, upload))),
                var progress => await pages.ShowAsync<UploadPage, UploadModel>(request, new UploadModel(found, member, progress)),
            });

    /// <summary>The same file again makes no version: who sent it is told, for it may be that what was corrected was not saved.</summary>
    private static string ResultOf(SubmissionKey key, SubmissionVersion version, InboxPath path)
    {
        var address = PageAddress.Version(key, version.Number);
        return version.Blob != path.BlobName ? PageAnswers.After(address, Done.SameFile) : address;
    }
}
