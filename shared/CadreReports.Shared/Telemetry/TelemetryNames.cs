namespace CadreReports.Telemetry;

/// <summary>What traces, metrics and logs call things; queries and alerts use the same names.</summary>
public static class TelemetryNames
{
    /// <summary>The activity source and the meter of this program.</summary>
    public const string Source = "CadreReports";

    /// <summary>The program's name as a service.</summary>
    public const string Service = "cadre-reports";

    /// <summary>Begins every attribute and instrument of this program.</summary>
    public const string Prefix = "cadrereports.";

    /// <summary>The half-year, such as <c>2023H1</c>.</summary>
    public const string Period = "cadrereports.period";

    /// <summary>The province's two-digit code.</summary>
    public const string Province = "cadrereports.province";

    /// <summary>The number of a province's version.</summary>
    public const string Version = "cadrereports.version";

    /// <summary>The upload's id in the address of its result; of a file with another name the hash that identifies it.</summary>
    public const string Upload = "cadrereports.upload";

    /// <summary>The code of a region, of several or of the country.</summary>
    public const string Region = "cadrereports.region";

    /// <summary>The queue's name.</summary>
    public const string Queue = "cadrereports.queue";

    /// <summary>The id of a rule or of a check of the reader.</summary>
    public const string Rule = "cadrereports.rule";

    /// <summary><c>error</c>, <c>query</c> or <c>note</c>.</summary>
    public const string Severity = "cadrereports.severity";

    /// <summary>What something came to.</summary>
    public const string Result = "cadrereports.result";

    /// <summary>Which of several, such as the kind of a round or of a notice.</summary>
    public const string Kind = "cadrereports.kind";

    /// <summary>Counter: uploads that were answered, by <see cref="Result"/>.</summary>
    public const string Uploads = "cadrereports.uploads";

    /// <summary>Histogram, seconds: from when storage wrote the upload to its receipt; storage stamps whole seconds.</summary>
    public const string AnswerDuration = "cadrereports.answer.duration";

    /// <summary>Counter: findings of versions, by <see cref="Rule"/> and <see cref="Severity"/>.</summary>
    public const string Findings = "cadrereports.findings";

    /// <summary>Histogram, seconds: how long a message could have been taken before it was, by <see cref="Queue"/>.</summary>
    public const string QueueWait = "cadrereports.queue.wait";

    /// <summary>Gauge, seconds: the age of the oldest message that could be taken, by <see cref="Queue"/>, as of the reconciler's last round.</summary>
    public const string QueueAge = "cadrereports.queue.age";

    /// <summary>Histogram, seconds: how long the building of an edition took, by <see cref="Region"/>.</summary>
    public const string SummaryDuration = "cadrereports.summary.duration";

    /// <summary>Counter: attempts to send notices, by <see cref="Kind"/> and <see cref="Result"/>.</summary>
    public const string Notices = "cadrereports.notices";

    /// <summary>
    /// Counter: rounds that came to their end, by <see cref="Kind"/> (<see cref="RoundNames"/>) and
    /// <see cref="Result"/> (<c>complete</c>, or <c>incomplete</c> when a part of it failed).
    /// </summary>
    public const string Rounds = "cadrereports.rounds";

    /// <summary>Counter: what housekeeping repaired or removed, by <see cref="Kind"/>.</summary>
    public const string Repairs = "cadrereports.repairs";

    /// <summary>Gauge: failures that wait for a person.</summary>
    public const string Failures = "cadrereports.failures";
}
