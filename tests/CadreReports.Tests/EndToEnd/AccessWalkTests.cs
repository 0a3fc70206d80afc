using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text;
using CadreReports.Access;
using CadreReports.Audits;
using CadreReports.Catalogue;
using CadreReports.Functions.Callers;
using CadreReports.Functions.Description;
using CadreReports.Functions.Gate;
using CadreReports.Local.Samples;
using CadreReports.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Tests.EndToEnd;

/// <summary>Every endpoint, asked by everybody about their own province and another one, answers as <see cref="AccessTable"/> says, and in the form that the description of the API gives.</summary>
public sealed class AccessWalkTests(AccessWalkTests.WalkedApp app) : IClassFixture<AccessWalkTests.WalkedApp>
{
    private const string Any = "*";

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
                using var request = new HttpRequestMessage();
                if (who is not null)
                {
                    request.Headers.Add(DevelopmentIdentity.Header, who);
                }

                seen.Add(await CallAsync(app.Http, request, trigger.Route, method, AddressOf(address, province)));
            }

            Assert.Equal($"{method} {expected}", $"{method} {string.Join(' ', seen)}");
        }
    }

    /// <summary>Who really signs in, with a session's cookie or a key, gets what the trial's header gets.</summary>
    [Fact]
    public async Task Sessions_and_keys_open_what_the_table_says()
    {
        using var nobody = StayingClient(app.Http.BaseAddress);
        var browsers = new Dictionary<string, WalkingBrowser>(StringComparer.Ordinal);
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        var expected = new List<string>();
        var seen = new List<string>();
        foreach (var who in AccessTable.Callers.Select(caller => caller.Who).OfType<string>().Distinct())
        {
            browsers[who] = await WalkingBrowser.OfAsync(app.Http, who);
        }

        keys[$"ProvinceClerk:{AccessTable.Own}"] = await GuardedApp.KeyAsync(nobody, AccessTable.Own);
        keys["CentralAnalyst"] = await GuardedApp.KeyAsync(nobody, province: null);

        // A session that only a one-time password opened is worth nothing, be it an administrator's.
        foreach (var (endpoint, route, method, address, _) in Walk())
        {
            var browser = browsers["CentralAdministrator"];
            Note($"{method} {address} one-time", AllowedOnce(endpoint), await CallAsync(browser.Http, browser.Request(), route, method, AddressOf(address, AccessTable.Own)));
        }

        foreach (var browser in browsers.Values)
        {
            await browser.ChoosePasswordAsync();
        }

        foreach (var (endpoint, route, method, address, statuses) in Walk())
        {
            foreach (var ((who, province), status) in AccessTable.Callers.Zip(statuses.Split(' ')))
            {
                if (who is not null)
                {
                    var browser = browsers[who];
                    Note($"{method} {address} session {who} {province}", BySession(endpoint) ?? status, await CallAsync(browser.Http, browser.Request(), route, method, AddressOf(address, province)));
                }

                if (who is not null && keys.TryGetValue(who, out var key))
                {
                    using var request = new HttpRequestMessage();
                    request.Headers.Add(KeyCaller.Header, key);
                    Note($"{method} {address} key {who} {province}", status, await CallAsync(nobody, request, route, method, AddressOf(address, province)));
                }
            }
        }

        foreach (var browser in browsers.Values)
        {
            Note("delete api/session", "204", await CallAsync(browser.Http, browser.Request(), "api/session", "delete", "api/session"));
            Note("get api/periods signed out", "401", await CallAsync(browser.Http, browser.Request(), "api/periods", "get", "api/periods"));
            browser.Dispose();
        }

        Assert.Equal(expected, seen);

        void Note(string what, string should, string does)
        {
            expected.Add($"{what}: {should}");
            seen.Add($"{what}: {does}");
        }

        // Ended above, once everything else was asked.
        static IEnumerable<(string Endpoint, string Route, string Method, string Address, string Statuses)> Walk() =>
            from line in AccessTable.Lines
            where line.Endpoint is not ("delete api/session" or "post dang-xuat")
            let method = line.Endpoint.Split(' ')[0]
            select (line.Endpoint, line.Endpoint.Split(' ')[1], method == Any ? "post" : method, line.Address, line.Expected);

        // What a session has that the trial's header has not, and the other way round.
        static string? BySession(string endpoint) => endpoint switch
        {
            "put api/session/password" or "post mat-khau" => "400",
            "get mat-khau" => "200",
            "get api/development/clock" or "put api/development/clock" => "403",
            _ => null,
        };

        static string AllowedOnce(string endpoint) => endpoint switch
        {
            "* {*rest}" => "404",
            "get tep/{tag}/{name}" => "404",
            "get api/openapi.json" or "get api/health" or "get api/session" or "get huong-dan" or "get mat-khau" => "200",
            "post api/session" or "put api/session/password" or "post dang-nhap" or "post mat-khau" => "400",
            // Pages lead to where a password is chosen.
            _ => endpoint.Contains(" api/", StringComparison.Ordinal) ? "403" : "303",
        };
    }

    /// <summary>
    /// Since 1/7/2025 the same two digits are another province, into which that one was merged: it may read what its
    /// predecessor sent, and nothing else of anybody's; nor does it change anything.
    /// </summary>
    [Theory]
    [InlineData("ProvinceClerk")]
    [InlineData("ProvinceApprover")]
    public async Task A_province_that_has_the_code_of_another_one_is_not_it(string role)
    {
        using var successor = await WalkingBrowser.OfAsync(app.Http, $"{role}:{AccessTable.Own}", provinceOn: "2025-07-01");
        await successor.ChoosePasswordAsync();
        var (own, other) = (CallerOf(AccessTable.Own), CallerOf(AccessTable.Other));
        var (expected, seen) = (new List<string>(), new List<string>());
        foreach (var (endpoint, address, statuses) in AccessTable.Lines.Where(line => line.Address.Contains("{province}", StringComparison.Ordinal) && !IsSummary(line.Address)))
        {
            var (method, route) = (endpoint.Split(' ')[0], endpoint.Split(' ')[1]);
            foreach (var (province, whenAllowed) in new[] { (AccessTable.Own, statuses.Split(' ')[own]), (AccessTable.Other, statuses.Split(' ')[other]) })
            {
                var status = await CallAsync(successor.Http, successor.Request(), route, method, AddressOf(address, province));
                var mayRead = method == "get" && province == AccessTable.Own && IsReport(address);
                expected.Add($"{method} {address} {province} {(mayRead || province == AccessTable.Other ? whenAllowed : "403")}");
                seen.Add($"{method} {address} {province} {status}");
            }
        }

        Assert.Equal(expected, seen);

        int CallerOf(string province) => Array.FindIndex(AccessTable.Callers, caller => caller == ($"{role}:{AccessTable.Own}", province));

        // What was published is for regions and not for a code.
        static bool IsSummary(string address) => address.StartsWith("api/summaries/", StringComparison.Ordinal);

        static bool IsReport(string address) =>
            address.StartsWith("api/submissions/", StringComparison.Ordinal) || address.StartsWith("api/periods/", StringComparison.Ordinal) ||
            address.StartsWith("api/facts", StringComparison.Ordinal) || address.StartsWith("tinh/", StringComparison.Ordinal) ||
            (address.StartsWith("ky/", StringComparison.Ordinal) && address.Contains("/tinh/", StringComparison.Ordinal));
    }

    /// <summary>
    /// Whoever asks for a change, by the API or by a page's form, has one line with their name and what came of it, also when
    /// they were turned away; a refused form that gets its page back has no line of a request that nobody sent.
    /// </summary>
    [Fact]
    public async Task Every_act_that_somebody_asks_for_has_its_line_with_what_came_of_it()
    {
        var before = (await RequestLinesAsync()).Count;
        var expected = new List<string>();
        foreach (var (endpoint, address, _) in AccessTable.Lines.Where(line => line.Endpoint.Split(' ')[0] is "post" or "put" or "delete"))
        {
            var (method, route) = (endpoint.Split(' ')[0], endpoint.Split(' ')[1]);
            foreach (var (who, province) in AccessTable.Callers)
            {
                using var request = new HttpRequestMessage();
                if (who is not null)
                {
                    request.Headers.Add(DevelopmentIdentity.Header, who);
                }

                var asked = AddressOf(address, province);
                var status = await CallAsync(app.Http, request, route, method, asked);

                // A check keeps nothing, and is only noted when it is refused to somebody.
                var isCheck = address.StartsWith("api/validations", StringComparison.Ordinal) || address.EndsWith("/kiem-tra", StringComparison.Ordinal);
                if (who is not null && !(isCheck && status != "403"))
                {
                    expected.Add($"development-{who} {method.ToUpperInvariant()} /{asked.Split(' ')[0]} {Outcome(status)}");
                }
            }
        }

        var lines = (await RequestLinesAsync()).Skip(before).ToList();
        Assert.All(lines, line => Assert.Equal("127.0.0.1", line.From));
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            // Of a page that is shown again it is noted too that people were on it.
            lines.Where(line => line.Action is not ("request.read-contacts" or "request.read-audit"))
                .Select(line => $"{line.Who} {line.Subject} {Outcome($"{line.Result}")}").Order(StringComparer.Ordinal));

        // A page leads on where the API says what it did.
        static string Outcome(string status) => status[0] is '2' or '3' ? "done" : status;
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

    private async Task<List<AuditEntry>> RequestLinesAsync() =>
        [.. (await GuardedApp.LinesAsync(StorageAccount.Open(app.Storage))).Where(line => line.Action.StartsWith("request.", StringComparison.Ordinal))];

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

    /// <summary>Goes nowhere that an answer leads to.</summary>
    private static HttpClient StayingClient(Uri? address) => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };

    private static string AddressOf(string address, string province) => address.Replace("{province}", province, StringComparison.Ordinal);

    private static async Task<string> CallAsync(HttpClient http, HttpRequestMessage request, string route, string method, string address)
    {
        var parts = address.Split(' ', 2);
        request.Method = new HttpMethod(method.ToUpperInvariant());
        request.RequestUri = new Uri(parts[0], UriKind.Relative);
        if (method is "post" or "put")
        {
            var isPage = !address.StartsWith("api/", StringComparison.Ordinal);
            var isFile = address.StartsWith("api/validations", StringComparison.Ordinal) || (method == "put" && address.StartsWith("api/submissions", StringComparison.Ordinal));
            request.Content = isPage ? new FormUrlEncodedContent(parts.Skip(1).SelectMany(QueryHelpers.ParseQuery).Select(field => KeyValuePair.Create(field.Key, field.Value.ToString())))
                : isFile ? new ByteArrayContent([])
                : new StringContent(parts.Length > 1 ? parts[1] : "{}", Encoding.UTF8, ContentTypes.Json);
        }

        using var response = await http.SendAsync(request);
        if (route.StartsWith("api/", StringComparison.Ordinal))
        {
            await DescribedAnswer.CheckAsync(route, method, response);
        }

        return ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Two provinces have reported for an open period, and for one that is published.</summary>
    public sealed class WalkedApp : IAsyncLifetime
    {
        private static readonly SampleWorkbooks Samples = new(CatalogueSet.Load());

        private readonly RunningApp app = new();

        public string Storage => app.Storage;

        /// <summary>Says of nobody that they call.</summary>
        public HttpClient Http { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            await app.InitializeAsync();
            Http = StayingClient(app.Http.BaseAddress);
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
