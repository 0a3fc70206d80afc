using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace CadreReports.Embedded.Storage.Queues;

/// <summary>A message that this host works on and keeps hidden from others until it is done with it.</summary>
internal sealed class HeldMessage(QueueClient queue, QueueMessage message, TimeSpan lease, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly CancellationTokenSource released = new();
    private string popReceipt = message.PopReceipt;
    private Task renewal = Task.CompletedTask;

    /// <summary>The message as it is on the wire.</summary>
    public QueueMessage Message => message;

    /// <summary>Begins to renew the time during which others do not see the message.</summary>
    public void KeepHidden() => renewal = RenewAsync();

    /// <summary>Takes the message off the queue.</summary>
    public Task DeleteAsync() => ReleaseAsync("delete", () => queue.DeleteMessageAsync(message.MessageId, popReceipt));

    /// <summary>Lets others see the message again after a pause.</summary>
    public Task HandBackAsync(TimeSpan pause) => ReleaseAsync("hand back", async () =>
    {
        await queue.UpdateMessageAsync(message.MessageId, popReceipt, visibilityTimeout: pause);
    });

    /// <summary>Puts a copy into the poison queue, which is created if need be, and takes the message off its own.</summary>
    public async Task MoveToAsync(QueueClient poison)
    {
        await StopRenewalAsync();
        await poison.CreateIfNotExistsAsync();
        await poison.SendMessageAsync(message.Body);
        await DeleteAsync();
    }

    public void Dispose() => released.Dispose();

    private async Task ReleaseAsync(string what, Func<Task> release)
    {
        await StopRenewalAsync();
        try
        {
            await release();
        }
        catch (RequestFailedException e) when (Lost(e))
        {
            logger.LogWarning("Could not {What} message {Id} of queue {Queue}: another host has taken it over, or it is gone.", what, message.MessageId, queue.Name);
        }
    }

    // The pop receipt changes with every renewal, so nothing else may be done with the message meanwhile.
    private async Task StopRenewalAsync()
    {
        await released.CancelAsync();
        await renewal;
    }

    private async Task RenewAsync()
    {
        var pause = lease / 2;
        while (true)
        {
            try
            {
                await Task.Delay(pause, time, released.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            try
            {
                UpdateReceipt receipt = await queue.UpdateMessageAsync(message.MessageId, popReceipt, visibilityTimeout: lease);
                popReceipt = receipt.PopReceipt;
                pause = lease / 2;
            }
            catch (RequestFailedException e) when (Lost(e))
            {
                logger.LogWarning("Message {Id} of queue {Queue} is no longer ours.", message.MessageId, queue.Name);
                return;
            }
#pragma warning disable CA1031 // Whatever it is, the next attempt may still be in time.
            catch (Exception e)
#pragma warning restore CA1031
            {
                logger.LogWarning(e, "Could not keep message {Id} of queue {Queue} hidden; will try again.", message.MessageId, queue.Name);
                pause = lease / 8;
            }
        }
    }

    private static bool Lost(RequestFailedException e) => e.Status is 400 or 404 or 409;
}
