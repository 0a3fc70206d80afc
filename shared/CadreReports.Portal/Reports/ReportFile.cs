using CadreReports.Submissions;

namespace CadreReports.Portal.Reports;

/// <summary>Where the files of a published period are, as paths from the system's root.</summary>
internal static class ReportFile
{
    /// <summary>A province's own sheet of the summary of its region.</summary>
    public static string ProvinceSheet(SubmissionKey key, string region) => $"/api/summaries/{key.Period}/{region}/provinces/{key.Province}";
}
