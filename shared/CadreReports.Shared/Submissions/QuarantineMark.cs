using System.Globalization;

namespace CadreReports.Submissions;

/// <summary>What has become of a refused file.</summary>
public enum RefusedFile
{
    /// <summary>In quarantine.</summary>
    Kept,

    /// <summary>Removed after its time; what was found, its digest and its length stay.</summary>
    Expired,

    /// <summary>Never read, as it was far too large (<see cref="UploadFiles.MostKept"/>); its length stays.</summary>
    Unread,

    /// <summary>Never was in quarantine, as when it was gone before it was looked into.</summary>
    Missing,
}

/// <summary>
/// What stays of a file in quarantine whose time is over, or that was never read: the blob, empty, with this as its metadata. So
/// the place is taken for good, and whoever comes late does not fill it again.
/// </summary>
/// <param name="ExpiredAt">When the content was removed, UTC, on the application's clock; when it came, if it was never read.</param>
/// <param name="Sha256">Hex digest of the content; empty if it was never read.</param>
/// <param name="Length">Its bytes.</param>
public sealed record QuarantineMark(DateTimeOffset ExpiredAt, string Sha256, long Length)
{
    private const string Expired = "expired";
    private const string Digest = "sha256";
    private const string Bytes = "length";

    /// <summary>Reads a blob's metadata; null for a file that is there.</summary>
    public static QuarantineMark? Of(IDictionary<string, string>? metadata) => metadata is not null && metadata.TryGetValue(Expired, out var expired)
        ? new QuarantineMark(
            DateTimeOffset.Parse(expired, CultureInfo.InvariantCulture), metadata[Digest], long.Parse(metadata[Bytes], CultureInfo.InvariantCulture))
        : null;

    public Dictionary<string, string> ToMetadata() => new(StringComparer.Ordinal)
    {
        [Expired] = ExpiredAt.ToString("O", CultureInfo.InvariantCulture),
        [Digest] = Sha256,
        [Bytes] = Length.ToString(CultureInfo.InvariantCulture),
    };
}
