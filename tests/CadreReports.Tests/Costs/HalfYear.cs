using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using CadreReports.Access;
using CadreReports.Azurite;
using CadreReports.Catalogue;
using CadreReports.Functions.Housekeeping;
using CadreReports.Functions.Reminders;
using CadreReports.Housekeeping;
using CadreReports.Local;
using CadreReports.Local.Samples;
using CadreReports.Messages;
using CadreReports.Storage;
using CadreReports.Submissions;
using CadreReports.Tests.EndToEnd;
using CadreReports.Tests.Housekeeping;
using CadreReports.Time;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Tests.Costs;

/// <summary>What one of the things that happen in a half-year costs storage, and how many functions it starts.</summary>
/// <param name="Name">Such as <c>upload</c>.</param>
/// <param name="Use">Requests to storage.</param>
/// <param name="Runs">Functions that ran.</param>
internal sealed record Event(string Name, StorageUse Use, int Runs);

/// <summary>
/// Plays what happens in a half-year through the real app, once everything of the half-year and of the one before it is
/// there, and counts it: a later event is never cheaper than it was at the start.
/// </summary>
internal sealed class HalfYear : IAsyncDisposable
{
    private const string Provincial = "82";
    private const string HostId = "cost-play";

    private static readonly PeriodId Period = new(2023, 1);
    private static readonly SampleWorkbooks Samples = new(CatalogueSet.Load());

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Longer than an answer takes to be followed by what is still asked after it; messages are followed by themselves.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(0.5);

    private readonly ShiftedTimeProvider clock = ShiftedTimeProvider.StartingAt(RunningApp.ClockStart);
    private readonly string folder = Directory.CreateTempSubdirectory("cadre-reports-cost-").FullName;
    private readonly List<Event> events = [];
    private AzuriteServer azurite = null!;
    private BlobContainerClient hosts = null!;
    private CountingLine line = null!;
    private FunctionsProcess app = null!;
    private HttpClient http = null!;
    private LocalClient client = null!;

    public static async Task<IReadOnlyList<Event>> PlayAsync()
    {
        await using var play = new HalfYear();
        await play.StartAsync();
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
        hosts = new BlobContainerClient(azurite.ConnectionString, "azure-webjobs-hosts");
        line = await CountingLine.StartAsync(azurite);
        await FillAsync();
        await HoldTimersAsync();
        var settings = new Dictionary<string, string?>
        {
            // The host's own state has an account of its own on Azure, and events instead of a scan.
            ["AzureFunctionsWebHost__hostid"] = HostId,
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["EmbeddedHost__BlobScanInterval"] = "1.00:00:00",
            ["Limits__UploadsOfPrincipal__Times"] = "1000",
            // Looks that find nothing are not counted, so that looking often only makes the play shorter.
            ["AzureFunctionsJobHost__extensions__queues__maxPollingInterval"] = "00:00:00.1000000",
        };
        app = await FunctionsProcess.StartAsync(
            line.ConnectionString, 0, clock.GetUtcNow(), trial: true, Path.Combine(folder, "mail"), Path.Combine(folder, "functions.log"), settings, default);
        http = new HttpClient(new NaturalCaller()) { BaseAddress = app.Address };
        client = new LocalClient(app.Address);
        foreach (var (place, contact) in SampleContacts.Of(CatalogueSet.Load().Period(Period)!.Region(SampleWorkbooks.Region)!, new DateOnly(2023, 1, 1)))
        {
            await client.AddContactAsync(place, contact, default);
        }

        await QuietAsync();
    }

    /// <summary>
    /// Takes in the reports of two half-years before the app is there, which then builds each summary once. Whom the notices of
    /// this go to is known before they are due.
    /// </summary>
    private async Task FillAsync()
    {
        var pipeline = new Household(line.ConnectionString, clock: clock).Pipeline;
        await pipeline.Account.EnsureCreatedAsync(default);
        foreach (var period in SampleWorkbooks.Periods.TakeLast(2))
        {
            await Parallel.ForEachAsync(Samples.Uploads(period), async (upload, _) =>
            {
                var blob = $"{period}/{upload.Province}/{Guid.NewGuid():N}.xlsx";
                await pipeline.Ingest.RunAsync(blob, await pipeline.PutAsync(blob, upload.Content), default);
            });
        }
    }

    /// <summary>
    /// Takes the locks of the timers as another host with the same id would, so that none of them comes in between; they go by the
    /// machine's time.
    /// </summary>
    private async Task HoldTimersAsync()
    {
        await hosts.CreateAsync();
        foreach (var timer in (string[])[nameof(ReconcileOnTimer), nameof(RetainOnTimer), nameof(RemindDaily)])
        {
            var held = hosts.GetBlobClient($"locks/{HostId}/Host.Functions.{timer}.Listener");
            await held.UploadAsync(BinaryData.Empty);
            await held.GetBlobLeaseClient().AcquireAsync(BlobLeaseClient.InfiniteLeaseDuration);
        }
    }

