using System.Net.Http.Json;
using System.Text.Json;
using CadreReports.Access;
using CadreReports.Azurite;
using CadreReports.Catalogue;
using CadreReports.Local;
using CadreReports.Local.Samples;
using CadreReports.Storage;
using CadreReports.Submissions;

namespace CadreReports.Tests.EndToEnd;

/// <summary>The app as a process that is killed within an ingestion, and what it says of what got stuck.</summary>
public sealed class HousekeepingTests : IAsyncLifetime
{
    private static readonly PeriodId Period = new(2023, 1);
    private static readonly SampleWorkbooks Samples = new(CatalogueSet.Load());

    private readonly string folder = Directory.CreateTempSubdirectory("cadre-reports-killed-").FullName;
    private AzuriteServer? azurite;

    public async Task InitializeAsync() => azurite = await AzuriteServer.StartAsync(dataFolder: null);

    public async Task DisposeAsync()
    {
        await azurite!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_host_killed_within_an_ingestion_leaves_nothing_undone_when_its_messages_are_lost_too()
    {
        var account = StorageAccount.Open(azurite!.ConnectionString);
        var store = new SubmissionStore(account);
        SubmissionKey? caught = null;
        foreach (var province in (string[])["82", "87", "80", "70"])
        {
            var key = new SubmissionKey(Period, province);
            await using var first = await StartAsync("first.log");
            using var client = new LocalClient(first.Address);
            await client.SendAsync(Period, province, Samples.Upload(Period, province)!.Content, default);
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            IReadOnlyList<(SubmissionVersion Version, Azure.ETag)> versions;
            while ((versions = await store.VersionsAsync(key, patience.Token)).Count == 0)
            {
            }

            await first.KillAsync();
            if ((await store.VersionsAsync(key, default))[0].Version.Outcome is null)
            {
                caught = key;
                break;
            }
        }

        Assert.NotNull(caught);
        await foreach (var queue in account.Queues.GetQueuesAsync())
        {
            await account.Queues.GetQueueClient(queue.Name).ClearMessagesAsync();
        }

        await using var second = await StartAsync("second.log");
        using var http = new HttpClient(new NaturalCaller()) { BaseAddress = second.Address };
        using var after = new LocalClient(second.Address);
        await after.MoveClockAsync(RunningApp.ClockStart.AddHours(2), default);

        // A host that had not announced the blob yet leaves that to the next one's scan, which may be faster than the round.
        using var round = await http.PostAsync("api/housekeeping/run", content: null);
        round.EnsureSuccessStatusCode();
        Assert.Empty((await round.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("failed").EnumerateArray());
        var limit = DateTime.UtcNow.AddMinutes(2);
        while ((await store.SubmissionAsync(caught.Value, default))?.Current is null)
        {
            Assert.True(DateTime.UtcNow < limit, await File.ReadAllTextAsync(Path.Combine(folder, "second.log")));
            await Task.Delay(200);
        }

        var submission = (await http.GetFromJsonAsync<JsonElement>($"api/submissions/{caught}"))!;
        Assert.Equal("accepted", submission.GetProperty("status").GetString());
    }

    [Fact]
    public async Task What_failed_is_shown_and_put_back_when_somebody_says_so()
    {
        await using var app = await StartAsync("app.log");
        using var http = new HttpClient(new NaturalCaller()) { BaseAddress = app.Address };
        var account = StorageAccount.Open(azurite!.ConnectionString);
        var poison = account.Queues.GetQueueClient(StorageNames.SummariseQueue + StorageNames.PoisonSuffix);
        await poison.CreateIfNotExistsAsync();
        await poison.SendMessageAsync("không đọc được");
        (await http.PostAsync("api/housekeeping/run", content: null)).EnsureSuccessStatusCode();

        var board = await http.GetFromJsonAsync<JsonElement>("api/periods/2023H1/status?region=mien-nam");
        var failure = Assert.Single(board.GetProperty("failures").EnumerateArray());
        Assert.Equal(("retrying", 1), (failure.GetProperty("state").GetString(), failure.GetProperty("times").GetInt32()));
        var id = failure.GetProperty("id").GetString();
        using var retried = await http.PostAsJsonAsync("api/periods/2023H1/status/retry", new { failure = id });
        Assert.Equal(id, Assert.Single((await retried.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("failures").EnumerateArray()).GetProperty("id").GetString());
        using var all = await http.PostAsJsonAsync("api/periods/2023H1/status/retry", new { });
        all.EnsureSuccessStatusCode();
        using var unknown = await http.PostAsJsonAsync("api/periods/2023H1/status/retry", new { failure = "0" });
        Assert.Equal(System.Net.HttpStatusCode.NotFound, unknown.StatusCode);
        using var unexplained = await http.PostAsJsonAsync("api/periods/2023H1/status/dismiss", new { failure = id });
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, unexplained.StatusCode);
        using var nothing = await http.PostAsJsonAsync("api/periods/2023H1/status/dismiss", new { failure = "0", reason = "Yêu cầu này được gửi nhầm vào hàng đợi." });
        Assert.Equal(System.Net.HttpStatusCode.NotFound, nothing.StatusCode);
        using var dismissed = await http.PostAsJsonAsync("api/periods/2023H1/status/dismiss", new { failure = id, reason = "Yêu cầu này được gửi nhầm vào hàng đợi." });
        Assert.Equal("dismissed", Assert.Single((await dismissed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("failures").EnumerateArray()).GetProperty("state").GetString());
        Assert.DoesNotContain(
            (await http.GetFromJsonAsync<JsonElement>("api/periods/2023H1/status")).GetProperty("failures").EnumerateArray(), f => f.GetProperty("id").GetString() == id);
        using var analyst = new HttpRequestMessage(HttpMethod.Post, "api/housekeeping/run");
        analyst.Headers.Add(DevelopmentIdentity.Header, "CentralAnalyst");
        using var refused = await http.SendAsync(analyst);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private Task<FunctionsProcess> StartAsync(string log) => FunctionsProcess.StartAsync(
        azurite!.ConnectionString, 0, RunningApp.ClockStart, trial: true, Path.Combine(folder, "mail"), Path.Combine(folder, log), default);
}
