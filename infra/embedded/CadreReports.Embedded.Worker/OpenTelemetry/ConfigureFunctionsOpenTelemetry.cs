using CadreReports.Embedded.Invocation;
using global::OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.OpenTelemetry;

/// <summary>Stand-in for the class of the package Microsoft.Azure.Functions.Worker.OpenTelemetry.</summary>
public static class ConfigureFunctionsOpenTelemetry
{
    /// <summary>
    /// Takes in the activity of every function's run, named <c>function {its name}</c>, and says in the resource which program
    /// this is. In the Functions host it also keeps the host from sending the worker's telemetry a second time.
    /// </summary>
    /// <param name="builder">OpenTelemetry of the app; what is configured after this call wins.</param>
    /// <returns>The same builder.</returns>
    public static IOpenTelemetryBuilder UseFunctionsWorkerDefaults(this IOpenTelemetryBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure<InvocationTracing>(tracing => tracing.NamesFunction = true);
        return builder
            .ConfigureResource(resource => resource.AddDetector(new FunctionsResourceDetector()))
            .WithTracing(tracing => tracing.AddSource(InvocationTracing.SourceName));
    }
}
