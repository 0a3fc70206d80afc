using CadreReports.Functions.Settings;
using CadreReports.Portal.Documents;
using CadreReports.Storage;

namespace CadreReports.Tests.Infrastructure.Settings;

/// <summary>The settings that the program reads, those that it says it reads, and those that are deployed.</summary>
public sealed class SettingTests
{
    /// <summary>What is not the program's, with who reads it.</summary>
    private static readonly Dictionary<string, string> OfThePlatform = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AzureWebJobsDisableHomepage"] = "the host: the root is ours",
        ["AzureWebJobsStorage:blobServiceUri"] = "the host: keys, leases, timers",
        ["AzureWebJobsStorage:queueServiceUri"] = "the host: blob events that wait",
        ["AzureWebJobsStorage:tableServiceUri"] = "the host: what it says of its own trouble",
        ["AzureWebJobsStorage:credential"] = "the host",
        ["AzureWebJobsStorage:clientId"] = "the host",
        [$"{StorageNames.Connection}:credential"] = "the host, for the triggers of the data account",
        ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = "the host",
        ["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] = "the host",
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "the host",
        ["OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID"] = "Azure's authentication, in place of a client secret",
        ["WEBSITE_AUTH_AAD_ALLOWED_TENANTS"] = "Azure's authentication",
    };

    /// <summary>What Flex Consumption has in other places, or refuses.</summary>
    private static readonly string[] Outdated =
    [
        "AzureWebJobsStorage", "ENABLE_ORYX_BUILD", "FUNCTIONS_EXTENSION_VERSION", "FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_WORKER_RUNTIME_VERSION",
        "FUNCTIONS_MAX_HTTP_CONCURRENCY", "FUNCTIONS_WORKER_PROCESS_COUNT", "SCM_DO_BUILD_DURING_DEPLOYMENT", "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING",
        "WEBSITE_CONTENTOVERVNET", "WEBSITE_CONTENTSHARE", "WEBSITE_MAX_DYNAMIC_APPLICATION_SCALE_OUT", "WEBSITE_RUN_FROM_PACKAGE", "WEBSITE_TIME_ZONE",
        "WEBSITE_VNET_ROUTE_ALL",
    ];

    private static readonly string[] Assemblies =
        [typeof(AppSettings).Assembly.Location, typeof(StorageNames).Assembly.Location, typeof(DocumentRenderer).Assembly.Location];

    [Fact]
    public void Whatever_reads_configuration_is_run_with_one()
    {
        var found = Assemblies.SelectMany(ConfigurationCalls.ReadersIn).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(SettingReaders.All.Keys.Select(t => t.FullName!).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_program_declares_what_it_asks_for_and_nothing_else()
    {
        Assert.Equal(
            SettingReaders.Ask().Order(StringComparer.OrdinalIgnoreCase),
            AppSettings.All.Select(s => s.Key).Order(StringComparer.OrdinalIgnoreCase),
            StringComparer.OrdinalIgnoreCase);
        Assert.All(AppSettings.All, s => Assert.NotEmpty(s.Reason));
    }

    [SkippableFact]
    public async Task The_deployment_sets_what_the_program_says_it_does()
    {
        var known = AppSettings.All.Where(s => s.Source == SettingSource.Deployment).Select(s => s.Key).Concat(OfThePlatform.Keys);

        Assert.Equal(
            known.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase),
            (await DeployedAsync(Everything)).Keys.Order(StringComparer.OrdinalIgnoreCase),
            StringComparer.OrdinalIgnoreCase);
    }

    [SkippableFact]
    public async Task Nothing_is_set_that_the_plan_does_not_know()
    {
        Assert.Empty((await DeployedAsync(Everything)).Keys.Intersect(Outdated, StringComparer.OrdinalIgnoreCase));
    }

    [SkippableFact]
    public async Task Without_mail_sign_in_and_otlp_nothing_is_said_of_them()
    {
        var settings = await DeployedAsync(Nothing);

        Assert.DoesNotContain(settings.Keys, key => key.StartsWith("Mail:", StringComparison.Ordinal));
        Assert.DoesNotContain("Access:PlatformTenant", settings.Keys);
        Assert.DoesNotContain("OTEL_EXPORTER_OTLP_ENDPOINT", settings.Keys);
    }

    /// <summary>Who deploys may add settings, and not change what the deployment itself decides.</summary>
    [SkippableFact]
    public async Task More_settings_replace_none()
    {
        var given = new Dictionary<string, object?>(Everything)
        {
            ["moreSettings"] = new Dictionary<string, object?> { ["Http__Proxies"] = "0.0.0.0", ["Limits__UploadsOfPrincipal__Times"] = "120" },
        };
        var settings = await DeployedAsync(given);

        Assert.Equal("127.0.0.1,::1", settings["Http:Proxies"]);
        Assert.Equal("120", settings["Limits:UploadsOfPrincipal:Times"]);
    }

    [SkippableFact]
    public async Task The_program_starts_with_what_is_deployed()
    {
        foreach (var given in (IEnumerable<Dictionary<string, object?>>)[Everything, Nothing])
        {
            var settings = new AskedSettings(await DeployedAsync(given));
            foreach (var (type, read) in SettingReaders.All)
            {
                Assert.Null(Record.Exception(() => read(settings.Configuration)) is { } e ? $"{type.Name}: {e.Message}" : null);
            }
        }
    }

    private static Dictionary<string, object?> Nothing => new()
    {
        ["identityClientId"] = "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        ["address"] = "https://app.example",
        ["signInTenantId"] = string.Empty,
        ["mail"] = new Dictionary<string, object?> { ["host"] = string.Empty, ["domain"] = string.Empty },
        ["mailVaultReference"] = string.Empty,
        ["acceptUnknownSender"] = false,
        ["otlpEndpoint"] = string.Empty,
        ["moreSettings"] = new Dictionary<string, object?>(),
    };

    private static Dictionary<string, object?> Everything => new(Nothing)
    {
        ["signInTenantId"] = "3f2504e0-4f89-41d3-9a0c-0305e82c3302",
        ["mail"] = new Dictionary<string, object?>
        {
            ["host"] = "mail.example.vn",
            ["port"] = 465L,
            ["security"] = "tls",
            ["from"] = "Ban Tổ chức <baocao@example.vn>",
            ["domain"] = "example.vn",
            ["timeout"] = 30L,
            ["user"] = "baocao",
        },
        ["mailVaultReference"] = "@Microsoft.KeyVault(…)",
        ["acceptUnknownSender"] = true,
        ["otlpEndpoint"] = "https://otlp.example",
    };

    private static async Task<Dictionary<string, string>> DeployedAsync(Dictionary<string, object?> given)
    {
        var template = await BicepCompiler.CompileAsync("settings.bicep", given);
        var settings = Assert.Single(template.Of("Microsoft.Web/sites/config"));
        Assert.Equal("appsettings", settings.OwnName);

        // What only Azure knows, such as the account's address, is an address for who reads it here.
        return ((Dictionary<string, object?>)settings.Content["properties"]!).ToDictionary(
            s => s.Key.Replace("__", ":", StringComparison.Ordinal), s => Known(s.Key, Assert.IsType<string>(s.Value)), StringComparer.OrdinalIgnoreCase);
    }

    private static string Known(string name, string value) =>
        name.EndsWith("ServiceUri", StringComparison.Ordinal) ? $"https://{name.Replace('_', '-')}.example/"
        : name == "APPLICATIONINSIGHTS_CONNECTION_STRING" ? "InstrumentationKey=3f2504e0-4f89-41d3-9a0c-0305e82c3303"
        : value;
}
