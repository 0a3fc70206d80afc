using System.Diagnostics.Metrics;
using CadreReports.Telemetry;

namespace CadreReports.Housekeeping;

/// <summary>What housekeeping tells whoever watches: <c>cadrereports.repairs</c> by kind, <c>cadrereports.failures</c> that wait for a person.</summary>
public sealed class HousekeepingMetrics : IDisposable
{
    private readonly Meter meter = new(TelemetryNames.Source);
    private readonly Counter<long> repairs;
    private int waiting;

    public HousekeepingMetrics()
    {
        repairs = meter.CreateCounter<long>(TelemetryNames.Repairs, "{repair}", "What housekeeping repaired or removed.");
        meter.CreateObservableGauge(TelemetryNames.Failures, () => Volatile.Read(ref waiting), "{failure}", "Failures that wait for a person.");
    }

    /// <summary>Counts a repair.</summary>
    /// <param name="kind">Such as <c>reconciler.requeue</c>.</param>
    public void Repaired(string kind) => repairs.Add(1, new KeyValuePair<string, object?>(TelemetryNames.Kind, kind));

    /// <summary>Says how many failures wait for a person.</summary>
    public void Waiting(int count) => Volatile.Write(ref waiting, count);

    public void Dispose() => meter.Dispose();
}
