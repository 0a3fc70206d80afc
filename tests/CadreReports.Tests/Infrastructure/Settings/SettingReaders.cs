using CadreReports.Access;
using CadreReports.Access.Platform;
using CadreReports.Catalogue;
using CadreReports.Functions.Accounts;
using CadreReports.Functions.Development;
using CadreReports.Functions.Http;
using CadreReports.Functions.Limits;
using CadreReports.Functions.Telemetry;
using CadreReports.Reminders.Delivery;
using CadreReports.Reminders.Writing;
using CadreReports.Storage;
using CadreReports.Submissions;
using Microsoft.Extensions.Configuration;

namespace CadreReports.Tests.Infrastructure.Settings;

/// <summary>Everything in the program that reads configuration, ready to be run with one.</summary>
internal static class SettingReaders
{
    public static IReadOnlyDictionary<Type, Action<IConfiguration>> All { get; } = new Dictionary<Type, Action<IConfiguration>>
    {
        [typeof(StorageAccount)] = c => StorageAccount.Open(c),
        [typeof(MailOptions)] = c => MailOptions.From(c),
        [typeof(PortalLinks)] = c => PortalLinks.From(c),
        [typeof(SenderRule)] = c => SenderRule.From(c),
        [typeof(PlatformIdentity)] = c => PlatformIdentity.From(c),
        [typeof(DevelopmentIdentity)] = c => DevelopmentIdentity.From(c, CatalogueSet.Load(), TimeProvider.System),
        [typeof(TelemetryOptions)] = c => TelemetryOptions.From(c),
        [typeof(LocalOperator)] = c => LocalOperator.From(c),
        [typeof(ProxyOptions)] = c => ProxyOptions.From(c),
        [typeof(LimitRules)] = c => LimitRules.From(c),
        [typeof(ClockStart)] = c => ClockStart.From(c),
        [typeof(FirstAdministratorStart)] = c => new FirstAdministratorStart(null!, c).StartAsync(default).GetAwaiter().GetResult(),
    };

    /// <summary>A value that each setting may have, so that no way through a reader stays closed.</summary>
    public static IReadOnlyDictionary<string, string> Samples { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["CadreStorage"] = "UseDevelopmentStorage=true",
        ["CadreStorage:blobServiceUri"] = "https://data.blob.example/",
        ["CadreStorage:queueServiceUri"] = "https://data.queue.example/",
        ["CadreStorage:tableServiceUri"] = "https://data.table.example/",
        ["CadreStorage:clientId"] = "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        ["Mail:From"] = "Ban Tổ chức <baocao@example.vn>",
        ["Mail:Domain"] = "example.vn",
        ["Mail:Folder"] = "mail",
        ["Mail:Smtp:Host"] = "localhost",
        ["Mail:Smtp:Port"] = "25",
        ["Mail:Smtp:Security"] = "none",
        ["Mail:Smtp:Timeout"] = "30",
        ["Mail:Smtp:User"] = "baocao",
        ["Mail:Smtp:Password"] = "mật khẩu",
        ["Mail:Smtp:CertificateAuthority"] = typeof(SettingReaders).Assembly.Location,
        ["Portal:Address"] = "https://baocao.example.vn",
        ["Uploads:AcceptUnknownSender"] = "true",
        ["Access:PlatformTenant"] = "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        ["Access:DevelopmentIdentity"] = "true",
        ["WEBSITE_AUTH_ENABLED"] = "true",
        ["Health:LocalOperator"] = "true",
        ["OTEL_SDK_DISABLED"] = "true",
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:4317",
        ["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] = "ClientId=3f2504e0-4f89-41d3-9a0c-0305e82c3301;Authorization=AAD",
        ["Http:Proxies"] = "127.0.0.1",
        ["Http:ProxyHops"] = "2",
        ["Clock:Start"] = "2023-06-08T10:00:00+07:00",
        ["EmbeddedHost:OperatorConsole"] = "false",
    };

    /// <summary>
    /// What the program asks for when nothing is set, when everything is, and when one setting alone is or is not.
    /// </summary>
    public static IReadOnlyCollection<string> Ask()
    {
        var asked = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        IEnumerable<Dictionary<string, string>> situations =
        [
            [],
            new(Samples, StringComparer.OrdinalIgnoreCase),
            .. Samples.Select(one => new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [one.Key] = one.Value }),
            .. Samples.Select(one => Samples.Where(s => s.Key != one.Key).ToDictionary(StringComparer.OrdinalIgnoreCase)),
        ];
        foreach (var values in situations)
        {
            foreach (var read in All.Values)
            {
                var settings = new AskedSettings(values);
                try
                {
                    read(settings.Configuration);
                }
                catch (InvalidOperationException)
                {
                    // Half a configuration is refused, and what was asked until then counts.
                }

                asked.UnionWith(settings.Keys);
            }
        }

        return asked;
    }
}
