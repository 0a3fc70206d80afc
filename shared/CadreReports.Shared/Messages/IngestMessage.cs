using System.Text.Json.Serialization;

namespace CadreReports.Messages;

/// <summary>Asks for one upload to be ingested; the pair is the upload's identity.</summary>
/// <param name="Blob">The blob's name within the inbox.</param>
/// <param name="ETag">The ETag of exactly the content meant.</param>
public sealed record IngestMessage(string Blob, string ETag);

/// <summary>Asks for a region's summary to be brought up to date.</summary>
/// <param name="Period">Half-year, such as <c>2023H1</c>.</param>
/// <param name="Region">Region code, such as <c>mien-nam</c>.</param>
public sealed record SummariseMessage(string Period, string Region);

/// <summary>Asks for the versions of a report to be brought in line with what was said about them.</summary>
/// <param name="Period">Half-year, such as <c>2023H1</c>.</param>
/// <param name="Province">Two-digit code.</param>
public sealed record ReviewMessage(string Period, string Province);

/// <summary>Asks for a notice of the outbox to be sent, if it is due.</summary>
/// <param name="Period">Half-year, such as <c>2023H1</c>.</param>
/// <param name="Key">The notice's key.</param>
public sealed record OutboxMessage(string Period, string Key)
{
    /// <summary>The two-digit code of the province that it is about, as the key says; null for the centre.</summary>
    [JsonIgnore]
    public string? Province => Key.Split('|')[0] is { Length: 2 } province && province.All(char.IsAsciiDigit) ? province : null;
}
