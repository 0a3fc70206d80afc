using System.Diagnostics.Metrics;
using CadreReports.Findings;

namespace CadreReports.Telemetry;

/// <summary>What the program counts and times, for whoever watches it; <see cref="TelemetryNames"/> says what each is.</summary>
public static class Measures
{
    private static readonly Meter Meter = new(TelemetryNames.Source);

    private static readonly InstrumentAdvice<double> Waits = new() { HistogramBucketBoundaries = [0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 900, 3600, 14400] };

    private static readonly Counter<long> Uploads = Meter.CreateCounter<long>(
        TelemetryNames.Uploads, "{upload}", "Uploads that were answered, by result.");

    private static readonly Histogram<double> AnswerDuration = Meter.CreateHistogram(
        TelemetryNames.AnswerDuration, "s", "From when storage wrote an upload to its receipt.", advice: Waits);

    private static readonly Counter<long> Findings = Meter.CreateCounter<long>(
        TelemetryNames.Findings, "{finding}", "Findings of versions, by rule and severity.");

    private static readonly Histogram<double> QueueWait = Meter.CreateHistogram(
        TelemetryNames.QueueWait, "s", "How long a message could have been taken before it was.", advice: Waits);

    private static readonly Gauge<double> QueueAge = Meter.CreateGauge<double>(
        TelemetryNames.QueueAge, "s", "The age of the oldest message that could be taken.");

    private static readonly Histogram<double> SummaryDuration = Meter.CreateHistogram(
        TelemetryNames.SummaryDuration, "s", "How long the building of an edition took.", advice: Waits);

    private static readonly Counter<long> Rounds = Meter.CreateCounter<long>(
        TelemetryNames.Rounds, "{round}", "Rounds that came to their end, by kind and result.");

    /// <summary>Whether anybody wants to know the age of messages, which costs requests to find out.</summary>
    public static bool WantsQueueAge => QueueAge.Enabled;

    /// <summary>Counts an upload that was answered.</summary>
    /// <param name="result">The state it led to, <c>refused</c>, <c>repeated</c> (the content of a version that was answered) or <c>set-aside</c>.</param>
    public static void Uploaded(string result) => Uploads.Add(1, Tag(TelemetryNames.Result, result));

    /// <summary>Notes how long an upload waited for its receipt.</summary>
    public static void Answered(TimeSpan after) => AnswerDuration.Record(Seconds(after));

    /// <summary>Counts what was found in a version.</summary>
    public static void Found(IEnumerable<Finding> findings)
    {
        if (!Findings.Enabled)
        {
            return;
        }

        foreach (var group in findings.GroupBy(f => (f.RuleId, f.Severity)))
        {
            Findings.Add(group.Count(), Tag(TelemetryNames.Rule, group.Key.RuleId), Tag(TelemetryNames.Severity, NameOf(group.Key.Severity)));
        }
    }

    /// <summary>Notes how long a message waited for whoever takes it now.</summary>
    public static void Waited(string queue, TimeSpan time) => QueueWait.Record(Seconds(time), Tag(TelemetryNames.Queue, queue));

    /// <summary>Notes the age of a queue's oldest message; zero when there is none.</summary>
    public static void Aged(string queue, TimeSpan age) => QueueAge.Record(Seconds(age), Tag(TelemetryNames.Queue, queue));

    /// <summary>Notes how long the building of an edition took.</summary>
    public static void Summarised(string region, TimeSpan time) => SummaryDuration.Record(Seconds(time), Tag(TelemetryNames.Region, region));

    /// <summary>Counts a round that came to its end.</summary>
    /// <param name="kind">One of <see cref="RoundNames"/>.</param>
    /// <param name="complete">False when a part of it failed.</param>
    public static void Rounded(string kind, bool complete) =>
        Rounds.Add(1, Tag(TelemetryNames.Kind, kind), Tag(TelemetryNames.Result, complete ? "complete" : "incomplete"));

    /// <summary>The clocks of storage and of this machine may differ a little; nothing takes less than no time.</summary>
    private static double Seconds(TimeSpan time) => Math.Max(0, time.TotalSeconds);

    private static string NameOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Query => "query",
        _ => "note",
    };

    private static KeyValuePair<string, object?> Tag(string name, object value) => new(name, value);
}
