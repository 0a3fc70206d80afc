using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Messages;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Submissions;

/// <summary>
/// <c>PUT /api/submissions/{period}/{province}</c>: takes a workbook into the inbox and says where its result will be.
/// </summary>
public sealed class PutSubmission(RequestGate gate, UploadFiles files, UploadTickets tickets, StorageAccount account)
{
    private readonly Azure.Storage.Queues.QueueClient ingest = account.Queues.GetQueueClient(StorageNames.IngestQueue);

    [Function(nameof(PutSubmission))]
    [Api("Sends a province's workbook.", Sends = ContentTypes.Xlsx, Answer = typeof(SentView), Statuses = [202], Refusals = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger("put", Route = "api/submissions/{period}/{province}")] HttpRequest request,
        string period, string province, CancellationToken cancellationToken) =>
        gate.ForProvinceAsync(request, Operation.Upload, period, province, async (found, member, principal) =>
        {
            if (found.State == PeriodState.Draft)
            {
                return Answer.Problem(StatusCodes.Status409Conflict, HttpTexts.PeriodNotOpen, found.Id);
            }

            var (file, refusal) = await RequestFile.ReadAsync(request, cancellationToken);
            if (file is null)
            {
                return refusal!;
            }

            await using (file)
            {
                // Real time, like the stamps of storage: it breaks ties between uploads of one second.
                var path = InboxPath.New(found.Id, member.Code, TimeProvider.System.GetUtcNow());
                Tracing.Tag(TelemetryNames.Upload, path.Upload);
                await tickets.AddAsync(path, principal.Id, cancellationToken);
                var etag = await files.PutAsync(path, file, cancellationToken);

                // The file is in; that its sender has hung up since must not keep it from being looked at.
                await ingest.SendMessageAsync(Envelope.Write(new IngestMessage(path.BlobName, etag)), CancellationToken.None);
                var status = path.StatusAddress;
                request.HttpContext.Response.Headers.Location = status;
                return Answer.Json(new SentView(path.Upload, status), StatusCodes.Status202Accepted);
            }
        });
}
