using CadreReports.Catalogue;
using CadreReports.Housekeeping;
using CadreReports.Submissions;

namespace CadreReports.Portal.Reports;

/// <summary>An upload whose result is not there yet.</summary>
/// <param name="Period">The half-year.</param>
/// <param name="Province">Whose report it is.</param>
/// <param name="Progress">What has become of it.</param>
public sealed record UploadModel(Period Period, Province Province, UploadProgress Progress)
{
    public SubmissionKey Key => new(Period.Id, Province.Code);

    /// <summary>Whether it is worth waiting for.</summary>
    public bool IsOnItsWay => Progress.Trouble is not { IsLost: true };
}
