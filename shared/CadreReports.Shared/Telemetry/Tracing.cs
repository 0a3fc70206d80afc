using System.Diagnostics;

namespace CadreReports.Telemetry;

/// <summary>The spans of this program. While nobody listens there are none, and asking for one costs nothing.</summary>
public static class Tracing
{
    private static readonly ActivitySource Source = new(TelemetryNames.Source);

    /// <summary>Whether anybody listens.</summary>
    public static bool IsOn => Source.HasListeners();

    /// <summary>The trace context (W3C <c>traceparent</c>) that whoever goes on with the current work needs; null outside any trace.</summary>
    public static string? Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;

    /// <summary>Starts a step of the current work; it ends when it is disposed.</summary>
    /// <param name="name">Lower case, such as <c>validate</c>.</param>
    public static Activity? Step(string name) => Source.StartActivity(name);

    /// <summary>
    /// Starts work that goes on in the trace of whoever asked for it, with a link to what brought it about here. Within that
    /// trace it is a step of the current work.
    /// </summary>
    /// <param name="name">The work's name.</param>
    /// <param name="trace">What <see cref="Current"/> was for whoever asked; null, or anything else than a trace context, when that is not known.</param>
    public static Activity? Continue(string name, string? trace)
    {
        var here = Activity.Current?.Context ?? default;
        return !ActivityContext.TryParse(trace, null, isRemote: true, out var asked) || asked.TraceId == here.TraceId
            ? Source.StartActivity(name)
            : Source.StartActivity(name, ActivityKind.Consumer, asked, links: here == default ? null : [new ActivityLink(here)]);
    }

    /// <summary>Links the current work to another trace, such as that of whoever did what was asked.</summary>
    public static void Link(string? trace)
    {
        if (Activity.Current is { IsAllDataRequested: true } activity && ActivityContext.TryParse(trace, null, isRemote: true, out var other) && other.TraceId != activity.TraceId)
        {
            activity.AddLink(new ActivityLink(other));
        }
    }

    /// <summary>Adds an attribute to the current span.</summary>
    /// <param name="name">One of <see cref="TelemetryNames"/>.</param>
    /// <param name="value">No personal data and no secret; null for none.</param>
    public static void Tag(string name, object? value)
    {
        if (value is not null && Activity.Current is { IsAllDataRequested: true } activity)
        {
            activity.SetTag(name, value);
        }
    }

    /// <summary>
    /// Marks work as failed, by the kind of the exception alone; for an exception filter, which it never lets catch.
    /// </summary>
    public static bool Fails(Activity? work, Exception exception)
    {
        work?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
        return false;
    }
}
