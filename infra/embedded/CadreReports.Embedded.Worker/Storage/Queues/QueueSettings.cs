using CadreReports.Embedded.Hosting;

namespace CadreReports.Embedded.Storage.Queues;

/// <summary>How messages are taken and tried again.</summary>
/// <param name="BatchSize">Messages fetched at once.</param>
/// <param name="NewBatchThreshold">A further batch is fetched when no more than this many are being worked on.</param>
/// <param name="MaxDequeueCount">Tries before a message goes to the poison queue.</param>
/// <param name="MaxPollingInterval">The longest pause between two looks at an empty queue.</param>
/// <param name="VisibilityTimeout">How long a message rests after a failed try.</param>
/// <param name="Base64">Whether message texts are base64.</param>
internal sealed record QueueSettings(int BatchSize, int NewBatchThreshold, int MaxDequeueCount, TimeSpan MaxPollingInterval, TimeSpan VisibilityTimeout, bool Base64)
{
    /// <summary>How many messages are worked on at once at most.</summary>
    public int MaxAtOnce { get; init; } = BatchSize + NewBatchThreshold;

    /// <summary>The settings of <c>extensions.queues</c> in host.json, with the defaults of the Functions host.</summary>
    /// <param name="hostJson">host.json.</param>
    /// <param name="development">Whether this is a developer's machine, where the host polls every two seconds.</param>
    /// <exception cref="InvalidOperationException">A setting is out of range.</exception>
    public static QueueSettings Read(HostJson hostJson, bool development)
    {
        const string Section = "extensions:queues:";
        var batchSize = hostJson.Number(Section + "batchSize", 16, 1, 32);
        var encoding = hostJson[Section + "messageEncoding"];
        return new QueueSettings(
            batchSize,
            hostJson.Number(Section + "newBatchThreshold", batchSize / 2 * Environment.ProcessorCount, 0, int.MaxValue),
            hostJson.Number(Section + "maxDequeueCount", 5, 1, int.MaxValue),
            hostJson.Time(Section + "maxPollingInterval", development ? TimeSpan.FromSeconds(2) : TimeSpan.FromMinutes(1)),
            hostJson.Time(Section + "visibilityTimeout", TimeSpan.Zero),
            string.IsNullOrEmpty(encoding) || encoding.Equals("base64", StringComparison.OrdinalIgnoreCase)
                || (encoding.Equals("none", StringComparison.OrdinalIgnoreCase) ? false
                    : throw new InvalidOperationException($"host.json: {Section}messageEncoding must be base64 or none, not '{encoding}'.")));
    }
}
