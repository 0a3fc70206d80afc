using System.Globalization;
using CadreReports.Submissions;

namespace CadreReports.Addresses;

/// <summary>Where files and documents to print are given out that pages and letters lead to, as paths from the system's root.</summary>
public static class FileAddress
{
    /// <summary>The workbook to fill in.</summary>
    public static string Template(SubmissionKey key) => Of($"/api/templates/{key}");

    /// <summary>The receipt of a version, to print.</summary>
    public static string Receipt(SubmissionKey key, int version) => Of($"/api/submissions/{key}/receipt.html?version={version}");

    /// <summary>The province's own workbook with what was found in it.</summary>
    public static string Annotated(SubmissionKey key, int version) => Of($"/api/submissions/{key}/annotated?version={version}");

    /// <summary>The workbook as it came.</summary>
    public static string Original(SubmissionKey key, int version) => Of($"/api/submissions/{key}/versions/{version}/original");

    /// <summary>The file of a version that the guard refused, as it came.</summary>
    public static string Refused(SubmissionKey key, int version) => Of($"/api/submissions/{key}/versions/{version}/refused");

    /// <summary>A file that belongs to no report, as it came.</summary>
    public static string Unclaimed(string uploadId) => Of($"/api/unclaimed/{uploadId}");

    /// <summary>The page on which a board confirms a version with signature and seal, to print.</summary>
    public static string ConfirmationSheet(SubmissionKey key, int version) => Of($"/api/submissions/{key}/versions/{version}/confirmation-sheet.html");

    /// <summary>That page, signed and sealed, as it was attached last.</summary>
    public static string SignedConfirmation(SubmissionKey key, int version) => Of($"/api/submissions/{key}/versions/{version}/confirmation");

    private static string Of(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);
}
