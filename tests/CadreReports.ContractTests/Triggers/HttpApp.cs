using CadreReports.Azurite;

namespace CadreReports.ContractTests.Triggers;

/// <summary>One app for all tests that only send requests.</summary>
public sealed class HttpApp : IAsyncLifetime
{
    public const string FunctionKey = "function-key-ơ";
    public const string MasterKey = "master-key";

    private AzuriteServer azurite = null!;

    public FunctionsApp App { get; private set; } = null!;

    public AppStorage Storage { get; private set; } = null!;

    public HttpClient Http => App.Http;

    public async Task InitializeAsync()
    {
        azurite = await AzuriteServer.StartAsync(dataFolder: null);
        Storage = await AppStorage.CreateAsync(azurite);
        App = await Storage.StartAppAsync(("EmbeddedHost__FunctionKey", FunctionKey), ("EmbeddedHost__MasterKey", MasterKey));
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await azurite.DisposeAsync();
    }
}
