using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text;
using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Functions.Description;
using CadreReports.Functions.Http;
using CadreReports.Local.Samples;
using CadreReports.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Tests.EndToEnd;

/// <summary>Every endpoint, asked by everybody about their own province and another one, answers as <see cref="AccessTable"/> says, and in the form that the description of the API gives.</summary>
public sealed class AccessWalkTests(AccessWalkTests.WalkedApp app) : IClassFixture<AccessWalkTests.WalkedApp>
{
    private const string Any = "*";

    /// <summary>What no other endpoint has.</summary>
    private const string Rest = "{*rest}";

    public static TheoryData<string, string, string> Lines()
    {
        var lines = new TheoryData<string, string, string>();
        foreach (var (endpoint, address, expected) in AccessTable.Lines)
        {
            lines.Add(endpoint, address, expected);
        }

        return lines;
    }

    [Fact]
    public void Every_endpoint_is_in_the_table_and_nothing_else() => Assert.Equal(
        Endpoints().Select(e => $"{(e.Methods.Length == 0 ? Any : e.Methods[0])} {e.Route}").Order(StringComparer.Ordinal),
        AccessTable.Lines.Select(l => l.Endpoint).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Everybody_gets_what_the_table_says(string endpoint, string address, string expected)
    {
        var trigger = Endpoints().Single(e => e.Route == endpoint.Split(' ')[1] && (e.Methods.Length == 0 || e.Methods[0] == endpoint.Split(' ')[0]));
        foreach (var method in trigger.Methods.Length == 0 ? ["get", "post", "delete"] : trigger.Methods)
        {
            var seen = new List<string>();
            foreach (var (who, province) in AccessTable.Callers)
            {
                seen.Add(((int)await CallAsync(trigger.Route, method, address.Replace("{province}", province, StringComparison.Ordinal), who)).ToString(CultureInfo.InvariantCulture));
            }

            Assert.Equal($"{method} {expected}", $"{method} {string.Join(' ', seen)}");
        }
    }

    [Theory]
    [InlineData(null, "vi", "Cần đăng nhập để thực hiện việc này.")]
    [InlineData("en-US,en;q=0.9,vi;q=0.1", "en", "You must sign in to do this.")]
    public async Task A_refusal_is_in_the_language_that_the_caller_prefers(string? accepted, string language, string detail)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/audit");
        request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        using var response = await app.Http.SendAsync(request);
        var problem = await response.Content.ReadFromJsonAsync<Problem>();
        Assert.Equal(("/problems/unauthorized", detail, language), (problem!.Type, problem.Detail, Assert.Single(response.Content.Headers.ContentLanguage)));
    }

    private static List<(string Route, string[] Methods)> Endpoints() =>
    [
        .. typeof(RequestGate).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null)
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .OfType<HttpTriggerAttribute>()
            .Select(trigger => (trigger.Route!, trigger.Methods ?? [])),
    ];

    private async Task<HttpStatusCode> CallAsync(string route, string method, string address, string? who)
    {
        var parts = address.Split(' ', 2);
        using var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), parts[0]);
        if (who is not null)
        {
            request.Headers.Add(DevelopmentIdentity.Header, who);
        }

        if (method is "post" or "put")
        {
            var isFile = address.StartsWith("api/validations", StringComparison.Ordinal) || (method == "put" && address.StartsWith("api/submissions", StringComparison.Ordinal));
            request.Content = isFile ? new ByteArrayContent([]) : new StringContent(parts.Length > 1 ? parts[1] : "{}", Encoding.UTF8, ContentTypes.Json);
        }

        using var response = await app.Http.SendAsync(request);
        if (route != Rest)
        {
            await DescribedAnswer.CheckAsync(route, method, response);
        }

        return response.StatusCode;
    }

    /// <summary>Two provinces have reported for an open period, and for one that is published.</summary>
    public sealed class WalkedApp : IAsyncLifetime
    {
        private static readonly SampleWorkbooks Samples = new(CatalogueSet.Load());

        private readonly RunningApp app = new();

        /// <summary>Says of nobody that they call.</summary>
        public HttpClient Http { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            await app.InitializeAsync();
            Http = new HttpClient { BaseAddress = app.Http.BaseAddress };
            PeriodId[] periods = [new(2022, 2), new(2023, 1)];
            foreach (var period in periods)
            {
                foreach (var province in (string[])[AccessTable.Own, AccessTable.Other])
                {
                    await app.Client.SendAsync(period, province, Samples.Upload(period, province)!.Content, default);
                }
            }

            foreach (var period in periods)
            {
                await RunningApp.UntilAsync(
                    () => app.Client.StatusAsync(period, "mien-nam", default), board => board.Provinces.Count(p => p.Accepted is not null) == 2);
            }

            foreach (var state in (string[])["locked", "published"])
            {
                using var response = await app.Http.PostAsJsonAsync("api/periods/2022H2/state", new { state });
                response.EnsureSuccessStatusCode();
            }

            foreach (var summary in AccessTable.Lines.Where(l => l.Endpoint == "get api/summaries/{period}/{region}"))
            {
                await RunningApp.UntilAsync(() => StatusAsync(summary.Address), status => status == HttpStatusCode.OK);
            }
        }

        public async Task DisposeAsync()
        {
            Http?.Dispose();
            await app.DisposeAsync();
        }

        private async Task<HttpStatusCode> StatusAsync(string address)
        {
            using var response = await app.Http.GetAsync(address);
            return response.StatusCode;
        }
    }
}
