using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;

namespace CadreReports.ContractTests.Triggers;

public sealed class HttpTriggerTests(HttpApp host) : IClassFixture<HttpApp>
{
    private readonly HttpClient http = host.Http;

    [Theory]
    [InlineData("GET", "/", 200, "root")]
    [InlineData("HEAD", "/", 200, "")]
    [InlineData("GET", "/elsewhere/deep", 404, "no page elsewhere/deep")]
    [InlineData("GET", "/items/2023H1/not-a-number", 404, "no page items/2023H1/not-a-number")]
    [InlineData("HEAD", "/action", 404, "")]
    [InlineData("DELETE", "/echo", 404, "")]
    [InlineData("POST", "/nowhere", 404, "")]
    [InlineData("DELETE", "/any", 200, "DELETE")]
    [InlineData("GET", "/ANY", 200, "GET")]
    [InlineData("GET", "/any/", 200, "GET")]
    public async Task A_request_finds_its_function_by_route_and_method(string method, string path, int status, string body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await http.SendAsync(request);

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Parts_of_the_route_are_bound_and_the_trace_goes_on()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/items/2023%20H1/82/%C4%90%E1%BB%93ng%2FTh%C3%A1p?q=t%E1%BB%89nh");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        using var response = await http.SendAsync(request);
        var given = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal("2023 H1", given.GetProperty("period").GetString());
        Assert.Equal(82, given.GetProperty("number").GetInt32());
        Assert.Equal("Đồng%2FTháp", given.GetProperty("rest").GetString());
        Assert.Equal("tỉnh", given.GetProperty("query").GetString());
        Assert.Equal("2023 H1", given.GetProperty("bound").GetString());
        Assert.True(given.GetProperty("same").GetBoolean());
        Assert.StartsWith("00-0af7651916cd43dd8448eb211c80319c-", given.GetProperty("trace").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_workers_defaults_for_telemetry_name_the_activity_of_a_run_after_its_function()
    {
        var given = await http.GetFromJsonAsync<JsonElement>("/activity");

        Assert.Equal("function Activity", given.GetProperty("name").GetString());
        Assert.Equal("Microsoft.Azure.Functions.Worker", given.GetProperty("source").GetString());
        Assert.Equal("Internal", given.GetProperty("kind").GetString());
        Assert.Equal("Activity", given.GetProperty("function").GetString());
        Assert.Equal(given.GetProperty("invocation").GetString(), given.GetProperty("run").GetString());
    }

    [Fact]
    public async Task A_part_that_may_be_missing_is_null()
    {
        var given = await http.GetFromJsonAsync<JsonElement>("/items/2023H1/82");

        Assert.Equal(JsonValueKind.Null, given.GetProperty("rest").ValueKind);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_large_body_goes_in_and_comes_out_unchanged(bool withLength)
    {
        var body = RandomNumberGenerator.GetBytes(20_000_000);
        using var request = new HttpRequestMessage(HttpMethod.Put, "/echo");
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new("application/vnd.test");
        request.Headers.TransferEncodingChunked = withLength ? null : true;

        using var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("application/vnd.test", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(withLength ? "20000000" : "chunked", response.Headers.GetValues("x-length").Single());
        Assert.Equal(SHA256.HashData(body), SHA256.HashData(await response.Content.ReadAsByteArrayAsync()));
    }

    [Fact]
    public async Task A_download_is_streamed()
    {
        using var response = await http.GetAsync("/download/200", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[1 << 20];
        long total = 0;
        for (int read; (read = await body.ReadAsync(buffer)) > 0;)
        {
            total += read;
        }

        Assert.Null(response.Content.Headers.ContentLength);
        Assert.Equal(200L << 20, total);
    }

    [Fact]
    public async Task Results_of_MVC_are_executed()
    {
        using var made = await http.GetAsync("/action");
        Assert.Equal(HttpStatusCode.Accepted, made.StatusCode);
        Assert.Equal("""{"made":"by MVC"}""", await made.Content.ReadAsStringAsync());

        using var moved = await http.GetAsync("/task");
        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        Assert.Equal("/elsewhere", moved.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_value_that_is_no_HTTP_result_gives_an_answer_without_a_body()
    {
        using var response = await http.GetAsync("/text");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/throws", 500, "")]
    [InlineData("/throws-in-result", 500, "")]
    [InlineData("/throws-caught", 409, "caught")]
    public async Task An_exception_gives_500_without_a_body_unless_middleware_catches_it(string path, int status, string body)
    {
        using var response = await http.GetAsync(path);

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
        Assert.Equal("root", await http.GetStringAsync("/"));
    }

    [Fact]
    public async Task Middleware_sees_the_HTTP_context_only_after_the_web_application_and_runs_before_the_result()
    {
        using var response = await http.GetAsync("/any");

        Assert.Equal("none", response.Headers.GetValues("x-before-web").Single());
        Assert.Equal("there", response.Headers.GetValues("x-after-web").Single());
        Assert.Equal("Any", response.Headers.GetValues("x-function").Single());
    }

    [Fact]
    public async Task Middleware_can_answer_in_the_functions_place()
    {
        using var refused = await http.GetAsync("/guarded");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("guarded", await refused.Content.ReadAsStringAsync());

        using var request = new HttpRequestMessage(HttpMethod.Get, "/guarded");
        request.Headers.Add("x-pass", "please");
        using var passed = await http.SendAsync(request);
        Assert.Equal("passed", await passed.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_run_has_a_scope_of_services_of_its_own()
    {
        var first = (await http.GetStringAsync("/scope")).Split(' ');
        var second = (await http.GetStringAsync("/scope")).Split(' ');

        Assert.Equal(first[0], first[1]);
        Assert.NotEqual(first[0], second[0]);
    }

    [Theory]
    [InlineData("/keyed", null, 401)]
    [InlineData("/keyed", "wrong", 401)]
    [InlineData("/keyed", HttpApp.FunctionKey, 200)]
    [InlineData("/keyed", HttpApp.MasterKey, 200)]
    [InlineData("/master", null, 401)]
    [InlineData("/master", HttpApp.FunctionKey, 401)]
    [InlineData("/master", HttpApp.MasterKey, 200)]
    public async Task A_function_above_anonymous_asks_for_a_key(string path, string? key, int status)
    {
        // The Functions host started by hand lets everyone in.
        var expected = (HttpStatusCode)(FunctionsApp.ChecksKeys ? status : 200);
        using var byQuery = await http.GetAsync(path + (key is null ? "" : "?code=" + Uri.EscapeDataString(key)));
        Assert.Equal(expected, byQuery.StatusCode);

        if (key is not null && key.All(char.IsAscii))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("x-functions-key", key);
            using var byHeader = await http.SendAsync(request);
            Assert.Equal(expected, byHeader.StatusCode);
        }
    }

    [Fact]
    public async Task A_caller_who_goes_away_cancels_the_run()
    {
        using var gone = new CancellationTokenSource();
        var request = http.GetAsync("/slow/disconnect/100000", gone.Token);
        await host.Storage.WaitForJournalAsync("disconnect", "start");

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await host.Storage.WaitForJournalAsync("disconnect", "cancelled");
    }
}
