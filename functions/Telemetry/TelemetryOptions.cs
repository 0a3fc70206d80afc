using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;

namespace CadreReports.Functions.Telemetry;

/// <summary>Where traces, metrics and logs are sent to, by the settings that OpenTelemetry and Application Insights define.</summary>
/// <param name="Traces">Whether traces go to an OTLP endpoint.</param>
/// <param name="Metrics">Whether metrics do.</param>
/// <param name="Logs">Whether logs do.</param>
/// <param name="AzureMonitor">The connection string of Application Insights; null for none.</param>
/// <param name="Credential">The identity that Application Insights asks for; null when the connection string is enough.</param>
/// <param name="KeepsAll">Whether every trace is kept; otherwise <c>OTEL_TRACES_SAMPLER</c> says which.</param>
internal sealed record TelemetryOptions(bool Traces, bool Metrics, bool Logs, string? AzureMonitor, TokenCredential? Credential, bool KeepsAll)
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string AuthenticationString = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    /// <summary>Whether anything is sent anywhere.</summary>
    public bool IsOn => Traces || Metrics || Logs || AzureMonitor is not null;

    /// <exception cref="InvalidOperationException">The authentication string of Application Insights says what nobody understands.</exception>
    public static TelemetryOptions From(IConfiguration configuration)
    {
        if (bool.TryParse(configuration["OTEL_SDK_DISABLED"], out var disabled) && disabled)
        {
            return new(false, false, false, null, null, KeepsAll: true);
        }

        var every = IsSet(Endpoint);
        return new(
            every || IsSet("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"),
            every || IsSet("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"),
            every || IsSet("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"),
            configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"] is { Length: > 0 } connection ? connection : null,
            CredentialOf(configuration[AuthenticationString]),
            KeepsAll: !IsSet("OTEL_TRACES_SAMPLER"));

        bool IsSet(string name) => !string.IsNullOrEmpty(configuration[name]);
    }

    /// <summary>Reads <c>Authorization=AAD</c>, for the app's own identity, or <c>ClientId=…;Authorization=AAD</c>, for one it was given.</summary>
    private static ManagedIdentityCredential? CredentialOf(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var parts = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries))
            .Where(part => part.Length == 2)
            .ToDictionary(part => part[0], part => part[1], StringComparer.OrdinalIgnoreCase);
        return !string.Equals(parts.GetValueOrDefault("Authorization"), "AAD", StringComparison.OrdinalIgnoreCase)
            ? throw new InvalidOperationException($"{AuthenticationString} must be Authorization=AAD, or ClientId=…;Authorization=AAD.")
            : new ManagedIdentityCredential(parts.TryGetValue("ClientId", out var client) && client.Length > 0
                ? ManagedIdentityId.FromUserAssignedClientId(client)
                : ManagedIdentityId.SystemAssigned);
    }
}
