using CadreReports.Azurite;

namespace CadreReports.ContractTests;

/// <summary>One Azurite for all tests that need storage.</summary>
public sealed class StorageFixture : IAsyncLifetime
{
    public AzuriteServer Azurite { get; private set; } = null!;

    public async Task InitializeAsync() => Azurite = await AzuriteServer.StartAsync(dataFolder: null);

    public async Task DisposeAsync() => await Azurite.DisposeAsync();
}

[CollectionDefinition(Name)]
#pragma warning disable CA1711 // A collection of tests.
public sealed class StorageCollection : ICollectionFixture<StorageFixture>
#pragma warning restore CA1711
{
    public const string Name = "Storage";
}
