using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using CadreReports.Catalogue;

namespace CadreReports.Submissions;

/// <summary>
/// The place of an upload within the inbox: <c>{period}/{province}/{upload id}.xlsx</c>. It is the authority for whose
/// report the upload is; what the workbook says of itself must agree.
/// </summary>
/// <param name="Period">The half-year.</param>
/// <param name="Province">The two-digit code.</param>
/// <param name="Upload">The file's name without its ending, unique within the folder.</param>
public sealed record InboxPath(PeriodId Period, string Province, string Upload)
{
    private const string Extension = ".xlsx";

    /// <summary>The blob's name.</summary>
    public string BlobName => $"{Period}/{Province}/{Upload}{Extension}";

    /// <summary>Where the upload's result can be read.</summary>
    public string StatusAddress => $"/api/submissions/{Period}/{Province}?upload={Upload}";

    /// <summary>A new place for one upload; ids made later sort later, to the millisecond.</summary>
    /// <param name="period">The half-year.</param>
    /// <param name="province">The two-digit code.</param>
    /// <param name="now">The real time, not a shifted one: it must sort with the times that storage stamps.</param>
    public static InboxPath New(PeriodId period, string province, DateTimeOffset now) =>
        new(period, province, Guid.CreateVersion7(now).ToString("N"));

    /// <summary>
    /// What tells the upload to whoever reads logs: its id where the system gave one. Another name may hold anything, also
    /// somebody's; of it only the first digits of its hash are said.
    /// </summary>
    public string PlainUpload => Guid.TryParseExact(Upload, "N", out _) ? Upload : HashOf(Upload);

    /// <summary>A blob's name as logs may hold it, see <see cref="PlainUpload"/>; what is no workbook's name is as it was.</summary>
    /// <param name="name">The name, or what else something is about; null for nothing.</param>
    public static string? Plain(string? name) =>
        name is null || !name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? name
        : TryParse(name, out var path) ? $"{path.Period}/{path.Province}/{path.PlainUpload}{Extension}"
        : HashOf(name) + Extension;

    /// <summary>Reads a blob's name; false for anything outside the pattern.</summary>
    public static bool TryParse(string blobName, [NotNullWhen(true)] out InboxPath? path)
    {
        path = null;
        var parts = blobName.Split('/');
        if (parts.Length != 3 || !PeriodId.TryParse(parts[0], out var period) ||
            parts[1] is not { Length: 2 } province || !province.All(char.IsAsciiDigit) ||
            !parts[2].EndsWith(Extension, StringComparison.OrdinalIgnoreCase) || parts[2].Length == Extension.Length)
        {
            return false;
        }

        path = new InboxPath(period, province, parts[2][..^Extension.Length]);
        return true;
    }

    private static string HashOf(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 8));
}
