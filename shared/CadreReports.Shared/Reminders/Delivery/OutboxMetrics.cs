using System.Diagnostics.Metrics;
using CadreReports.Telemetry;

namespace CadreReports.Reminders.Delivery;

/// <summary>Counts what became of notices.</summary>
internal static class OutboxMetrics
{
    private static readonly Meter Meter = new(TelemetryNames.Source);

    private static readonly Counter<long> Notices = Meter.CreateCounter<long>(
        TelemetryNames.Notices, "{notice}", "Notices by kind and by what became of an attempt to send them.");

    public static void Count(NoticeKind kind, OutboxState state) =>
        Notices.Add(1, new KeyValuePair<string, object?>(TelemetryNames.Kind, kind.ToString()), new KeyValuePair<string, object?>(TelemetryNames.Result, state.ToString()));
}
