using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using CadreReports.Access;
using CadreReports.Azurite;
using CadreReports.Catalogue;
using CadreReports.Local;
using CadreReports.Local.Samples;
using CadreReports.Storage;
using CadreReports.Tests.EndToEnd;
using CadreReports.Tests.Housekeeping;
using CadreReports.Time;

namespace CadreReports.Tests.Costs;

/// <summary>What one of the things that happen in a half-year costs storage, and how many functions it starts.</summary>
/// <param name="Name">Such as <c>upload</c>.</param>
/// <param name="Use">Requests to storage.</param>
/// <param name="Executions">Functions that ran.</param>
internal sealed record Event(string Name, StorageUse Use, double Executions);

/// <summary>
/// Plays what happens in a half-year through the real app, once everything of the half-year and of the one before it is
/// there, and counts it: a later event is never cheaper than it was at the start.
/// </summary>
internal sealed class HalfYear : IAsyncDisposable
{
    private const string Provincial = "82";

    private static readonly PeriodId Period = new(2023, 1);
    private static readonly SampleWorkbooks Samples = new(CatalogueSet.Load());

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Longer than a message lies before it is taken.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);

    /// <summary>The app's own reconciler comes at every quarter of an hour: so long before and after it nothing is counted.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    private readonly string folder = Directory.CreateTempSubdirectory("cadre-reports-cost-").FullName;
    private readonly List<Event> events = [];
    private AzuriteServer azurite = null!;
    private CountingLine line = null!;
    private FunctionsProcess app = null!;
    private HttpClient http = null!;
    private LocalClient client = null!;

    public static async Task<IReadOnlyList<Event>> PlayAsync()
    {
        await using var play = new HalfYear();
        await play.StartAsync();
        await play.FillAsync();
        await play.CountAsync();
        return play.events;
    }

    public async ValueTask DisposeAsync()
    {
        http?.Dispose();
        client?.Dispose();
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        if (line is not null)
        {
            await line.DisposeAsync();
        }

        if (azurite is not null)
        {
            await azurite.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task StartAsync()
    {
        azurite = await AzuriteServer.StartAsync(dataFolder: null);
        line = await CountingLine.StartAsync(azurite);
        var settings = new Dictionary<string, string?>
        {
            // The host's own state has an account of its own on Azure, and events instead of a scan.
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["EmbeddedHost__BlobScanInterval"] = "1.00:00:00",
            ["Limits__UploadsOfPrincipal__Times"] = "1000",
            // Looks that find nothing are not counted, so that looking often only makes the play shorter.
            ["AzureFunctionsJobHost__extensions__queues__maxPollingInterval"] = "00:00:00.2000000",
        };
        app = await FunctionsProcess.StartAsync(
            line.ConnectionString, 0, RunningApp.ClockStart, trial: true, Path.Combine(folder, "mail"), Path.Combine(folder, "functions.log"), settings, default);
        http = new HttpClient(new NaturalCaller()) { BaseAddress = app.Address };
        client = new LocalClient(app.Address);
    }

    private async Task FillAsync()
    {
        foreach (var (place, contact) in SampleContacts.Of(CatalogueSet.Load().Period(Period)!.Region(SampleWorkbooks.Region)!, new DateOnly(2023, 1, 1)))
        {
            await client.AddContactAsync(place, contact, default);
        }

        foreach (var period in SampleWorkbooks.Periods.TakeLast(2))
        {
            foreach (var upload in Samples.Uploads(period))
            {
                await client.SendAsync(period, upload.Province, upload.Content, default);
            }

            await RunningApp.UntilAsync(
                async () => string.Join(' ', (await client.StatusAsync(period, SampleWorkbooks.Region, default)).Provinces
                    .Where(p => p.Status == "received" || (p.Status == "missing" && p.Code != SampleWorkbooks.AbsentProvince)).Select(p => $"{p.Code}:{p.Status}")),
                waiting => waiting.Length == 0);
        }

        await QuietAsync();
    }

    private async Task CountAsync()
    {
        var accepted = Household.Workbook(Period, Provincial);
        await CountAsync("upload", 1, async () => await client.SendAsync(Period, Provincial, Household.Variant(accepted), default), times: 2);
        await CountAsync("second delivery", 0, DeliverAgainAsync);
        await CountAsync("rejected upload", 1, async () => await client.SendAsync(
            Period, SampleWorkbooks.UnbalancedProvince, Household.Variant(Samples.Upload(Period, SampleWorkbooks.UnbalancedProvince)!.Content), default));
        await CountAsync("question", 1, () => PostAsync($"api/submissions/{Period}/{Provincial}/questions", new { text = "Vì sao số cơ quan tăng so với kỳ trước?" }));
        var asked = await http.GetFromJsonAsync<JsonElement>($"api/submissions/{Period}/{Provincial}/explanations");
        var question = asked.GetProperty("questions").EnumerateArray().Last().GetProperty("id").GetString();
        var version = asked.GetProperty("questions").EnumerateArray().Last().GetProperty("version").GetInt32();
        await CountAsync("explanation", 1, () => PostAsync(
            $"api/submissions/{Period}/{Provincial}/explanations",
            new { version, explanations = new[] { new { finding = question, text = "Do sắp xếp lại bộ máy cấp xã trong kỳ." } } }));
        await PostAsync($"api/periods/{Period}/confirmation", new { asked = true });
        await client.SendAsync(Period, Provincial, Household.Variant(accepted), default);
        await QuietAsync();
        var versions = await http.GetFromJsonAsync<JsonElement>($"api/submissions/{Period}/{Provincial}/versions");
        var awaiting = versions.GetProperty("versions")[0].GetProperty("number").GetInt32();
        var read = await http.GetFromJsonAsync<JsonElement>($"api/submissions/{Period}/{Provincial}/explanations");
        await CountAsync("confirmation", 1, () => PostAsync(
            $"api/submissions/{Period}/{Provincial}/versions/{awaiting}/confirm", new { revision = read.GetProperty("revision").GetInt64() }));
        await PostAsync($"api/periods/{Period}/confirmation", new { asked = false });
        await QuietAsync();

        foreach (var (name, address) in new[]
        {
            ("status board", $"api/periods/{Period}/status"),
            ("report", $"api/submissions/{Period}/{Provincial}"),
            ("annotated copy", $"api/submissions/{Period}/{Provincial}/annotated"),
            ("receipt", $"api/submissions/{Period}/{Provincial}/receipt.html"),
            ("template", $"api/templates/{Period}/{Provincial}"),
            ("summary", $"api/summaries/{Period}/{SampleWorkbooks.Region}"),
            ("cheap health", "api/health"),
            ("deep health", "api/health/deep"),
        })
        {
            await CountAsync(name, 1, () => GetAsync(http, address));
        }

        // What a session adds to every request.
        using var browser = await WalkingBrowser.OfAsync(http, nameof(Role.CentralAnalyst));
        await browser.ChoosePasswordAsync();
        await GetAsync(browser.Http, "api/catalogues");
        await QuietAsync();
        await CountAsync("session", 0, () => GetAsync(browser.Http, "api/catalogues"));

        await CountAsync("reminder day", 1, async () =>
        {
            await client.MoveClockAsync(new DateTimeOffset(2023, 6, 7, 8, 0, 0, VietnamTime.Offset), default);
            await client.RemindAsync(Period, default);
        });
        await CountAsync("plain day", 1, () => client.RemindAsync(Period, default));
        // The first one finds what the play's leaps in time have left behind.
        await PostAsync("api/housekeeping/run", null);
        await QuietAsync();
        await CountAsync("reconciler round", 1, () => PostAsync("api/housekeeping/run", null), times: 2);
        await CountAsync("retention round", 1, household.RetainAsync);
    }

    /// <summary>On Azure the event of a blob and the message of the upload both come.</summary>
    private async Task DeliverAgainAsync()
    {
        var account = StorageAccount.Open(azurite.ConnectionString);
        await foreach (var blob in account.Blobs.GetBlobContainerClient(StorageNames.InboxContainer).GetBlobsAsync(Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, $"{Period}/{Provincial}/", default))
        {
            await account.Queues.GetQueueClient(StorageNames.IngestQueue).SendMessageAsync(
                Messages.Envelope.Write(new Messages.IngestMessage(blob.Name, blob.Properties.ETag!.Value.ToString().Trim('"'))));
            return;
        }
    }

    private async Task PostAsync(string address, object? body)
    {
        using var response = body is null ? await http.PostAsync(address, null) : await http.PostAsJsonAsync(address, body);
        Assert.True(response.IsSuccessStatusCode, $"{address}: {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }

    private static async Task GetAsync(HttpClient http, string address)
    {
        using var response = await http.GetAsync(address);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Counts what an event asks, on average of so many times, each with everything that follows from it.</summary>
    private async Task CountAsync(string name, int started, Func<Task> act, int times = 1)
    {
        while (UntilTimer() is var wait && (wait < Margin || wait > Quarter - Margin))
        {
            await Task.Delay(500);
        }

        var (use, messages) = (line.Use, line.Messages);
        for (var i = 0; i < times; i++)
        {
            await act();
            line.Wake();
            await QuietAsync();
        }

        events.Add(new Event(name, (line.Use - use) * (1.0 / times), started + ((double)(line.Messages - messages) / times)));
    }

    /// <summary>The timers go by the machine's time.</summary>
    private static TimeSpan UntilTimer() => Quarter - TimeSpan.FromTicks(TimeProvider.System.GetUtcNow().Ticks % Quarter.Ticks);

    /// <summary>Waits until no message is at work and nothing is asked any more. Messages for later stay hidden for longer than is waited for.</summary>
    /// <exception cref="TimeoutException">It does not come to rest.</exception>
    private async Task QuietAsync()
    {
        for (var watch = Stopwatch.StartNew(); line.Quiet < Silence; await Task.Delay(100))
        {
            if (watch.Elapsed > Patience)
            {
                throw new TimeoutException($"After {string.Join(", ", events.Select(e => e.Name))} the app does not come to rest: {line.Messages} messages were taken. {azurite.Output}");
            }
        }
    }
}
