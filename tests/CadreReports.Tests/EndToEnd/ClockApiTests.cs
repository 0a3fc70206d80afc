using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CadreReports.Access;
using CadreReports.Azurite;
using CadreReports.Catalogue;
using CadreReports.Local;
using CadreReports.Local.Samples;

namespace CadreReports.Tests.EndToEnd;

/// <summary>The clock of a trial, moved from outside.</summary>
public sealed class ClockApiTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Address = "api/development/clock";
    private const string Later = """{"now": "2023-06-20T10:00:00+07:00"}""";

    /// <summary>What comes before a move is judged by the clock of then, though it be looked at after it.</summary>
    [Fact]
    public async Task Reports_are_received_when_the_clock_shows_it_and_the_clock_never_goes_back()
    {
        var samples = new SampleWorkbooks(CatalogueSet.Load());
        var period = SampleWorkbooks.LastPeriod;
        foreach (var (day, province) in ((int, string)[])[(8, "82"), (13, "83"), (16, "86")])
        {
            var moment = new DateTimeOffset(2023, 6, day, 10, 0, 0, TimeSpan.FromHours(7));
            using var moved = await SendAsync(HttpMethod.Put, $$"""{"now": "{{moment:O}}"}""");
            var shown = (await moved.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("now").GetDateTimeOffset();
            Assert.Equal((HttpStatusCode.OK, TimeSpan.FromHours(7)), (moved.StatusCode, shown.Offset));
            Assert.InRange(shown, moment, moment.AddMinutes(1));
            await app.Client.SendAsync(period, province, samples.Upload(period, province)!.Content, default);
        }

        using (var back = await SendAsync(HttpMethod.Put, """{"now": "2023-06-15T10:00:00+07:00"}"""))
        {
            Assert.Equal(HttpStatusCode.Conflict, back.StatusCode);
            var detail = (await back.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!;
            Assert.Contains("ngày 16/6/2023", detail, StringComparison.Ordinal);
        }

        foreach (var (province, day) in ((string, int)[])[("82", 8), ("83", 13), ("86", 16)])
        {
            JsonElement version;
            do
            {
                version = await app.Http.GetFromJsonAsync<JsonElement>($"api/submissions/2023H1/{province}");
            }
            while (version.GetProperty("status").GetString() is "missing" or "received");

            var received = version.GetProperty("receivedAt").GetDateTimeOffset();
            var moment = new DateTimeOffset(2023, 6, day, 10, 0, 0, TimeSpan.FromHours(7));
            Assert.InRange(received, moment, moment.AddMinutes(2));
        }
    }

    [Theory]
    [InlineData("""{"now": "2023-06-20T10:00:00"}""")]
    [InlineData("""{"now": "20/6/2023"}""")]
    [InlineData("""{"now": "9999-12-31T23:59:59-14:00"}""")]
    [InlineData("""{"now": 1687230000}""")]
    [InlineData("""{"time": "2023-06-20T10:00:00Z"}""")]
    [InlineData("[]")]
    public async Task What_is_no_moment_moves_nothing(string body)
    {
        using var response = await SendAsync(HttpMethod.Put, body);
        Assert.Contains(response.StatusCode, (HttpStatusCode[])[HttpStatusCode.BadRequest, HttpStatusCode.Conflict]);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(2023, (await app.Client.ClockAsync(default)).Year);
    }

    [Theory]
    [InlineData(DevelopmentIdentity.Header, "CentralAnalyst", HttpStatusCode.Forbidden)]
    [InlineData(DevelopmentIdentity.Header, "ProvinceApprover:82", HttpStatusCode.Forbidden)]
    [InlineData(DevelopmentIdentity.Header, "nobody", HttpStatusCode.Unauthorized)]
    [InlineData("X-Forwarded-For", "127.0.0.1", HttpStatusCode.Unauthorized)]
    [InlineData("Host", "cadre-reports.example", HttpStatusCode.Unauthorized)]
    public async Task Nobody_else_sees_or_moves_it(string header, string value, HttpStatusCode expected)
    {
        var before = await app.Client.ClockAsync(default);
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Put])
        {
            using var response = await SendAsync(method, """{"now": "2023-07-20T10:00:00Z"}""", (header, value));
            Assert.Equal(expected, response.StatusCode);
        }

        Assert.InRange(await app.Client.ClockAsync(default), before, DateTimeOffset.Parse("2023-07-01T00:00:00Z", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Where_nothing_is_tried_there_is_no_such_address()
    {
        var folder = Directory.CreateTempSubdirectory("cadre-reports-clock-").FullName;
        try
        {
            await using var azurite = await AzuriteServer.StartAsync(dataFolder: null);
            await using var functions = await FunctionsProcess.StartAsync(
                azurite.ConnectionString, 0, clock: null, trial: false, Path.Combine(folder, "mail"), Path.Combine(folder, "functions.log"), default);
            using var http = new HttpClient { BaseAddress = functions.Address };
            using (var health = await http.GetAsync("api/health"))
            {
                Assert.Equal(HttpStatusCode.OK, health.StatusCode);
            }

            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Put])
            {
                using var request = Request(method, Later);
                using var response = await http.SendAsync(request);
                using var unknown = await http.GetAsync("api/development/nothing");
                Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (response.StatusCode, unknown.StatusCode));
                Assert.Equal(await unknown.Content.ReadAsStringAsync(), await response.Content.ReadAsStringAsync());
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string body, params (string Name, string Value)[] headers)
    {
        using var request = Request(method, body);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await app.Http.SendAsync(request);
    }

    private static HttpRequestMessage Request(HttpMethod method, string body) => new(method, Address)
    {
        Content = method == HttpMethod.Put ? new StringContent(body, Encoding.UTF8, "application/json") : null,
    };
}
