using System.Globalization;
using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Functions.Gate;
using CadreReports.Functions.Http;
using CadreReports.Summaries.Publishing;
using Microsoft.AspNetCore.Http;

namespace CadreReports.Functions.Summaries;

/// <summary>Finds the edition of a summary that a request is about.</summary>
public sealed class SummaryGate(RequestGate gate, SummaryPublisher publisher, EditionStore editions)
{
    /// <summary><c>true</c> when the edition shows everything that has arrived, else <c>false</c>.</summary>
    public const string CurrentHeader = "X-Summary-Current";

    /// <summary>Which edition it is.</summary>
    public const string RevisionHeader = "X-Summary-Revision";

    /// <summary>In how many seconds it is worth asking again for a summary that is being built.</summary>
    private const string RetryAfter = "5";

    /// <summary>Lets a request about the published edition through, or about an earlier one that <c>?revision=</c> names.</summary>
    /// <param name="request">The request.</param>
    /// <param name="period">From the address.</param>
    /// <param name="region">From the address.</param>
    /// <param name="answer">Called only when it is allowed and there is such an edition; null when a file of it is lost.</param>
    /// <param name="refuse">What else may be wrong with a request that is allowed; null for nothing.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    /// <returns>The answer; 404 when there is no such edition, with Retry-After while the first one is being built.</returns>
    public Task<IResult> ForEditionAsync(
        HttpRequest request,
        string period,
        string region,
        Func<Period, Region, PublishedSummary, Task<IResult?>> answer,
        Func<IResult?> refuse,
        CancellationToken cancellationToken)
    {
        string? revision = request.Query["revision"];
        return gate.ForRegionAsync(
            request,
            revision is null ? Operation.ReadSummary : Operation.ReadSummaryRevisions,
            period,
            region,
            async (found, scope) => refuse() ?? await WithEditionAsync(request, found, scope, revision, summary => answer(found, scope, summary), cancellationToken));
    }

    /// <summary>
    /// Goes on with the published edition, or with an earlier one. Whoever reads the published one has it brought up to date
    /// when it is not.
    /// </summary>
    /// <param name="request">The request, which is allowed.</param>
    /// <param name="period">The half-year.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="revision">Which edition; null for the published one.</param>
    /// <param name="answer">Called only when there is such an edition; null when a file of it is lost.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    public async Task<IResult> WithEditionAsync(
        HttpRequest request, Period period, Region scope, string? revision, Func<PublishedSummary, Task<IResult?>> answer, CancellationToken cancellationToken)
    {
        if (revision is not null)
        {
            return int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var number) &&
                await editions.FindAsync(period, scope, number, cancellationToken) is { } earlier
                ? await WithHeadersAsync(earlier) ?? throw new InvalidOperationException($"A file of revision {number} of {period.Id}/{scope.Code} is lost.")
                : Answer.Problem(StatusCodes.Status404NotFound, HttpTexts.NoSuchRevision, scope.Name, period.Id, revision);
        }

        var published = await publisher.FindAsync(period, scope, cancellationToken);
        if (published is not null && await WithHeadersAsync(published) is { } file)
        {
            return file;
        }

        await publisher.AskAsync(period, scope, cancellationToken);
        request.HttpContext.Response.Headers.RetryAfter = RetryAfter;
        return Answer.Problem(StatusCodes.Status404NotFound, HttpTexts.NoSummary, scope.Name, period.Id);

        async Task<IResult?> WithHeadersAsync(PublishedSummary summary)
        {
            if (await answer(summary) is not { } found)
            {
                return null;
            }

            var current = await publisher.IsCurrentAsync(period, scope, summary, cancellationToken);
            if (!current && revision is null)
            {
                await publisher.AskAsync(period, scope, cancellationToken);
            }

            var headers = request.HttpContext.Response.Headers;
            headers[CurrentHeader] = current ? "true" : "false";
            headers[RevisionHeader] = summary.Revision.ToString(CultureInfo.InvariantCulture);
            return found;
        }
    }
}
