using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CadreReports.Findings;

namespace CadreReports.Submissions;

/// <summary>
/// What the province gets for an upload. It says only what follows from the upload and its content, so the same upload
/// always gives the same receipt.
/// </summary>
/// <param name="Number">The receipt's number: period, province and version, such as <c>2023H1-82-000001</c>.</param>
/// <param name="Period">Half-year.</param>
/// <param name="Province">Two-digit code.</param>
/// <param name="Version">The version's number.</param>
/// <param name="Status">The result, a name of <see cref="SubmissionStateName"/>.</param>
/// <param name="ReceivedAt">When the file arrived, UTC.</param>
/// <param name="Sha256">Hex digest of the file.</param>
/// <param name="Length">Bytes.</param>
/// <param name="CatalogueVersion">The catalogue that it was read with.</param>
/// <param name="CatalogueRevision">Its revision.</param>
/// <param name="Facts">How many figures were read.</param>
/// <param name="Findings">What was found, gravest first.</param>
public sealed record Receipt(
    string Number,
    string Period,
    string Province,
    int Version,
    string Status,
    DateTimeOffset ReceivedAt,
    string Sha256,
    long Length,
    string CatalogueVersion,
    int CatalogueRevision,
    int Facts,
    IReadOnlyList<Finding> Findings)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The receipt of a version.</summary>
    public static Receipt Of(SubmissionKey key, SubmissionVersion version, Outcome outcome, IReadOnlyList<Finding> findings) => new(
        key.ReceiptNumber(version.Number),
        key.Period.ToString(),
        key.Province,
        version.Number,
        SubmissionStateName.Of(outcome.State),
        version.ReceivedAt,
        version.Sha256,
        version.Length,
        version.CatalogueVersion,
        version.CatalogueRevision,
        outcome.Facts,
        findings);

    public BinaryData ToJson() => new(JsonSerializer.SerializeToUtf8Bytes(this, Options));

    public static Receipt FromJson(BinaryData json) => json.ToObjectFromJson<Receipt>(Options)!;
}
