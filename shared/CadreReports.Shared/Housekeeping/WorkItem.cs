using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CadreReports.Catalogue;
using CadreReports.Messages;
using CadreReports.Storage;
using CadreReports.Submissions;

namespace CadreReports.Housekeeping;

/// <summary>A piece of work that a queue message asks for, whoever asked and how often.</summary>
/// <param name="Queue">The queue that such messages go to.</param>
/// <param name="Body">The message without its envelope, always written the same way; what nobody can read, as it is.</param>
public sealed record WorkItem(string Queue, string Body)
{
    /// <summary>The longest name that storage knows; what is longer names nothing.</summary>
    private const int LongestName = 1024;

    private WorkItem(string queue, string body, string? period)
        : this(queue, body) => Period = PeriodId.TryParse(period, out var id) ? id.ToString() : null;

    /// <summary>The half-year that it is about; null when it names none.</summary>
    public string? Period { get; init; }

    /// <summary>The code of the province that it is about; null when it names none.</summary>
    public string? Province { get; init; }

    /// <summary>What else tells it from others: a blob's name, a scope's code, a notice's key; null for nothing.</summary>
    public string? Subject { get; init; }

    /// <summary>Whether it is a message that this program can read.</summary>
    public bool IsReadable { get; init; } = true;

    /// <summary>The same for the same work.</summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Queue}\n{Body}")))[..32];

    /// <summary>Whether it can be put on its queue again.</summary>
    public bool CanBeSent => IsReadable || Queue != StorageNames.BlobTriggerQueue;

    /// <summary>The ingestion of an upload.</summary>
    public static WorkItem Of(IngestMessage message)
    {
        var plain = message with { ETag = message.ETag.Trim('"') };
        return InboxPath.TryParse(plain.Blob, out var path)
            ? new WorkItem(StorageNames.IngestQueue, Write(plain), path.Period.ToString()) { Province = path.Province, Subject = plain.Blob }
            : new WorkItem(StorageNames.IngestQueue, Write(plain)) { Subject = plain.Blob };
    }

    /// <summary>The summary of a scope.</summary>
    public static WorkItem Of(SummariseMessage message) =>
        new(StorageNames.SummariseQueue, Write(message), message.Period) { Subject = message.Region };

    /// <summary>Bringing a report in line with what was said about it.</summary>
    public static WorkItem Of(ReviewMessage message) =>
        new(StorageNames.ReviewQueue, Write(message), message.Period) { Province = message.Province };

    /// <summary>Sending a notice.</summary>
    public static WorkItem Of(OutboxMessage message) => new(StorageNames.OutboxQueue, Write(message), message.Period)
    {
        Province = message.Province,
        Subject = message.Key,
    };

    /// <summary>Reads a message that was given up.</summary>
    /// <param name="queue">The queue that it was on before, without the suffix.</param>
    /// <param name="text">The message, decoded.</param>
    /// <returns>The work; for a message that cannot be read, one that holds it as it is.</returns>
    public static WorkItem Read(string queue, string text)
    {
        try
        {
            return queue switch
            {
                StorageNames.IngestQueue when Envelope.Read<IngestMessage>(text).Body is { Blob.Length: > 0 and <= LongestName, ETag.Length: <= LongestName } body => Of(body),
                StorageNames.SummariseQueue when Envelope.Read<SummariseMessage>(text).Body is { Period.Length: <= LongestName, Region.Length: <= LongestName } body => Of(body),
                StorageNames.ReviewQueue when Envelope.Read<ReviewMessage>(text).Body is { Period.Length: <= LongestName, Province.Length: <= LongestName } body => Of(body),
                StorageNames.OutboxQueue when Envelope.Read<OutboxMessage>(text).Body is { Period.Length: <= LongestName, Key.Length: <= LongestName } body => Of(body),
                StorageNames.BlobTriggerQueue when JsonSerializer.Deserialize<BlobEvent>(text) is { IsUpload: true } blob =>
                    Of(new IngestMessage(blob.BlobName!, blob.ETag!)),
                _ => Unreadable(queue, text),
            };
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return Unreadable(queue, text);
        }
    }

    /// <summary>The message that asks for it again, not yet encoded.</summary>
    public string ToMessage() => IsReadable ? Envelope.Write(JsonElement.Parse(Body)) : Body;

    /// <summary>The text of a message on the wire: Base64 as this program and the host write it, or plain.</summary>
    public static string Decode(string wire)
    {
        var bytes = new byte[wire.Length];
        try
        {
            return Convert.TryFromBase64String(wire, bytes, out var length)
                ? new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 0, length)
                : wire;
        }
        catch (DecoderFallbackException)
        {
            return wire;
        }
    }

    private static WorkItem Unreadable(string queue, string text) => new(queue, text) { IsReadable = false };

    private static string Write<T>(T body) => JsonSerializer.Serialize(body, JsonSerializerOptions.Web);

    /// <summary>What the host's queue of blob events carries, as far as it matters here.</summary>
    private sealed record BlobEvent(string? ContainerName, string? BlobName, string? ETag)
    {
        public bool IsUpload => ContainerName == StorageNames.InboxContainer && BlobName is { Length: > 0 and <= LongestName } && ETag is { Length: <= LongestName };
    }
}
