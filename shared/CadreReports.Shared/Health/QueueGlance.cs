using Azure;
using Azure.Storage.Queues;
using CadreReports.Housekeeping;
using CadreReports.Storage;

namespace CadreReports.Health;

/// <summary>A queue and what stands on it.</summary>
/// <param name="Queue">Its name.</param>
/// <param name="State">Whether it could be read; nothing else is known when it could not.</param>
/// <param name="Messages">About how many messages it holds, hidden ones too.</param>
/// <param name="Oldest">See <see cref="QueueAges.OldestAsync"/>.</param>
/// <param name="Poison">About how many messages the host gave up that the reconciler has not taken yet.</param>
public sealed record QueueHealth(string Queue, PartState State, int Messages, TimeSpan? Oldest, int Poison)
{
    /// <summary>From when on a message should long have been taken.</summary>
    private static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(15);

    /// <summary>Whether somebody should look.</summary>
    public bool IsLate => Oldest > LateAfter;
}

/// <summary>Looks at the queues without taking anything from them.</summary>
public sealed class QueueGlance(StorageAccount account, QueueAges ages)
{
    /// <summary>The queues that functions read, and blob events; of the latter only what was given up can be seen.</summary>
    public static IReadOnlyList<string> Queues { get; } = PoisonQueues.Queues;

    /// <summary>Looks at one of <see cref="Queues"/>.</summary>
    public async Task<QueueHealth> LookAsync(string name, CancellationToken cancellationToken)
    {
        var isOwn = name != StorageNames.BlobTriggerQueue;
        var queue = account.PlainQueues.GetQueueClient(name);
        var messages = isOwn ? CountAsync(queue, cancellationToken) : Task.FromResult<int?>(0);
        var oldest = isOwn ? OldestAsync(name, cancellationToken) : Task.FromResult<TimeSpan?>(null);
        var poison = CountAsync(account.PlainQueues.GetQueueClient(name + StorageNames.PoisonSuffix), cancellationToken);
        await Task.WhenAll(messages, oldest, poison);

        // The host makes a poison queue when it needs one; the queues themselves must be there.
        return new QueueHealth(name, await messages is null ? PartState.Missing : PartState.Works, await messages ?? 0, await oldest, await poison ?? 0);
    }

    private static async Task<int?> CountAsync(QueueClient queue, CancellationToken cancellationToken)
    {
        try
        {
            return (await queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private async Task<TimeSpan?> OldestAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await ages.OldestAsync(name, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }
}
