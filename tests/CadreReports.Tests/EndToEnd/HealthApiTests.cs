using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CadreReports.Access;
using CadreReports.Azurite;
using CadreReports.Local;
using CadreReports.Storage;

namespace CadreReports.Tests.EndToEnd;

/// <summary>What the app says of itself, to whom, while storage is there and after it has gone.</summary>
public sealed class HealthApiTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("cadre-reports-health-").FullName;
    private AzuriteServer? azurite;

    public async Task InitializeAsync() => azurite = await AzuriteServer.StartAsync(dataFolder: null);

    public async Task DisposeAsync()
    {
        if (azurite is not null)
        {
            await azurite.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("true", null, HttpStatusCode.OK)]
    [InlineData("true", "X-Forwarded-For: 127.0.0.1", HttpStatusCode.Unauthorized)]
    [InlineData("true", "Forwarded: for=127.0.0.1", HttpStatusCode.Unauthorized)]
    [InlineData("true", "Host: bao-cao.example", HttpStatusCode.Unauthorized)]
    [InlineData(null, null, HttpStatusCode.Unauthorized)]
    public async Task The_operator_at_the_machine_needs_no_account_where_that_is_switched_on(string? setting, string? header, HttpStatusCode expected)
    {
        await using var app = await StartAsync(trial: false, new Dictionary<string, string?> { [LocalOperator.Setting.Replace(":", "__", StringComparison.Ordinal)] = setting });
        using var http = new HttpClient { BaseAddress = app.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/health/deep");
        if (header?.Split(": ") is [var name, var value])
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);

        // It opens that one address and no other.
        using var other = await http.GetAsync("api/periods");
        Assert.Equal(HttpStatusCode.Unauthorized, other.StatusCode);
    }

    [Fact]
    public async Task Trouble_is_told_in_Vietnamese_and_then_that_storage_has_gone()
    {
        await using var app = await StartAsync(trial: true, []);
        using var http = new HttpClient(new NaturalCaller()) { BaseAddress = app.Address };
        var sound = await http.GetFromJsonAsync<JsonElement>("api/health/deep");
        Assert.Equal(("ok", "Hệ thống hoạt động bình thường."), Said(sound));

        var poison = StorageAccount.Open(azurite!.ConnectionString).Queues.GetQueueClient(StorageNames.OutboxQueue + StorageNames.PoisonSuffix);
        await poison.CreateIfNotExistsAsync();
        await poison.SendMessageAsync("{}");
        var trouble = await RunningApp.UntilAsync(() => http.GetFromJsonAsync<JsonElement>("api/health/deep"), h => h.GetProperty("status").GetString() == "attention");
        var outbox = trouble.GetProperty("queues").EnumerateArray().Single(q => q.GetProperty("queue").GetString() == StorageNames.OutboxQueue);
        Assert.Equal(("attention", "Có 1 việc đã thử nhiều lần không thành; lượt rà soát tới sẽ ghi nhận và thử lại."), Said(outbox));

        using (var english = new HttpRequestMessage(HttpMethod.Get, "api/health"))
        {
            english.Headers.TryAddWithoutValidation("Accept-Language", "en");
            using var answer = await http.SendAsync(english);
            Assert.Equal(("ok", "The system works."), Said(await answer.Content.ReadFromJsonAsync<JsonElement>()));
        }

        await azurite.DisposeAsync();
        azurite = null;
        var gone = await RunningApp.UntilAsync(
            async () =>
            {
                using var response = await http.GetAsync("api/health");
                return (response.StatusCode, Body: await response.Content.ReadFromJsonAsync<JsonElement>());
            },
            seen => seen.StatusCode == HttpStatusCode.ServiceUnavailable);
        Assert.Equal(("unavailable", "Hệ thống tạm thời không hoạt động được vì kho dữ liệu không đáp ứng đầy đủ."), Said(gone.Body));
        Assert.DoesNotContain("127.0.0.1", gone.Body.ToString(), StringComparison.Ordinal);
    }

    private static (string?, string?) Said(JsonElement part) => (part.GetProperty("status").GetString(), part.GetProperty("text").GetString());

    private Task<FunctionsProcess> StartAsync(bool trial, Dictionary<string, string?> settings) => FunctionsProcess.StartAsync(
        azurite!.ConnectionString, 0, clock: null, trial, Path.Combine(folder, "mail"), Path.Combine(folder, "functions.log"), settings, default);
}
