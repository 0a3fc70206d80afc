using CadreReports.Catalogue;
using CadreReports.Reminders;
using CadreReports.Reminders.Delivery;
using CadreReports.Storage;
using CadreReports.Tests.Clocks;
using CadreReports.Tests.Reminders.MailServer;

namespace CadreReports.Tests.Reminders.Delivery;

/// <summary>A test over real storage and a real mail server, with a clock that stands until it is set.</summary>
public abstract class DeliveryTest(DeliveryFixture fixture) : IAsyncLifetime
{
    private protected HandClock Clock { get; } = new() { Now = Letters.At };

    private protected FixedLetters Written { get; } = new();

    private protected PeriodId Period { get; } = fixture.NextPeriod();

    private protected SmtpServer Server => fixture.Server;

    private protected string ConnectionString => fixture.ConnectionString;

    public async Task InitializeAsync() =>
        await StorageAccount.Open(ConnectionString).Queues.GetQueueClient(StorageNames.OutboxQueue).ClearMessagesAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    private protected IMailChannel Smtp => new SmtpChannel(Server.Options, Letters.Sender);

    private protected PostOffice Open(Mishap? mishap = null, IMailChannel? channel = null) => new(
        ConnectionString, Clock, Written, mishap is null ? channel ?? Smtp : mishap.Around(channel ?? Smtp), mishap);

    private protected Notice Notice(string occasion = "2023-06-07", string province = "82") => new(Period, province, NoticeKind.Reminder, occasion);

    /// <summary>What the server took of this test's messages.</summary>
    private protected async Task<IReadOnlyList<ReceivedMail>> ReceivedAsync(params Notice[] notices)
    {
        var ids = notices.Select(notice => MessageIds.Of(notice, Letters.Domain)).ToHashSet();
        return [.. (await Server.ReceivedAsync()).Where(mail => ids.Contains(mail.MessageId))];
    }

    private protected static async Task<OutboxEntry> EntryAsync(PostOffice office, Notice notice) =>
        (await office.Outbox.FindAsync(notice.Period, notice.Key, default))!;
}
