using System.Text.Json;
using System.Text.Json.Serialization;

namespace CadreReports.Embedded.Storage.Blobs;

/// <summary>
/// Says that a function is to run for a blob: the message of the host's own queue and, after the last try, of
/// <c>webjobs-blobtrigger-poison</c>. The properties are those of the Functions host.
/// </summary>
internal sealed record BlobTriggerMessage
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [JsonPropertyOrder(-1)]
    public string Type { get; init; } = "BlobTrigger";

    public required string FunctionId { get; init; }

    public required string BlobType { get; init; }

    public required string ContainerName { get; init; }

    public required string BlobName { get; init; }

    /// <summary>With its quotes, as in the HTTP header.</summary>
    public required string ETag { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <exception cref="JsonException">The text is no such message.</exception>
    public static BlobTriggerMessage FromJson(string json) =>
        JsonSerializer.Deserialize<BlobTriggerMessage>(json, Json) ?? throw new JsonException("The blob trigger message is empty.");
}
