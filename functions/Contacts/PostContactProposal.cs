using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Contacts;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Contacts;

/// <summary>
/// <c>POST /api/contacts/proposals/{period}/{province}</c> with <c>{"version": 3, "role": "clerk"}</c>: takes over what the
/// cover sheet of that version says, and answers with exactly what was added, ended and changed by it.
/// </summary>
public sealed class PostContactProposal(RequestGate gate, ContactGate contacts, ContactDesk desk, CoverContacts covers, SubmissionStore store)
{
    [Function(nameof(PostContactProposal))]
    [Api("Takes over what the cover sheet of a version says.", Body = typeof(ContactProposalBody), Answer = typeof(ContactsTakenOverView), Refusals = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger("post", Route = "api/contacts/proposals/{period}/{province}")] HttpRequest request,
        string period, string province, CancellationToken cancellationToken) =>
        gate.ForProvinceAsync(request, Operation.ManageContacts, period, province, (found, member, principal) => RequestBody.AnswerAsync(
            request,
            body => (Version: body.Number("version"), Role: ContactGate.Role(body)),
            said => TakeOverAsync(found, member, said.Version, said.Role, principal, cancellationToken),
            cancellationToken));

    private async Task<IResult> TakeOverAsync(
        Period period, Province province, int number, ContactRole role, Principal principal, CancellationToken cancellationToken)
    {
        var key = new SubmissionKey(period.Id, province.Code);
        if (await store.VersionAsync(key, number, cancellationToken) is not { } version ||
            await covers.ReadAsync(period, key, version, cancellationToken) is not { } cover)
        {
            return Answer.Problem(StatusCodes.Status409Conflict, ContactTexts.NoCover, number);
        }

        if (cover.FirstOrDefault(c => c.Role == role) is not { } stated)
        {
            return Answer.Problem(StatusCodes.Status409Conflict, ContactTexts.NotOnCover, number);
        }

        if (!stated.IsUsable)
        {
            return Answer.Problem(StatusCodes.Status409Conflict, ContactTexts.NotUsable, number);
        }

        var result = await desk.TakeOverAsync(province, stated, contacts.Today, principal.Id, cancellationToken);
        return result.Refusal is { } reason
            ? ContactGate.Refused(reason)
            : Answer.Json(new ContactsTakenOverView(
                result.Changes.Where(c => c.Before is null).Select(c => c.After),
                result.Changes.Where(c => c.Before is not null && c.After.ValidTo < contacts.Today).Select(c => c.After),
                result.Changes.Where(c => c.Before is not null && !(c.After.ValidTo < contacts.Today)).Select(c => c.After)));
    }
}
