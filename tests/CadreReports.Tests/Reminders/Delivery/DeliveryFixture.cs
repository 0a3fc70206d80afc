using CadreReports.Catalogue;
using CadreReports.Tests.Reminders.MailServer;
using CadreReports.Tests.Storage;

namespace CadreReports.Tests.Reminders.Delivery;

/// <summary>A storage and a mail server of its own.</summary>
public sealed class DeliveryFixture : IAsyncLifetime
{
    /// <summary>Of the tests that share it, one after another.</summary>
    public const string Tests = "delivery";

    private readonly StorageFixture storage = new();
    private int periods;

    public string ConnectionString => storage.ConnectionString;

    internal SmtpServer Server { get; private set; } = null!;

    /// <summary>A period that no other test uses.</summary>
    public PeriodId NextPeriod()
    {
        var number = Interlocked.Increment(ref periods);
        return new PeriodId(2000 + (number / 2), 1 + (number % 2));
    }

    public async Task InitializeAsync()
    {
        await storage.InitializeAsync();
        Server = await SmtpServer.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await storage.DisposeAsync();
    }
}

[CollectionDefinition(DeliveryFixture.Tests)]
#pragma warning disable CA1711 // A collection of tests.
public sealed class DeliveryCollection : ICollectionFixture<DeliveryFixture>;
#pragma warning restore CA1711
