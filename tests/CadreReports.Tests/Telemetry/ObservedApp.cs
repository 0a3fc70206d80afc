using CadreReports.Azurite;
using CadreReports.Local;
using CadreReports.Tests.EndToEnd;

namespace CadreReports.Tests.Telemetry;

/// <summary>The app as a process that sends its telemetry to a receiver.</summary>
public sealed class ObservedApp : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("cadre-reports-observed-").FullName;
    private AzuriteServer? azurite;
    private FunctionsProcess? functions;

    public string Storage => azurite!.ConnectionString;

    /// <summary>Calls it as whose business it is.</summary>
    public HttpClient Http { get; private set; } = null!;

    internal OtlpReceiver Receiver { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Receiver = new OtlpReceiver(Path.Combine(folder, "telemetry.jsonl"));
        azurite = await AzuriteServer.StartAsync(dataFolder: null);
        functions = await FunctionsProcess.StartAsync(
            azurite.ConnectionString, 0, RunningApp.ClockStart, trial: true, Path.Combine(folder, "mail"), Path.Combine(folder, "functions.log"), Receiver.Settings, default);
        Http = new HttpClient(new NaturalCaller()) { BaseAddress = functions.Address };
    }

    /// <summary>Stops the app, so that everything it has to tell is told.</summary>
    public async Task StopAsync()
    {
        await functions!.DisposeAsync();
        functions = null;
    }

    public async Task DisposeAsync()
    {
        Http?.Dispose();
        if (functions is not null)
        {
            await functions.DisposeAsync();
        }

        if (azurite is not null)
        {
            await azurite.DisposeAsync();
        }

        await Receiver.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
