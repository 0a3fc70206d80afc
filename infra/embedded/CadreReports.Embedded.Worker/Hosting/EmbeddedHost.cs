using System.Reflection;
using System.Text.Json;
using CadreReports.Embedded.Functions;
using CadreReports.Embedded.Invocation;
using CadreReports.Embedded.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CadreReports.Embedded.Hosting;

/// <summary>Puts the embedded host together: configuration, services, triggers.</summary>
internal static class EmbeddedHost
{
    /// <summary>
    /// A host builder with the configuration of a functions app. Later ones win: local.settings.json, appsettings.json,
    /// environment variables, command line.
    /// </summary>
    public static HostApplicationBuilder CreateBuilder(string[]? args)
    {
        var configuration = new ConfigurationManager();
        configuration.AddEnvironmentVariables("AZURE_FUNCTIONS_");
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings
        {
            Args = args,
            Configuration = configuration,
            // The app's own folder, wherever it is started from: host.json and its settings lie there.
            ContentRootPath = AppContext.BaseDirectory,
        });

        var sources = ((IConfigurationBuilder)builder.Configuration).Sources;
        sources.Insert(0, new MemoryConfigurationSource { InitialData = LocalSettings.Read(AppContext.BaseDirectory) });
        sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
                ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",
                // Whoever starts this host reads what it writes there; who keeps that in a file says false.
                ["EmbeddedHost:OperatorConsole"] = "true",
            },
        });
        builder.Configuration.AddCommandLine(args ?? [], new Dictionary<string, string> { ["--port"] = "EmbeddedHost:Port" });

        builder.Services.Configure<JsonSerializerOptions>(json => json.PropertyNameCaseInsensitive = true);
        // Every trigger stops taking work at the same moment.
        builder.Services.Configure<HostOptions>(options => options.ServicesStopConcurrently = true);
        return builder;
    }

    /// <summary>Adds what runs the functions. Comes last, so that it starts after the app's own services.</summary>
    public static void AddHost(HostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<EmbeddedHostOptions>()
            .BindConfiguration(EmbeddedHostOptions.Section)
            .Validate(options => options.IsValid, "The settings EmbeddedHost are wrong: Address must be an IP address, localhost or *, Port 0 to 65535, BlobScanInterval positive, MessageLease from one second to seven days.")
            .ValidateOnStart();
        services.AddSingleton(sp => new HostJson(sp.GetRequiredService<IConfiguration>(), AppContext.BaseDirectory));
        services.AddSingleton(FunctionScan.Find(Assembly.GetEntryAssembly()!));
        services.AddSingleton<HostShutdown>();
        services.AddSingleton<FunctionInvoker>();
        services.AddSingleton<StorageConnections>();
        services.AddSingleton<StorageTriggers>();
        services.AddHostedService(sp => sp.GetRequiredService<StorageTriggers>());
        services.AddHostedService<HostAnnouncement>();
        services.AddHostedService<StandardInputWatch>();
    }
}
