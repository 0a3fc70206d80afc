using CadreReports.Catalogue;
using CadreReports.Housekeeping;
using CadreReports.Portal.Reports;
using CadreReports.Reminders;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;

namespace CadreReports.Functions.Pages.Reports;

/// <summary>Reads what the page of a report shows.</summary>
public sealed class ReportReader(SubmissionStore store, ExplanationLog log, UploadFollower uploads, UploadTrouble troubles, EarlierReports earlier, CatalogueSet catalogues)
{
    /// <param name="period">The half-year, with what holds for single provinces.</param>
    /// <param name="province">The province, as valid at its cut-off.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<ReportModel> ReadAsync(Period period, Province province, CancellationToken cancellationToken)
    {
        var key = new SubmissionKey(period.Id, province.Code);
        // What is on its way first: it may become a version meanwhile, and is never neither.
        var pending = await uploads.PendingAsync(key, cancellationToken);
        var versions = await store.VersionsAsync(key, cancellationToken);
        var said = await log.ReadAsync(key.Partition, cancellationToken);
        var trouble = await troubles.FindAsync(key, cancellationToken);
        var previous = await earlier.PreviousAsync(period, province, cancellationToken);
        return new ReportModel(period, province, ReportStanding.Of([.. versions.Select(v => v.Version)], said), versions.Count)
        {
            Pending = pending?.Upload,
            Trouble = trouble?.Text,
            GoesOnFrom = previous is null ? null : catalogues.Period(previous.Period.Id)!.Name,
        };
    }
}
