using System.Diagnostics;
using CadreReports.Embedded.Functions;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Embedded.Invocation;

/// <summary>
/// The activity of one run, in either form that the worker gives it: of OpenTelemetry's conventions 1.17, and of 1.37 where the
/// app uses the worker's defaults for OpenTelemetry.
/// </summary>
internal sealed class InvocationTracing
{
    public const string SourceName = "Microsoft.Azure.Functions.Worker";

    private static readonly ActivitySource Source = new(SourceName, typeof(FunctionContext).Assembly.GetName().Version?.ToString());

    /// <summary>Whether conventions 1.37 are followed, in which an activity is named after its function.</summary>
    public bool NamesFunction { get; set; }

    /// <summary>Starts the run's activity. Without a listener there is none to be had from the source, but the trace must go on all the same.</summary>
    public Activity Start(AppFunction function) =>
        Source.StartActivity(NamesFunction ? "function " + function.Name : "Invoke", NamesFunction ? ActivityKind.Internal : ActivityKind.Server)
        ?? new Activity("Invoke " + function.Name).SetIdFormat(ActivityIdFormat.W3C).Start();

    /// <summary>Marks the activity with its run.</summary>
    public void Mark(Activity activity, FunctionContext context)
    {
        if (NamesFunction)
        {
            activity.SetTag("schema.url", "https://opentelemetry.io/schemas/1.37.0");
            activity.SetTag("faas.invocation_id", context.InvocationId);
            activity.SetTag("faas.name", context.FunctionDefinition.Name);
        }
        else
        {
            activity.SetTag("az.schema_url", "https://opentelemetry.io/schemas/1.17.0");
            activity.SetTag("faas.execution", context.InvocationId);
        }
    }
}
