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
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private const string Sampler = "OTEL_TRACES_SAMPLER";
    private const string ConnectionString = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string AuthenticationString = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    /// <summary>What the exporter knows.</summary>
    private static readonly string[] Protocols = ["grpc", "http/protobuf"];

    /// <summary>What OpenTelemetry and the exporter for Application Insights know.</summary>
    private static readonly string[] Samplers =
    [
        "always_on", "always_off", "traceidratio", "parentbased_always_on", "parentbased_always_off", "parentbased_traceidratio",
        "microsoft.fixed_percentage", "microsoft.rate_limited",
    ];

    /// <summary>Whether anything is sent anywhere.</summary>
    public bool IsOn => Traces || Metrics || Logs || AzureMonitor is not null;

    /// <summary>As the configuration has it. OpenTelemetry itself passes over what it does not understand and sends elsewhere, or nowhere.</summary>
    /// <exception cref="InvalidOperationException">A setting says what nobody understands; the message names it and not what it says.</exception>
    public static TelemetryOptions From(IConfiguration configuration)
    {
        if (bool.TryParse(configuration["OTEL_SDK_DISABLED"], out var disabled) && disabled)
        {
            return new(false, false, false, null, null, KeepsAll: true);
        }

        var every = IsAddress(Endpoint);
        var (traces, metrics, logs) =
            (IsAddress("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"), IsAddress("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"), IsAddress("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"));
        IsOneOf(Protocol, Protocols);
        return new(
            every || traces,
            every || metrics,
            every || logs,
            ConnectionOf(configuration[ConnectionString]),
            CredentialOf(configuration[AuthenticationString]),
            KeepsAll: !IsOneOf(Sampler, Samplers));

        bool IsAddress(string name) => configuration[name] is { Length: > 0 } text &&
            (Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
                ? true
                : throw new InvalidOperationException($"{name} must be an address such as http://127.0.0.1:4317."));

        bool IsOneOf(string name, string[] known) => configuration[name] is { Length: > 0 } text &&
            (known.Contains(text, StringComparer.OrdinalIgnoreCase)
                ? true
                : throw new InvalidOperationException($"{name} must be one of {string.Join(", ", known)}."));
    }

    private static string? ConnectionOf(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : PartsOf(ConnectionString, text).GetValueOrDefault("InstrumentationKey") is { Length: > 0 } ? text
        : throw new InvalidOperationException($"{ConnectionString} must be the connection string of an Application Insights resource, InstrumentationKey=….");

    /// <summary>Reads <c>Authorization=AAD</c>, for the app's own identity, or <c>ClientId=…;Authorization=AAD</c>, for one it was given.</summary>
    private static ManagedIdentityCredential? CredentialOf(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var parts = PartsOf(AuthenticationString, text);
        return !string.Equals(parts.GetValueOrDefault("Authorization"), "AAD", StringComparison.OrdinalIgnoreCase)
            ? throw new InvalidOperationException($"{AuthenticationString} must be Authorization=AAD, or ClientId=…;Authorization=AAD.")
            : new ManagedIdentityCredential(parts.TryGetValue("ClientId", out var client) && client.Length > 0
                ? ManagedIdentityId.FromUserAssignedClientId(client)
                : ManagedIdentityId.SystemAssigned);
    }

    private static Dictionary<string, string> PartsOf(string name, string text)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split('=', 2, StringSplitOptions.TrimEntries) is [var key, var value] && !parts.TryAdd(key, value))
            {
                throw new InvalidOperationException($"{name} says {key} twice.");
            }
        }

        return parts;
    }
}
