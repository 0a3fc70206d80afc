using CadreReports.Access;
using CadreReports.Access.Platform;
using CadreReports.Functions.Accounts;
using CadreReports.Functions.Development;
using CadreReports.Functions.Http;
using CadreReports.Functions.Limits;
using CadreReports.Reminders.Writing;
using CadreReports.Storage;
using CadreReports.Submissions;

namespace CadreReports.Functions.Settings;

/// <summary>
/// Every setting that the program reads. Tests hold this list against what the program asks configuration for, and against
/// what the deployment to Azure sets.
/// </summary>
public static class AppSettings
{
    public static IReadOnlyList<AppSetting> All { get; } =
    [
        new(StorageNames.Connection, SettingSource.Elsewhere, "A connection string holds the account's key; on Azure no key opens the account."),
        new($"{StorageNames.Connection}:blobServiceUri", SettingSource.Deployment, "The data account."),
        new($"{StorageNames.Connection}:queueServiceUri", SettingSource.Deployment, "The data account."),
        new($"{StorageNames.Connection}:tableServiceUri", SettingSource.Deployment, "The data account."),
        new($"{StorageNames.Connection}:clientId", SettingSource.Deployment, "The program's identity."),

        new("Mail:From", SettingSource.Deployment, "Who letters come from."),
        new("Mail:Domain", SettingSource.Deployment, "Of the letters' Message-IDs."),
        new("Mail:Smtp:Host", SettingSource.Deployment, "The mail server."),
        new("Mail:Smtp:Port", SettingSource.Deployment, "The mail server's."),
        new("Mail:Smtp:Security", SettingSource.Deployment, "How its connection is encrypted."),
        new("Mail:Smtp:Timeout", SettingSource.Deployment, "For one conversation, in seconds."),
        new("Mail:Smtp:User", SettingSource.Deployment, "Who signs in there."),
        new("Mail:Smtp:Password", SettingSource.Deployment, "Read from the key vault."),
        new("Mail:Smtp:CertificateAuthority", SettingSource.Elsewhere, "A file on the server; on Azure the mail server's certificate is one that the platform trusts."),
        new("Mail:Folder", SettingSource.Elsewhere, "A folder of an instance on Azure is gone with the instance."),

        new(PlatformIdentity.Setting, SettingSource.Deployment, "Whose people sign in, once there is an app registration."),
        new("WEBSITE_AUTH_ENABLED", SettingSource.Platform, "Whether Azure's authentication stands in front."),
        new("WEBSITE_SITE_NAME", SettingSource.Platform, "The program runs on Azure."),
        new("WEBSITE_INSTANCE_ID", SettingSource.Platform, "The program runs on Azure."),
        new(DevelopmentIdentity.Setting, SettingSource.Elsewhere, "For trials on one's own machine."),
        new(LocalOperator.Setting, SettingSource.Elsewhere, "Nobody sits at an instance on Azure; whoever watches it has a role or a key."),
        new(ClockStart.Setting, SettingSource.Elsewhere, "For trials; what provinces send has the real time."),
        new(FirstAdministratorStart.Setting, SettingSource.Elsewhere, "Nobody reads the console there; the directory names the first administrator."),

        new("APPLICATIONINSIGHTS_CONNECTION_STRING", SettingSource.Deployment, "Where telemetry goes."),
        new("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", SettingSource.Deployment, "As whom it is sent: no key opens the way."),
        new("OTEL_EXPORTER_OTLP_ENDPOINT", SettingSource.Deployment, "Where else telemetry goes, when somebody wants it."),
        new("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", SettingSource.Default, "One endpoint for all is enough."),
        new("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", SettingSource.Default, "One endpoint for all is enough."),
        new("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", SettingSource.Default, "One endpoint for all is enough."),
        new("OTEL_EXPORTER_OTLP_PROTOCOL", SettingSource.Default, "gRPC, unless the collector takes nothing but HTTP."),
        new("OTEL_SDK_DISABLED", SettingSource.Default, "Alerts need telemetry."),
        new("OTEL_TRACES_SAMPLER", SettingSource.Default, "So few traces come about that all are kept."),

        new(ProxyOptions.Setting, SettingSource.Deployment, "The host, on the same machine."),
        new(ProxyOptions.HopsSetting, SettingSource.Deployment, "Azure's front end alone is believed."),
        new(PortalLinks.Setting, SettingSource.Deployment, "For the links in letters."),
        new(SenderRule.Setting, SettingSource.Deployment, "Whether a file that nobody announced may become a report."),
        .. ((string[])[nameof(LimitRules.SignInsFromAddress), nameof(LimitRules.SignInsToAccount), nameof(LimitRules.WrongKeysFromAddress), nameof(LimitRules.UploadsOfPrincipal)])
            .SelectMany(limit => (string[])[$"{LimitRules.Section}:{limit}:{nameof(LimitRule.Times)}", $"{LimitRules.Section}:{limit}:{nameof(LimitRule.Period)}"])
            .Select(key => new AppSetting(key, SettingSource.Default, "Each instance counts for itself; the usual limits are meant for one.")),
    ];
}
