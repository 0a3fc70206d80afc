using CadreReports.Access.Protection;
using CadreReports.Azurite;
using CadreReports.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace CadreReports.Tests.Access.Protection;

/// <summary>What one host protects another reads, now and after a restart.</summary>
public sealed class ProtectionKeysTests : IAsyncLifetime
{
    private AzuriteServer? azurite;

    public async Task InitializeAsync() => azurite = await AzuriteServer.StartAsync(dataFolder: null);

    public async Task DisposeAsync() => await azurite!.DisposeAsync();

    /// <summary>There is not even a container yet.</summary>
    [Fact]
    public async Task Hosts_that_start_at_once_agree_on_one_first_key()
    {
        var hosts = Enumerable.Range(0, 6).Select(_ => Host()).ToList();
        var texts = await Task.WhenAll(hosts.Select((host, i) => Task.Run(() => host.Protect($"thử {i}"))));
        Assert.Equal(["key-000001.xml"], Names());
        foreach (var reader in hosts.Append(Host()))
        {
            Assert.Equal(Enumerable.Range(0, 6).Select(i => $"thử {i}"), texts.Select(reader.Unprotect));
        }
    }

    [Fact]
    public void A_key_that_is_made_while_another_host_makes_one_is_dropped()
    {
        var (mine, other) = (Manager(), Manager());
        Assert.Empty(mine.GetAllKeys());
        other.CreateNewKey(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(90));
        mine.CreateNewKey(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(90));
        Assert.Equal(other.GetAllKeys().Select(key => key.KeyId), mine.GetAllKeys().Select(key => key.KeyId));
        Assert.Single(Names());

        // Having seen that one, the next is wanted beside it.
        mine.CreateNewKey(DateTimeOffset.UtcNow.AddDays(88), DateTimeOffset.UtcNow.AddDays(178));
        Assert.Equal(["key-000001.xml", "key-000002.xml"], Names());
    }

    private IReadOnlyList<string> Names() => [.. StorageAccount.Open(azurite!.ConnectionString).Blobs
        .GetBlobContainerClient(StorageNames.ProtectionContainer).GetBlobs().Select(blob => blob.Name).Order(StringComparer.Ordinal)];

    private IDataProtector Host() => Services().GetRequiredService<IDataProtectionProvider>().CreateProtector("thử");

    private IKeyManager Manager() => Services().GetRequiredService<IKeyManager>();

    private ServiceProvider Services()
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("CadreReports");
        services.AddSingleton(StorageAccount.Open(azurite!.ConnectionString)).AddSingleton<ProtectionKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<ProtectionKeys>((options, keys) => options.XmlRepository = keys);
        return services.BuildServiceProvider();
    }
}
