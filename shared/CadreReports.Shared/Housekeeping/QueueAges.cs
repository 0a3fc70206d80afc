using CadreReports.Storage;
using CadreReports.Telemetry;
using CadreReports.Time;

namespace CadreReports.Housekeeping;

/// <summary>Tells how long messages have been waiting, which says whether anybody takes them.</summary>
public sealed class QueueAges(StorageAccount account, StorageClock clock) : IDuty
{
    /// <summary>As many messages as storage shows at once.</summary>
    internal const int MostPeeked = 32;

    /// <summary>
    /// The age of the oldest message by queue, among those that could be taken now: neither delayed nor in somebody's
    /// hands. Zero when there is none.
    /// </summary>
    /// <exception cref="Azure.RequestFailedException">Storage does not answer, or a queue is not there.</exception>
    public async Task<IReadOnlyDictionary<string, TimeSpan>> ReadAsync(CancellationToken cancellationToken)
    {
        var ages = await Task.WhenAll(StorageNames.Queues.Select(async name => (name, Age: await OldestAsync(name, cancellationToken) ?? TimeSpan.Zero)));
        return ages.ToDictionary(queue => queue.name, queue => queue.Age, StringComparer.Ordinal);
    }

    /// <summary>
    /// How long ago the oldest message of a queue was put there that could be taken now, as far as a glance shows; null for
    /// none, and never less than no time. A message that was to wait counts from when it was put there.
    /// </summary>
    /// <exception cref="Azure.RequestFailedException">Storage does not answer, or the queue is not there.</exception>
    public async Task<TimeSpan?> OldestAsync(string queue, CancellationToken cancellationToken)
    {
        // As it is on the wire: what is no message of ours must not hide the others' age.
        var shown = (await account.PlainQueues.GetQueueClient(queue).PeekMessagesAsync(MostPeeked, cancellationToken)).Value;
        return shown.Length == 0 ? null : shown.Max(m => Age(clock.AgeOf(m.InsertedOn!.Value)));
    }

    async Task<int> IDuty.RunAsync(CancellationToken cancellationToken)
    {
        if (Measures.WantsQueueAge)
        {
            foreach (var (queue, age) in await ReadAsync(cancellationToken))
            {
                Measures.Aged(queue, age);
            }
        }

        return 0;
    }

    /// <summary>The clocks of storage and of this machine may differ a little.</summary>
    private static TimeSpan Age(TimeSpan measured) => measured > TimeSpan.Zero ? measured : TimeSpan.Zero;
}
