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
        var (reports, files, failed) = (
            store.SubmissionsAsync(period.Id, cancellationToken),
            unclaimed.ListAsync(cancellationToken),
            failures.UndoneAsync(period.Id.ToString(), cancellationToken));
        await Task.WhenAll(reports, files, failed);
        var (submissions, now) = (await reports, time.GetUtcNow());
        return new StatusBoard(
            period.Id.ToString(),
            region?.Code,
            [.. (region?.Provinces ?? period.Provinces).Select(province => ProvinceStatus.Of(province, submissions.GetValueOrDefault(province.Code), period, now))],
            await files)
        {
            Failures = FailureStatus.Of(await failed, period, region),
        };
    }
}
