using System.Net.Http.Json;
using System.Text.Json;
using CadreReports.Access;
using CadreReports.Audits;
using CadreReports.Azurite;
using CadreReports.Functions.Callers;
using CadreReports.Local;
using CadreReports.Storage;

namespace CadreReports.Tests.EndToEnd;

/// <summary>
/// The app behind a proxy on the same machine and behind Azure's sign-in, as its configuration has it, with limits that a test
/// reaches. Who calls it says so in every request.
/// </summary>
public sealed class GuardedApp : IAsyncLifetime
{
    /// <summary>How often anything may be done; none comes back while a test runs.</summary>
    public const int Times = 5;

    public const string Tenant = "11111111-2222-3333-4444-555555555555";

    private readonly string folder = Directory.CreateTempSubdirectory("cadre-reports-guarded-").FullName;
    private AzuriteServer? azurite;
    private FunctionsProcess? functions;

    public HttpClient Http { get; private set; } = null!;

    public StorageAccount Storage => StorageAccount.Open(azurite!.ConnectionString);

    /// <summary>Makes a key as the administrator of the trial.</summary>
    public static async Task<string> KeyAsync(HttpClient http, string? province = "82")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/keys")
        {
            Content = JsonContent.Create(new
            {
                role = province is null ? "centralAnalyst" : "provinceClerk",
                province,
                purpose = "Thử",
                validTo = "2023-06-30",
            }),
        };
        request.Headers.Add(DevelopmentIdentity.Header, "CentralAdministrator");
        using var response = await http.SendAsync(request);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetString()!;
    }

    /// <summary>A request with this key, as a proxy passes it on for this address.</summary>
    public static HttpRequestMessage With(string? key, HttpMethod method, string address, string? forwarded = null)
    {
        var request = new HttpRequestMessage(method, address);
        if (key is not null)
        {
            request.Headers.Add(KeyCaller.Header, key);
        }

        if (forwarded is not null)
        {
            request.Headers.Add("X-Forwarded-For", forwarded);
        }

        return request;
    }

    /// <summary>The lines of the audit trail so far.</summary>
    public static async Task<IReadOnlyList<AuditEntry>> LinesAsync(StorageAccount storage)
    {
        var lines = new List<AuditEntry>();
        await foreach (var line in new AuditLog(storage).ReadAsync(RunningApp.ClockStart.AddDays(-1), RunningApp.ClockStart.AddDays(2), default))
        {
            lines.Add(line);
        }

        return lines;
    }

    public async Task InitializeAsync()
    {
        azurite = await AzuriteServer.StartAsync(dataFolder: null);
        var settings = new Dictionary<string, string?>
        {
            ["Access__PlatformTenant"] = Tenant,
            ["Http__Proxies"] = "127.0.0.1",
            ["Limits__WrongKeysFromAddress__Times"] = $"{Times}",
            ["Limits__WrongKeysFromAddress__Period"] = "10:00:00",
            ["Limits__SignInsFromAddress__Times"] = $"{Times}",
            ["Limits__SignInsFromAddress__Period"] = "10:00:00",
            ["Limits__SignInsToAccount__Times"] = $"{Times}",
            ["Limits__SignInsToAccount__Period"] = "10:00:00",
            ["Limits__UploadsOfPrincipal__Times"] = $"{Times}",
            ["Limits__UploadsOfPrincipal__Period"] = "10:00:00",
        };
        functions = await FunctionsProcess.StartAsync(
            azurite.ConnectionString, 0, RunningApp.ClockStart, trial: true, Path.Combine(folder, "mail"), Path.Combine(folder, "functions.log"), settings, default);
        Http = new HttpClient { BaseAddress = functions.Address };
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

        Directory.Delete(folder, recursive: true);
    }
}
