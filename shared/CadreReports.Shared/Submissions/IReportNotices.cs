namespace CadreReports.Submissions;

/// <summary>Whoever writes to people about reports. Saying the same again adds nothing.</summary>
public interface IReportNotices
{
    /// <summary>Plans what a report, as it stands, gives cause to write about.</summary>
    Task AnnounceAsync(SubmissionKey key, CancellationToken cancellationToken);

    /// <summary>Plans what is sent about an upload that has just been claimed, should its result be long in coming.</summary>
    Task ExpectAsync(SubmissionKey key, SentUpload upload, CancellationToken cancellationToken);
}
