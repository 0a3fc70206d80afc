using System.Diagnostics.Metrics;

namespace CadreReports.Reminders.Delivery;

/// <summary>Counts what became of notices.</summary>
internal static class OutboxMetrics
{
    private static readonly Meter Meter = new("CadreReports");

    private static readonly Counter<long> Notices = Meter.CreateCounter<long>(
        "cadrereports.notices", "{notice}", "Notices by kind and by what became of an attempt to send them.");

    public static void Count(NoticeKind kind, OutboxState state) =>
        Notices.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()), new KeyValuePair<string, object?>("state", state.ToString()));
}
