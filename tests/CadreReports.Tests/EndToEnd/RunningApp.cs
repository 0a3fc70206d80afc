using System.Diagnostics;
using CadreReports.Azurite;
using CadreReports.Local;

namespace CadreReports.Tests.EndToEnd;

/// <summary>The functions app as it is deployed, over an emulator of its own, on a sample period's clock.</summary>
public sealed class RunningApp : IAsyncLifetime
{
    /// <summary>What its clock shows at the start: 2023H1 is open and not yet due.</summary>
    public static readonly DateTimeOffset ClockStart = new(2023, 6, 5, 8, 0, 0, TimeSpan.FromHours(7));

    private readonly string folder = Directory.CreateTempSubdirectory("cadre-reports-app-").FullName;
    private readonly IReadOnlyDictionary<string, string?> settings;
    private AzuriteServer? azurite;
    private FunctionsProcess? functions;

    public RunningApp()
        : this(new Dictionary<string, string?>())
    {
    }

    private RunningApp(IReadOnlyDictionary<string, string?> settings) => this.settings = settings;

    public string Storage => azurite!.ConnectionString;

    /// <summary>Calls it as whose business it is (<see cref="NaturalCaller"/>), unless a request says who calls.</summary>
    public HttpClient Http { get; private set; } = null!;

    public LocalClient Client { get; private set; } = null!;

    /// <summary>One with settings of its own, whose names have <c>__</c> between their parts.</summary>
    public static RunningApp With(IReadOnlyDictionary<string, string?> settings) => new(settings);

    /// <summary>Looks again and again until it is so.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> reached)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(200))
        {
            var seen = await look();
            if (reached(seen))
            {
                return seen;
            }

            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), $"Not reached in two minutes; the last was {seen}");
        }
    }

    public async Task InitializeAsync()
    {
        azurite = await AzuriteServer.StartAsync(dataFolder: null);
        functions = await FunctionsProcess.StartAsync(
            azurite.ConnectionString, 0, ClockStart, trial: true, Path.Combine(folder, "mail"), Path.Combine(folder, "functions.log"), settings, default);
        Http = new HttpClient(new NaturalCaller()) { BaseAddress = functions.Address };
        Client = new LocalClient(functions.Address);
    }

    public async Task DisposeAsync()
    {
        Http?.Dispose();
        Client?.Dispose();
        if (functions is not null)
        {
            await functions.DisposeAsync();
        }

        if (azurite is not null)
        {
            await azurite.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }
}
