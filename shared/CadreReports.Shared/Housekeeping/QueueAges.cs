using CadreReports.Storage;
using CadreReports.Telemetry;

namespace CadreReports.Housekeeping;

/// <summary>Tells how long messages have been waiting, which says whether anybody takes them.</summary>
public sealed class QueueAges(StorageAccount account) : IDuty
{
    /// <summary>
    /// The real age of the oldest message by queue, among those that could be taken now: neither delayed nor in somebody's
    /// hands. Zero when there is none.
    /// </summary>
    /// <exception cref="Azure.RequestFailedException">Storage does not answer, or a queue is not there.</exception>
    public async Task<IReadOnlyDictionary<string, TimeSpan>> ReadAsync(CancellationToken cancellationToken)
    {
        var ages = await Task.WhenAll(StorageNames.Queues.Select(async name => (name, Age: await AgeAsync(name, cancellationToken))));
        return ages.ToDictionary(queue => queue.name, queue => queue.Age, StringComparer.Ordinal);
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

    /// <summary>In a queue that is read in order the first message is the oldest, or nearly.</summary>
    private async Task<TimeSpan> AgeAsync(string queue, CancellationToken cancellationToken)
    {
        // Real time, like the stamps of storage.
        var first = (await account.Queues.GetQueueClient(queue).PeekMessageAsync(cancellationToken)).Value;
        return first?.InsertedOn is { } inserted && TimeProvider.System.GetUtcNow() - inserted is var age && age > TimeSpan.Zero ? age : TimeSpan.Zero;
    }
}