    private async Task CountAsync()
    {
        var accepted = Household.Workbook(Period, Provincial);
        await CountAsync("upload", 1, async () => await client.SendAsync(Period, Provincial, Household.Variant(accepted), default));
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

        await MoveClockAsync(new DateTimeOffset(2023, 6, 7, 8, 0, 0, VietnamTime.Offset));
        await CountAsync("reminder day", 1, () => client.RemindAsync(Period, default));
        await MoveClockAsync(new DateTimeOffset(2023, 6, 8, 8, 0, 0, VietnamTime.Offset));
        await CountAsync("plain day", 1, () => client.RemindAsync(Period, default));
        // The first ones find what the play's leap in time has left behind.
        for (var repaired = true; repaired; await QuietAsync())
        {
            repaired = await ReconcileAsync();
        }

        await CountAsync("reconciler round", 1, async () => Assert.False(await ReconcileAsync()));
        await CountAsync("retention round", 1, RetainAsync);

        // Who has a timer notes when it runs next.
        await foreach (var status in hosts.GetBlobsAsync(BlobTraits.None, BlobStates.None, "timers/", default))
        {
            Assert.Fail($"A timer ran: {status.Name}");
        }
    }

    /// <returns>Whether there was anything to repair.</returns>
    private async Task<bool> ReconcileAsync()
    {
        using var response = await http.PostAsync("api/housekeeping/run", null);
        response.EnsureSuccessStatusCode();
        var result = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Empty(result.GetProperty("failed").EnumerateArray());
        return result.GetProperty("repairs").EnumerateObject().Any();
    }

    /// <summary>The function itself, as nobody can ask for a round.</summary>
    private async Task RetainAsync()
    {
        var household = new Household(line.ConnectionString);
        await new RetainOnTimer(household.Retention, new LastRound(household.Pipeline.Account), household.Clock).Run(new TimerInfo(), default);
    }

    /// <summary>On Azure both the event of a blob, which comes by a queue of the host, and the message of the upload arrive.</summary>
    private async Task DeliverAgainAsync()
    {
        var account = StorageAccount.Open(azurite.ConnectionString);
        var version = (await new SubmissionStore(account).VersionsAsync(new SubmissionKey(Period, Provincial), default))[^1].Version;
        var properties = await account.Blobs.GetBlobContainerClient(StorageNames.InboxContainer).GetBlobClient(version.Blob).GetPropertiesAsync();
        await StorageAccount.Open(line.ConnectionString).Queues.GetQueueClient(StorageNames.IngestQueue).SendMessageAsync(
            Envelope.Write(new IngestMessage(version.Blob, properties.Value.ETag.ToString().Trim('"'))));
    }

    private async Task PostAsync(string address, object body)
    {
        using var response = await http.PostAsJsonAsync(address, body);
        Assert.True(response.IsSuccessStatusCode, $"{address}: {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }

    private static async Task GetAsync(HttpClient http, string address)
    {
        using var response = await http.GetAsync(address);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Counts what an event asks, with everything that follows from it.</summary>
    private async Task CountAsync(string name, int started, Func<Task> act)
    {
        var (use, messages) = (line.Use, line.Taken);
        await act();
        await QuietAsync();
        events.Add(new Event(name, line.Use - use, started + line.Taken - messages));
    }

    /// <summary>Waits until no message is there any more, also none for later, and nothing is asked.</summary>
    /// <exception cref="TimeoutException">It does not come to rest.</exception>
    private async Task QuietAsync()
    {
        var watch = Stopwatch.StartNew();
        do
        {
            for (; line.Quiet < Silence; await Task.Delay(50))
            {
                if (watch.Elapsed > Patience)
                {
                    throw new TimeoutException($"After {string.Join(", ", events.Select(e => e.Name))} the app does not come to rest: {line.Taken} messages were taken. {azurite.Output}");
                }
            }
        }
        while (await PassAsync());
    }

    /// <summary>Has the time come that messages wait for.</summary>
    /// <returns>Whether there were any.</returns>
    private async Task<bool> PassAsync()
    {
        if (!line.HoldsMessages)
        {
            return false;
        }

        await MoveClockAsync(clock.GetUtcNow() + CountingLine.LongestDelay);
        await line.BringForwardAsync();
        return true;
    }

    private async Task MoveClockAsync(DateTimeOffset now)
    {
        await client.MoveClockAsync(now, default);
        await clock.MoveAsync(now, default);
    }
}
