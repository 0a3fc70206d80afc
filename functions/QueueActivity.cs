using System.Diagnostics;
using CadreReports.Messages;
using CadreReports.Telemetry;
using Microsoft.Extensions.Logging;

namespace CadreReports.Functions;

/// <summary>Lets the trace of whoever sent a queue message go on in the function that takes it, and says what that is about.</summary>
public sealed class QueueActivity(ILogger<QueueActivity> logger)
{
    /// <summary>Does what a message asks for, under its sender's trace.</summary>
    /// <param name="name">The function's name.</param>
    /// <param name="queue">The queue's name.</param>
    /// <param name="message">As <see cref="Envelope.Write"/> made it.</param>
    /// <param name="work">Does it.</param>
    /// <exception cref="FormatException">See <see cref="Envelope.Read"/>.</exception>
    public async Task RunAsync<T>(string name, string queue, string message, Func<T, Task> work)
    {
        var envelope = Envelope.Read<T>(message);
        if (envelope.Due is { } due)
        {
            Measures.Waited(queue, TimeProvider.System.GetUtcNow() - due);
        }

        using var activity = Continue(name, envelope.Trace);
        Tracing.Tag(TelemetryNames.Queue, queue);
        using var scope = Begin(envelope.Body);
        try
        {
            await work(envelope.Body);
        }
        catch (Exception e) when (Tracing.Fails(activity, e))
        {
            throw;
        }
    }

    /// <summary>Starts an activity under the sender's trace, also when nobody listens: what is sent on must carry it.</summary>
    /// <param name="name">The activity's name.</param>
    /// <param name="trace">The sender's trace; null, or anything else than a trace context, begins one.</param>
    public static Activity Continue(string name, string? trace)
    {
        if (Tracing.Continue(name, trace) is { } listened)
        {
            return listened;
        }

        var activity = new Activity(name);
        if (ActivityContext.TryParse(trace, null, out _))
        {
            activity.SetParentId(trace!);
        }

        return activity.Start();
    }

    private IDisposable? Begin<T>(T body) => body switch
    {
        SummariseMessage summarise => WorkScope.Begin(logger, summarise.Period, region: summarise.Region),
        ReviewMessage review => WorkScope.Begin(logger, review.Period, review.Province),
        OutboxMessage notice => WorkScope.Begin(logger, notice.Period, notice.Province),

        // Ingestion reads and checks the blob's name itself.
        _ => null,
    };
}
