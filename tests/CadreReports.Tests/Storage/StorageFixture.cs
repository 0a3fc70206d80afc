using CadreReports.Azurite;
using CadreReports.Storage;

namespace CadreReports.Tests.Storage;

/// <summary>One emulator for the tests of the collection; each test takes a province and period of its own from it.</summary>
public sealed class StorageFixture : IAsyncLifetime
{
    private AzuriteServer? azurite;

    public string ConnectionString => azurite!.ConnectionString;

    public async Task InitializeAsync()
    {
        azurite = await AzuriteServer.StartAsync(dataFolder: null);
        await StorageAccount.Open(ConnectionString).EnsureCreatedAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        if (azurite is not null)
        {
            await azurite.DisposeAsync();
        }
    }
}

[CollectionDefinition(Name)]
public sealed class SharedStorage : ICollectionFixture<StorageFixture>
{
    public const string Name = "storage";
}
