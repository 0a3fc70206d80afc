using System.Text.Json;
using CadreReports.Access;
using CadreReports.Audits;
using CadreReports.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Gate;

/// <summary>
/// A form that was refused, in the answer to which its page is shown again: from then on the request reads, but this is what
/// was asked.
/// </summary>
/// <param name="Method">The method of the request as it came.</param>
public sealed record FormBefore(string Method);

/// <summary>
/// Writes into the audit trail who asked for what, from where, and what became of it. What is asked is written before it is
/// done, its result afterwards: a line without a result says that the process ended in between, and what cannot be written
/// is not done.
/// </summary>
public sealed class RequestAudit(AuditLog log, TimeProvider time)
{
    /// <summary>Comes before the operation's name, and tells what was asked from what came of it.</summary>
    public const string ActionPrefix = "request.";

    private const int LongestSubject = 200;

    /// <summary>What is written though it changes nothing: results of everybody, what is about persons, and files that nobody has found safe.</summary>
    private static readonly HashSet<Operation> Readings =
    [
        Operation.ReadSummary, Operation.ReadSummaryRevisions, Operation.ReadProvinceSheet, Operation.ReadContacts, Operation.ReadAudit,
        Operation.ReadSetAside, Operation.ManageAccounts, Operation.ManageKeys,
    ];

    /// <summary>Answers a request that was let in.</summary>
    /// <param name="request">The request.</param>
    /// <param name="operation">What it asks.</param>
    /// <param name="target">What it is about.</param>
    /// <param name="principal">Who asks; nobody's requests are not written here.</param>
    /// <param name="answer">Does it.</param>
    public async Task<IResult> AnswerAsync(
        HttpRequest request, Operation operation, AccessTarget target, Principal? principal, Func<Task<IResult>> answer)
    {
        if (principal is null || operation == Operation.Validate)
        {
            return await answer();
        }

        var entry = EntryOf(request, operation, target, principal);
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            var result = await answer();
            var form = request.HttpContext.Features.Get<FormBefore>();
            // A second line of the same thing, done this time, would say that what was refused was done after all.
            var isNoted = form is not null && request.HttpContext.Features.Get<NotedAct>()?.Operation == operation;
            if (HttpMethods.IsGet(request.Method) && Readings.Contains(operation) && !isNoted)
            {
                // A page with a refused form on it has the refusal's status, but what stands on it was read.
                var wasShown = form is not null && result is not ProblemAnswer;
                await log.AddAsync(entry with { Result = wasShown ? StatusCodes.Status200OK : StatusOf(result) }, request.HttpContext.RequestAborted);
            }

            return result;
        }

        var line = await log.BeginAsync(entry, request.HttpContext.RequestAborted);
        request.HttpContext.Features.Set(new NotedAct(operation));
        var status = StatusCodes.Status500InternalServerError;
        try
        {
            var result = await answer();
            status = StatusOf(result);
            return result;
        }
        catch (BadHttpRequestException e)
        {
            status = e.StatusCode;
            throw;
        }
        finally
        {
            // What was done was done, whether or not its asker is still there.
            await log.EndAsync(line, status, CancellationToken.None);
        }
    }

    /// <summary>Notes that somebody was turned away.</summary>
    public Task RefuseAsync(HttpRequest request, Operation operation, AccessTarget target, Principal principal) =>
        log.AddAsync(EntryOf(request, operation, target, principal) with { Result = StatusCodes.Status403Forbidden }, request.HttpContext.RequestAborted);

    private AuditEntry EntryOf(HttpRequest request, Operation operation, AccessTarget target, Principal principal)
    {
        var method = request.HttpContext.Features.Get<FormBefore>()?.Method ?? request.Method;
        var subject = $"{method} {request.Path.ToUriComponent()}";
        return new AuditEntry(
            time.GetUtcNow(),
            principal.Id,
            ActionPrefix + JsonNamingPolicy.KebabCaseLower.ConvertName(operation.ToString()),
            target.Period?.Id.ToString(),
            target.Province?.Code,
            subject.Length > LongestSubject ? subject[..LongestSubject] : subject,
            Detail: null)
        {
            From = request.HttpContext.Connection.RemoteIpAddress?.ToString(),
        };
    }

    private static int StatusOf(IResult result) => (result as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK;

    /// <summary>What a request asked for that changes something, which has its line.</summary>
    private sealed record NotedAct(Operation Operation);
}
