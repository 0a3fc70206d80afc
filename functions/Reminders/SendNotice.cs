using CadreReports.Catalogue;
using CadreReports.Messages;
using CadreReports.Reminders.Delivery;
using CadreReports.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Functions.Reminders;

/// <summary>Sends a notice that is due.</summary>
public sealed class SendNotice(MailSender sender, QueueActivity activity)
{
    [Function(nameof(SendNotice))]
    public Task Run(
        [QueueTrigger(StorageNames.OutboxQueue, Connection = StorageNames.Connection)] string message,
        CancellationToken cancellationToken) =>
        activity.RunAsync<OutboxMessage>(
            nameof(SendNotice), StorageNames.OutboxQueue, message, body => sender.SendAsync(PeriodId.Parse(body.Period), body.Key, cancellationToken));
}
