using CadreReports.Catalogue;
using CadreReports.Submissions;

namespace CadreReports.Reminders;

/// <summary>
/// Plans the notices that follow from where reports stand and from what was said, whoever notices first; planning again adds
/// nothing. Called wherever a report changed, and by the reconciler for what that missed.
/// </summary>
public sealed class NoticeDesk
{
    /// <summary>Plans what one report gives cause to write about.</summary>
    public Task AnnounceAsync(SubmissionKey key, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Plans what the centre's acts about a period give cause to write about.</summary>
    public Task AnnounceAsync(PeriodId period, CancellationToken cancellationToken) => throw new NotImplementedException();
}
