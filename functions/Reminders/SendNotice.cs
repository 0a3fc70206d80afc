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
    public Task Run(
        [QueueTrigger(StorageNames.OutboxQueue, Connection = StorageNames.Connection)] string message,
        CancellationToken cancellationToken) =>
        QueueActivity.RunAsync<OutboxMessage>(nameof(SendNotice), message, body => sender.SendAsync(PeriodId.Parse(body.Period), body.Key, cancellationToken));
}
