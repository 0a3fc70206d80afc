using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using CadreReports.Embedded.Hosting;
using Microsoft.Extensions.Logging;

namespace CadreReports.Embedded.Storage.Queues;

/// <summary>What a listener does with the messages of its queue.</summary>
/// <param name="Run">Works on a message, given decoded; an exception is a failed try.</param>
/// <param name="Poison">Where a message goes that has been tried often enough.</param>
internal sealed record QueueWork(Func<QueueMessage, CancellationToken, Task> Run, Func<QueueMessage, QueueClient> Poison);

/// <summary>Takes messages from a queue in batches and works on them side by side.</summary>
internal sealed class QueueListener(
    QueueClient queue, QueueSettings settings, QueueWork work, TimeSpan lease, HostShutdown shutdown, TimeProvider time, ILogger logger) : IDisposable
{
    private static readonly TimeSpan MinPollingInterval = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource stopping = new();
    private readonly HashSet<Task> running = [];
    private volatile TaskCompletionSource notified = NewSignal();
    private Task polling = Task.CompletedTask;

    public void Start() => polling = Task.Run(PollAsync);

    /// <summary>Says that there is a new message, which ends the pause between two looks.</summary>
    public void Notify() => notified.TrySetResult();

    /// <summary>Takes no further message and waits until those in hand are done with, or the token is cancelled.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        try
        {
            await polling.WaitAsync(cancellationToken);
            await Task.WhenAll(running).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            logger.LogWarning("Messages of queue {Queue} were still being worked on when the host ended; they come back after {Lease}.", queue.Name, lease);
        }
    }

    public void Dispose() => stopping.Dispose();

    private async Task PollAsync()
    {
        var pause = MinPollingInterval;
        while (!stopping.IsCancellationRequested)
        {
            await FreePlacesAsync();
            var signal = notified;
            var messages = await ReceiveAsync();
            foreach (var message in messages)
            {
                running.Add(ProcessAsync(message));
            }

            if (messages.Length > 0)
            {
                pause = MinPollingInterval;
                continue;
            }

            await PauseAsync(pause, signal.Task);
            if (signal.Task.IsCompleted)
            {
                notified = NewSignal();
                pause = MinPollingInterval;
            }
            else
            {
                pause = Longer(pause);
            }
        }
    }

    private async Task<QueueMessage[]> ReceiveAsync()
    {
        try
        {
            // Not cancelled by a stop: what the service has already handed out would stay hidden.
            return (await queue.ReceiveMessagesAsync(Math.Min(settings.BatchSize, settings.MaxAtOnce - running.Count), lease, CancellationToken.None)).Value ?? [];
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // As in the Functions host, whoever sends messages creates the queue.
            return [];
        }
#pragma warning disable CA1031 // Whatever it is, giving up would leave the queue unattended.
        catch (Exception e)
#pragma warning restore CA1031
        {
            logger.LogWarning(e, "Could not read queue {Queue}; will try again.", queue.Name);
            return [];
        }
    }

    private async Task FreePlacesAsync()
    {
        running.RemoveWhere(task => task.IsCompleted);
        while (running.Count > settings.NewBatchThreshold)
        {
            running.Remove(await Task.WhenAny(running));
        }
    }

    private async Task PauseAsync(TimeSpan pause, Task signal)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        await Task.WhenAny(signal, Task.Delay(pause, time, end.Token));
        await end.CancelAsync();
    }

    private TimeSpan Longer(TimeSpan pause)
    {
        var next = pause * (1.6 + (Random.Shared.NextDouble() * 0.8));
        return next < settings.MaxPollingInterval ? next : settings.MaxPollingInterval;
    }

    private async Task ProcessAsync(QueueMessage message)
    {
        using var held = new HeldMessage(queue, message, lease, time, logger);
        try
        {
            if (stopping.IsCancellationRequested)
            {
                await held.HandBackAsync(TimeSpan.Zero);
            }
            else if (held.Message.DequeueCount > settings.MaxDequeueCount)
            {
                await MoveToPoisonAsync(held);
            }
            else
            {
                await TryAsync(held);
            }
        }
#pragma warning disable CA1031 // The message comes back by itself; the other messages must not suffer.
        catch (Exception e)
#pragma warning restore CA1031
        {
            logger.LogError(e, "Message {Id} of queue {Queue} could not be settled; it comes back after {Lease}.", held.Message.MessageId, queue.Name, lease);
        }
    }

    private async Task TryAsync(HeldMessage held)
    {
        held.KeepHidden();
        if (await RunAsync(held.Message))
        {
            await held.DeleteAsync();
        }
        else if (shutdown.Abandoned.IsCancellationRequested)
        {
            // The host ended the work, so the message is for the next host, at once.
            await held.HandBackAsync(TimeSpan.Zero);
        }
        else if (held.Message.DequeueCount >= settings.MaxDequeueCount)
        {
            await MoveToPoisonAsync(held);
        }
        else
        {
            await held.HandBackAsync(settings.VisibilityTimeout);
        }
    }

    private async Task<bool> RunAsync(QueueMessage message)
    {
        try
        {
            await Task.Yield();
            await work.Run(settings.Base64 ? MessageText.Decode(message) : message, CancellationToken.None);
            return true;
        }
#pragma warning disable CA1031 // A failed try, whatever it was.
        catch (Exception e)
#pragma warning restore CA1031
        {
            logger.LogDebug(e, "Try {Count} of message {Id} of queue {Queue} failed.", message.DequeueCount, message.MessageId, queue.Name);
            return false;
        }
    }

    private async Task MoveToPoisonAsync(HeldMessage held)
    {
        var poison = work.Poison(held.Message);
        logger.LogWarning(
            "Message {Id} of queue {Queue} has been tried {Count} times and goes to queue {Poison}.",
            held.Message.MessageId, queue.Name, Math.Min(held.Message.DequeueCount, settings.MaxDequeueCount), poison.Name);
        await held.MoveToAsync(poison);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
