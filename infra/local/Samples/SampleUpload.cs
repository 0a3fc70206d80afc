using CadreReports.Catalogue;
using CadreReports.Submissions;

namespace CadreReports.Local.Samples;

/// <summary>A file that a sample province sends.</summary>
/// <param name="Period">The half-year.</param>
/// <param name="Province">The province's code.</param>
/// <param name="FileName">The name under which it is sent; ASCII.</param>
/// <param name="Content">The file.</param>
/// <param name="Expected">The state in which the submission must end.</param>
public sealed record SampleUpload(PeriodId Period, string Province, string FileName, byte[] Content, SubmissionState Expected);

/// <summary>A province that sends nothing for a half-year.</summary>
public sealed record SampleAbsence(PeriodId Period, string Province);
