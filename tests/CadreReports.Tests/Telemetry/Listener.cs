using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using CadreReports.Telemetry;

namespace CadreReports.Tests.Telemetry;

/// <summary>Hears the spans and the measures of this program within the test's process; those of other tests too.</summary>
internal sealed class Listener : IDisposable
{
    private readonly ConcurrentQueue<Activity> ended = [];
    private readonly ConcurrentQueue<Measure> measures = [];
    private readonly ActivityListener spans;
    private readonly MeterListener meters = new();

    public Listener()
    {
        spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name == TelemetryNames.Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(spans);
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == TelemetryNames.Source)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        meters.Start();
    }

    /// <summary>The ended spans of a trace, in the order in which they ended.</summary>
    public IReadOnlyList<Activity> Of(ActivityTraceId trace) => [.. ended.Where(activity => activity.TraceId == trace)];

    /// <summary>What was measured with an instrument.</summary>
    public IReadOnlyList<Measure> Of(string instrument) => [.. measures.Where(measure => measure.Instrument == instrument)];

    public void Dispose()
    {
        spans.Dispose();
        meters.Dispose();
    }

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        measures.Enqueue(new Measure(Activity.Current?.TraceId, instrument.Name, value, tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value?.ToString() ?? string.Empty, StringComparer.Ordinal)));
}

/// <summary>One measurement, with the trace in which it was made.</summary>
internal sealed record Measure(ActivityTraceId? Trace, string Instrument, double Value, IReadOnlyDictionary<string, string> Tags);
