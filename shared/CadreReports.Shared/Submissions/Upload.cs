using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CadreReports.Submissions;

/// <summary>One content of one inbox blob, which is what an upload is: overwriting the blob makes another upload.</summary>
/// <param name="Blob">The blob's name within the inbox.</param>
/// <param name="ETag">The ETag of the content, without quotes.</param>
/// <param name="WrittenAt">When storage wrote this content, in real UTC time, to the second.</param>
/// <param name="ReceivedAt">The same moment on the application's clock.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sender">Who sent it, or null when the system does not know.</param>
public sealed record Upload(string Blob, string ETag, DateTimeOffset WrittenAt, DateTimeOffset ReceivedAt, long Length, string? Sender)
{
    /// <summary>The ETag that the content had before it was restored from a backup; null when it was not.</summary>
    public string? OriginalETag { get; init; }

    /// <summary>The upload's identity: hex SHA-256 of blob name and ETag, the original one of what was restored.</summary>
    public string Id => IdOf(Blob, OriginalETag ?? ETag);

    /// <summary>
    /// Sorts uploads of a province by when their content was written, then by name (the ids that the system gives
    /// sort by time), whatever the order in which they are processed.
    /// </summary>
    public string Order => string.Create(CultureInfo.InvariantCulture, $"{WrittenAt.UtcDateTime:yyyyMMddHHmmss}|{Blob}");

    /// <summary>Whether a text could be an upload's identity.</summary>
    public static bool IsId(string text) => text.Length == 2 * SHA256.HashSizeInBytes && text.All(char.IsAsciiHexDigitLower);

    /// <inheritdoc cref="Id"/>
    public static string IdOf(string blob, string etag) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{blob}\n{etag}")));
}

/// <summary>An upload that became a version.</summary>
/// <param name="Upload">The upload; it was written when it was received, as far as is known here.</param>
/// <param name="Version">The version, as it stands.</param>
/// <param name="TouchedAt">When storage last wrote a row of either, real time, UTC.</param>
public sealed record UploadClaim(Upload Upload, SubmissionVersion Version, DateTimeOffset TouchedAt);
