using CadreReports.Catalogue;
using CadreReports.Submissions;

namespace CadreReports.Local.Samples;

/// <summary>A file that a sample province sends.</summary>
/// <param name="Period">The half-year.</param>
/// <param name="Province">The province's code.</param>
/// <param name="FileName">The name under which it is sent; ASCII.</param>
/// <param name="Content">The file.</param>
/// <param name="Expected">The state in which the submission must be once the file has been looked at.</param>
public sealed record SampleUpload(PeriodId Period, string Province, string FileName, byte[] Content, SubmissionState Expected);

/// <summary>That a sample province sends a file, and when.</summary>
/// <param name="SentAt">The moment on the app's clock.</param>
/// <param name="Period">The half-year.</param>
/// <param name="Province">The province's code.</param>
/// <param name="Number">Counts the province's files of the half-year from 1.</param>
/// <param name="Expected">The state in which the submission must be once the file has been looked at.</param>
public sealed record SampleSending(DateTimeOffset SentAt, PeriodId Period, string Province, int Number, SubmissionState Expected);

/// <summary>A province that sends nothing for a half-year.</summary>
public sealed record SampleAbsence(PeriodId Period, string Province);
