using CadreReports.Catalogue;
using CadreReports.Housekeeping.Retention;
using CadreReports.Portal.Board;
using CadreReports.Status;
using CadreReports.Submissions;
using CadreReports.Time;

namespace CadreReports.Functions.Pages.Board;

/// <summary>Reads what the page of what waits for a person shows.</summary>
public sealed class UnclaimedReader(StatusReader status, SubmissionStore store, StorageClock clock, TimeProvider time)
{
    /// <param name="period">As it stands.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<UnclaimedModel> ReadAsync(Period period, CancellationToken cancellationToken)
    {
        var (unsettled, reports) = (status.UnsettledAsync(period, region: null, cancellationToken), store.SubmissionsAsync(period.Id, cancellationToken));
        await Task.WhenAll(unsettled, reports);
        var ((files, failures), submissions, now) = (await unsettled, await reports, time.GetUtcNow());
        return new UnclaimedModel(
            period,
            [.. files.Select(file => new SetAsideFile(file, StateOf(file.Length, file.ListedAt is { } at ? clock.AgeOf(at) : TimeSpan.Zero)))],
            [
                .. from province in period.Provinces
                   let version = submissions.GetValueOrDefault(province.Code)?.Latest
                   where version is { Outcome.Refused: true }
                   select new RefusedReport(province, version, StateOf(version.Length, now - version.ReceivedAt)),
            ],
            failures);
    }

    /// <summary>By the rule that files are kept and removed by; whoever asks for one is told what is so.</summary>
    private static RefusedFile StateOf(long length, TimeSpan age) =>
        length > UploadFiles.MostKept ? RefusedFile.Unread : age >= QuarantineRetention.Time ? RefusedFile.Expired : RefusedFile.Kept;
}
