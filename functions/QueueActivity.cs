using System.Diagnostics;

namespace CadreReports.Functions;

/// <summary>Lets the trace of whoever sent a queue message go on in the function that takes it.</summary>
public static class QueueActivity
{
    private static readonly ActivitySource Source = new("CadreReports.Functions");

    /// <summary>Starts an activity under the sender's trace, also when nobody listens: what is sent on must carry it.</summary>
    public static Activity Continue(string name, string? trace)
    {
        if (Source.StartActivity(name, ActivityKind.Consumer, parentId: trace) is { } listened)
        {
            return listened;
        }

        var activity = new Activity(name);
        if (trace is not null)
        {
            activity.SetParentId(trace);
        }

        return activity.Start();
    }
}
