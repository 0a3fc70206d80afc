using System.Text.Json;
using CadreReports.Telemetry;

namespace CadreReports.Messages;

/// <summary>What every queue message is wrapped in.</summary>
/// <param name="V">The envelope's version, 1.</param>
/// <param name="Trace">The W3C trace context of the sender, so that one trace follows a workbook through the queues.</param>
/// <param name="Body">The message.</param>
/// <param name="Due">When it may first be taken, real time, UTC; null in messages of earlier programs.</param>
public sealed record Envelope<T>(int V, string? Trace, T Body, DateTimeOffset? Due = null);

/// <summary>Writes and reads queue messages.</summary>
public static class Envelope
{
    private const int Version = 1;

    /// <summary>The message as JSON, with the current trace.</summary>
    /// <param name="body">The message.</param>
    /// <param name="delay">For how long the queue keeps it hidden at first.</param>
    public static string Write<T>(T body, TimeSpan delay = default) =>
        JsonSerializer.Serialize(new Envelope<T>(Version, Tracing.Current, body, TimeProvider.System.GetUtcNow() + delay), JsonSerializerOptions.Web);

    /// <summary>The trace that a message carries; null when it is none, or carries none.</summary>
    public static string? TraceOf(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Envelope<JsonElement>>(json, JsonSerializerOptions.Web)?.Trace;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads what <see cref="Write"/> made.</summary>
    /// <exception cref="FormatException">The text is no message of this kind, or of an envelope version that is not known here.</exception>
    public static Envelope<T> Read<T>(string json)
    {
        Envelope<T>? envelope;
        try
        {
            envelope = JsonSerializer.Deserialize<Envelope<T>>(json, JsonSerializerOptions.Web);
        }
        catch (JsonException e)
        {
            throw new FormatException($"The message is not a JSON envelope of {typeof(T).Name}.", e);
        }

        return envelope switch
        {
            { V: Version, Body: not null } => envelope,
            { V: Version } => throw new FormatException($"The message has no body of {typeof(T).Name}."),
            _ => throw new FormatException($"The message has envelope version {envelope?.V}; this program knows version {Version}."),
        };
    }
}
