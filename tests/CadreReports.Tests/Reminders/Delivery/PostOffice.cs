using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using CadreReports.Catalogue;
using CadreReports.Messages;
using CadreReports.Reminders.Delivery;
using CadreReports.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CadreReports.Tests.Reminders.Delivery;

/// <summary>One host's outbox and sender over real storage, wired as Program.cs wires them.</summary>
internal sealed class PostOffice : IDisposable
{
    private readonly QueueClient queue;

    public PostOffice(string connectionString, TimeProvider time, ILetterWriter letters, IMailChannel? channel, HttpPipelinePolicy? policy = null)
    {
        Account = StorageAccount.Open(connectionString, policy);
        queue = Account.Queues.GetQueueClient(StorageNames.OutboxQueue);
        Outbox = new Outbox(Account, time);
        Sender = new MailSender(Outbox, letters, channel, Letters.Domain, time, NullLogger<MailSender>.Instance);
    }

    public StorageAccount Account { get; }

    public Outbox Outbox { get; }

    public MailSender Sender { get; }

    /// <summary>Does what the messages on the queue ask for, as the queue trigger does, until none is to be seen.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> DeliverAsync()
    {
        var count = 0;
        while ((await queue.ReceiveMessageAsync(TimeSpan.FromSeconds(30))).Value is { } message)
        {
            var asked = Envelope.Read<OutboxMessage>(message.Body.ToString()).Body;
            await Sender.SendAsync(PeriodId.Parse(asked.Period), asked.Key, default);
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            count++;
        }

        return count;
    }

    /// <summary>As the reconciler does.</summary>
    public async Task SweepAndDeliverAsync()
    {
        await Outbox.SweepAsync(default);
        await DeliverAsync();
    }

    public void Dispose() => Sender.Dispose();
}
