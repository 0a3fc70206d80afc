using Azure.Monitor.OpenTelemetry.Exporter;
using CadreReports.Telemetry;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CadreReports.Functions.Telemetry;

/// <summary>
/// Sends traces, metrics and logs to whoever is configured to get them (<see cref="TelemetryOptions"/>), and does nothing at all
/// when that is nobody.
/// </summary>
/// <remarks>
/// Of requests only the method, the route and the result are told, of calls to storage only their number and time: addresses
/// hold signatures, accounts and names. For that reason OpenTelemetry's own instrumentation of either is not used.
/// </remarks>
public static class TelemetryServices
{
    private const string WebServer = "Microsoft.AspNetCore";
    private const string WebMeter = "Microsoft.AspNetCore.Hosting";
    private const string ClientMeter = "System.Net.Http";

    /// <summary>Adds telemetry as configuration says.</summary>
    /// <exception cref="InvalidOperationException">See <see cref="TelemetryOptions.From"/>.</exception>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<QueueActivity>();
        var options = TelemetryOptions.From(configuration);
        if (!options.IsOn)
        {
            return services;
        }

        // What the web server would say of addresses.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", true);
        services
            .AddSingleton<IExternalScopeProvider, WorkScopes>()
            .AddLogging(logging => logging
                .AddFilter<OpenTelemetryLoggerProvider>("Azure", LogLevel.Warning)
                .AddFilter<OpenTelemetryLoggerProvider>("Microsoft", LogLevel.Warning)
                .AddFilter<OpenTelemetryLoggerProvider>("System", LogLevel.Warning))
            .AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .ConfigureResource(resource => resource
                .AddService(TelemetryNames.Service, serviceVersion: typeof(TelemetryServices).Assembly.GetName().Version?.ToString())
                .AddEnvironmentVariableDetector())
            .WithTracing(tracing => AddTracing(tracing, options))
            .WithMetrics(metrics => AddMetrics(metrics, options))
            .WithLogging(
                logging => AddLogging(logging, options),
                records =>
                {
                    records.IncludeScopes = true;
                    records.IncludeFormattedMessage = true;
                });
        return services;
    }

    private static void AddTracing(TracerProviderBuilder tracing, TelemetryOptions options)
    {
        tracing.AddSource(TelemetryNames.Source, WebServer);
        if (options.Traces)
        {
            tracing.AddOtlpExporter();
        }

        if (options.AzureMonitor is not null)
        {
            tracing.AddAzureMonitorTraceExporter(exporter => Configure(exporter, options));
        }

        if (options.KeepsAll)
        {
            // Also when whoever calls does not record their own part of the trace. There are few uploads, and each counts.
            tracing.SetSampler(new AlwaysOnSampler());
        }
    }

    private static void AddMetrics(MeterProviderBuilder metrics, TelemetryOptions options)
    {
        metrics
            .AddMeter(TelemetryNames.Source, WebMeter, ClientMeter, "System.Runtime")
            .AddView(instrument => (instrument.Meter.Name, instrument.Name) switch
            {
                (WebMeter, "http.server.request.duration") =>
                    new MetricStreamConfiguration { TagKeys = ["http.request.method", "http.route", "http.response.status_code", "error.type"] },
                (ClientMeter, "http.client.request.duration") =>
                    new MetricStreamConfiguration { TagKeys = ["http.request.method", "server.address", "http.response.status_code", "error.type"] },
                (WebMeter or ClientMeter, _) => MetricStreamConfiguration.Drop,
                _ => null,
            });
        if (options.Metrics)
        {
            metrics.AddOtlpExporter();
        }

        if (options.AzureMonitor is not null)
        {
            metrics.AddAzureMonitorMetricExporter(exporter => Configure(exporter, options));
        }
    }

    private static void AddLogging(LoggerProviderBuilder logging, TelemetryOptions options)
    {
        if (options.Logs)
        {
            logging.AddOtlpExporter();
        }

        if (options.AzureMonitor is not null)
        {
            logging.AddAzureMonitorLogExporter(exporter => Configure(exporter, options));
        }
    }

    private static void Configure(AzureMonitorExporterOptions exporter, TelemetryOptions options)
    {
        exporter.ConnectionString = options.AzureMonitor;
        exporter.Credential = options.Credential;
        exporter.EnableLiveMetrics = false;
        if (options.KeepsAll)
        {
            exporter.SamplingRatio = 1;
            exporter.TracesPerSecond = null;
        }
    }
}
