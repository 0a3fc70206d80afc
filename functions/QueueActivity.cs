using System.Diagnostics;

namespace CadreReports.Functions;

/// <summary>Lets the trace of whoever sent a queue message go on in the function that takes it.</summary>
internal static class QueueActivity
{
    private static readonly ActivitySource Source = new("CadreReports.Functions");

    /// <summary>Starts an activity under the sender's trace; null when nobody listens.</summary>
    public static Activity? Continue(string name, string? trace) =>
        Source.StartActivity(name, ActivityKind.Consumer, parentId: trace);
}
