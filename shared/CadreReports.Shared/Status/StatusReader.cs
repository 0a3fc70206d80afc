using CadreReports.Catalogue;
using CadreReports.Housekeeping.Failures;
using CadreReports.Submissions;

namespace CadreReports.Status;

/// <summary>Reads where the provinces of a period stand.</summary>
public sealed class StatusReader(SubmissionStore store, Unclaimed unclaimed, FailureStore failures, TimeProvider time)
{
    /// <param name="period">As it stands, with the terms of single provinces.</param>
    /// <param name="region">Only its provinces; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<StatusBoard> ReadAsync(Period period, Region? region, CancellationToken cancellationToken)
    {
        // Together: none needs another's answer.
        var (reports, unsettled) = (store.SubmissionsAsync(period.Id, cancellationToken), UnsettledAsync(period, region, cancellationToken));
        await Task.WhenAll(reports, unsettled);
        var (submissions, (files, failed), now) = (await reports, await unsettled, time.GetUtcNow());
        return new StatusBoard(
            period.Id.ToString(),
            region?.Code,
            [.. (region?.Provinces ?? period.Provinces).Select(province => ProvinceStatus.Of(province, submissions.GetValueOrDefault(province.Code), period, now))],
            files)
        {
            Failures = failed,
        };
    }

    /// <summary>Reads what is nobody's report yet, and what did not come about by itself, oldest first.</summary>
    /// <param name="period">As it stands.</param>
    /// <param name="region">Only failures about its provinces; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<(IReadOnlyList<UnclaimedFile> Files, IReadOnlyList<FailureStatus> Failures)> UnsettledAsync(
        Period period, Region? region, CancellationToken cancellationToken)
    {
        var (files, failed) = (unclaimed.ListAsync(cancellationToken), failures.UndoneAsync(period.Id.ToString(), cancellationToken));
        await Task.WhenAll(files, failed);
        return (await files, FailureStatus.Of(await failed, period, region));
    }
}
