using System.Reflection;
using global::OpenTelemetry.Resources;

namespace Microsoft.Azure.Functions.Worker.OpenTelemetry;

/// <summary>Which program this is, as the package says it: the names are OpenTelemetry's, the order of sources the package's.</summary>
public sealed class FunctionsResourceDetector : IResourceDetector
{
    private const string Name = "service.name";
    private const string Version = "service.version";

    /// <returns>
    /// Process id, and name and version of the service unless <c>OTEL_SERVICE_NAME</c> or <c>OTEL_RESOURCE_ATTRIBUTES</c> give them:
    /// these are read elsewhere, and must not be hidden by what is found here.
    /// </returns>
    public Resource Detect()
    {
        var program = Assembly.GetEntryAssembly()?.GetName();
        var given = (Environment.GetEnvironmentVariable("OTEL_RESOURCE_ATTRIBUTES") ?? "")
            .Split(',')
            .Select(attribute => attribute.Split('=')[0].Trim())
            .ToHashSet(StringComparer.Ordinal);
        var attributes = new Dictionary<string, object> { ["process.pid"] = Environment.ProcessId };
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_SERVICE_NAME")) && !given.Contains(Name))
        {
            attributes[Name] = Environment.GetEnvironmentVariable("WEBSITE_SITE_NAME") ?? program?.Name ?? "unknown";
        }

        if (!given.Contains(Version))
        {
            attributes[Version] = program?.Version?.ToString() ?? "unknown";
        }

        return new Resource(attributes);
    }
}
