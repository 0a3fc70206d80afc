using System.Diagnostics;
using CadreReports.Messages;

namespace CadreReports.Functions;

/// <summary>Lets the trace of whoever sent a queue message go on in the function that takes it.</summary>
public static class QueueActivity
{
    private static readonly ActivitySource Source = new("CadreReports.Functions");

    /// <summary>Does what a message asks for, under its sender's trace.</summary>
    /// <param name="name">The function's name.</param>
    /// <param name="message">As <see cref="Envelope.Write"/> made it.</param>
    /// <param name="work">Does it.</param>
    /// <exception cref="FormatException">See <see cref="Envelope.Read"/>.</exception>
    public static async Task RunAsync<T>(string name, string message, Func<T, Task> work)
    {
        var envelope = Envelope.Read<T>(message);
        using var activity = Continue(name, envelope.Trace);
        await work(envelope.Body);
    }

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
