using CadreReports.Catalogue;
using CadreReports.Messages;
using CadreReports.Reminders.Delivery;
using CadreReports.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Reminders;

/// <summary>Sends a notice that is due.</summary>
public sealed class SendNotice(MailSender sender)
{
    [Function(nameof(SendNotice))]
    public async Task Run(
        [QueueTrigger(StorageNames.OutboxQueue, Connection = StorageNames.Connection)] string message,
        CancellationToken cancellationToken)
    {
        var envelope = Envelope.Read<OutboxMessage>(message);
        using var activity = QueueActivity.Continue(nameof(SendNotice), envelope.Trace);
        await sender.SendAsync(PeriodId.Parse(envelope.Body.Period), envelope.Body.Key, cancellationToken);
    }
}
