using CadreReports.Telemetry;

namespace CadreReports.Portal.Health;

/// <summary>What was looked at and how it is, in words.</summary>
internal static class HealthWording
{
    public static string StateOf(string status) => status switch
    {
        "ok" => HealthPageTexts.StateOk,
        "attention" => HealthPageTexts.StateAttention,
        _ => HealthPageTexts.StateUnavailable,
    };

    /// <summary>The colour that repeats the words.</summary>
    public static string ColourOf(string status) => status switch
    {
        "ok" => "accepted",
        "attention" => "needs-explanation",
        _ => "rejected",
    };

    /// <summary>A part of the system; its own name where there are no words for it.</summary>
    public static string NameOf(string name) => name switch
    {
        "blobs" => HealthPageTexts.PartBlobs,
        "queues" => HealthPageTexts.PartQueues,
        "tables" => HealthPageTexts.PartTables,
        "ingest" => HealthPageTexts.QueueIngest,
        "summarise" => HealthPageTexts.QueueSummarise,
        "review" => HealthPageTexts.QueueReview,
        "outbox" => HealthPageTexts.QueueOutbox,
        "webjobs-blobtrigger" => HealthPageTexts.QueueBlobTrigger,
        RoundNames.Reconciler => HealthPageTexts.TimerReconciler,
        RoundNames.Reminders => HealthPageTexts.TimerReminders,
        RoundNames.Retention => HealthPageTexts.TimerRetention,
        "failures" => HealthPageTexts.FailuresName,
        _ => name,
    };
}
