using System.Globalization;
using CadreReports.Functions.Http;
using CadreReports.Health;
using CadreReports.Time;

namespace CadreReports.Functions.Health;

/// <summary>How the system is, looked at closely. Texts are for people.</summary>
/// <param name="Status"><c>ok</c>, <c>attention</c> (it works, and somebody should look) or <c>unavailable</c>.</param>
/// <param name="Text">The same in a sentence.</param>
/// <param name="At">When it was looked at, UTC.</param>
/// <param name="Storage">What became of writing, reading and deleting in each service.</param>
/// <param name="Queues">What stands on each queue.</param>
/// <param name="Failures">Work that did not come about by itself.</param>
/// <param name="Timers">The rounds of each timer; empty when they cannot be read.</param>
public sealed record DeepHealthView(
    string Status, string Text, DateTimeOffset At, IEnumerable<PartView> Storage, IEnumerable<QueueView> Queues, TroubleView Failures, IEnumerable<TimerView> Timers)
{
    internal const string Attention = "attention";

    internal static DeepHealthView Of(HealthReport report) => new(
        !report.Works ? HealthView.Unavailable : report.NeedsAttention ? Attention : HealthView.Ok,
        !report.Works ? HealthTexts.Unavailable : report.NeedsAttention ? HealthTexts.Attention : HealthTexts.Works,
        report.At,
        report.Storage.Select(PartView.Of),
        report.Queues.Select(QueueView.Of),
        TroubleView.Of(report.Failures),
        report.Timers.Select(TimerView.Of));

    internal static string StatusOf(PartState state, bool isFine) =>
        state != PartState.Works ? HealthView.Unavailable : isFine ? HealthView.Ok : Attention;

    internal static string Say(string text, params object[] arguments) => string.Format(Languages.Current, text, arguments);

    internal static string TextOf(PartState state) => state switch
    {
        PartState.Works => HealthTexts.PartWorks,
        PartState.Refused => HealthTexts.PartRefused,
        PartState.Missing => HealthTexts.PartMissing,
        PartState.Wrong => HealthTexts.PartWrong,
        _ => HealthTexts.PartUnavailable,
    };
}

/// <summary>A service of storage.</summary>
/// <param name="Part"><c>blobs</c>, <c>queues</c> or <c>tables</c>.</param>
/// <param name="Status"><c>ok</c> or <c>unavailable</c>.</param>
/// <param name="Text">What became of trying it.</param>
/// <param name="Milliseconds">How long that took.</param>
public sealed record PartView(string Part, string Status, string Text, long Milliseconds)
{
    internal static PartView Of(PartHealth part) =>
        new(part.Part, DeepHealthView.StatusOf(part.State, isFine: true), DeepHealthView.TextOf(part.State), (long)part.Took.TotalMilliseconds);
}

/// <summary>A queue.</summary>
/// <param name="Queue">Its name.</param>
/// <param name="Status"><c>ok</c>, <c>attention</c> or <c>unavailable</c>.</param>
/// <param name="Text">What stands on it.</param>
/// <param name="Messages">About how many messages it holds.</param>
/// <param name="OldestSeconds">For how long the oldest has been there that can be seen; null for none.</param>
/// <param name="Poison">About how many messages were given up and not taken note of yet.</param>
public sealed record QueueView(string Queue, string Status, string Text, int Messages, long? OldestSeconds, int Poison)
{
    internal static QueueView Of(QueueHealth queue) => new(
        queue.Queue,
        DeepHealthView.StatusOf(queue.State, !queue.IsLate && queue.Poison == 0),
        queue.State != PartState.Works ? DeepHealthView.TextOf(queue.State)
        : queue.Poison > 0 ? DeepHealthView.Say(HealthTexts.QueuePoison, queue.Poison)
        : queue.IsLate ? DeepHealthView.Say(HealthTexts.QueueLate, Waited(queue.Oldest!.Value))
        : HealthTexts.QueueFine,
        queue.Messages,
        (long?)queue.Oldest?.TotalSeconds,
        queue.Poison);

    /// <summary>In the unit that people count such a time in; two hours and two days are the least that are said in hours and days.</summary>
    private static string Waited(TimeSpan time) =>
        time.TotalDays >= 2 ? DeepHealthView.Say(HealthTexts.Days, (long)time.TotalDays)
        : time.TotalHours >= 2 ? DeepHealthView.Say(HealthTexts.Hours, (long)time.TotalHours)
        : DeepHealthView.Say(HealthTexts.Minutes, (long)time.TotalMinutes);
}

/// <summary>Work that did not come about by itself.</summary>
/// <param name="Status"><c>ok</c>, <c>attention</c> or <c>unavailable</c>.</param>
/// <param name="Text">What to do.</param>
/// <param name="Waiting">How much waits for a person.</param>
/// <param name="Retrying">How much is tried again by itself.</param>
public sealed record TroubleView(string Status, string Text, int Waiting, int Retrying)
{
    internal static TroubleView Of(FailureHealth failures) => new(
        DeepHealthView.StatusOf(failures.State, failures.Waiting == 0),
        failures.State != PartState.Works ? DeepHealthView.TextOf(failures.State)
        : failures.Waiting > 0 ? DeepHealthView.Say(HealthTexts.FailuresWaiting, failures.Waiting)
        : failures.Retrying > 0 ? DeepHealthView.Say(HealthTexts.FailuresRetrying, failures.Retrying)
        : HealthTexts.NoFailures,
        failures.Waiting,
        failures.Retrying);
}

/// <summary>A timer.</summary>
/// <param name="Timer"><c>reconciler</c>, <c>reminders</c> or <c>retention</c>.</param>
/// <param name="Status"><c>ok</c> or <c>attention</c>.</param>
/// <param name="Text">What is known of its rounds.</param>
/// <param name="LastAt">When its last good round ended, UTC, by storage's clock; null for none yet.</param>
/// <param name="DueAt">When the newest round was to begin that must be over by now, UTC, by storage's clock.</param>
public sealed record TimerView(string Timer, string Status, string Text, DateTimeOffset? LastAt, DateTimeOffset DueAt)
{
    internal static TimerView Of(TimerHealth timer) => new(
        timer.Kind,
        DeepHealthView.StatusOf(PartState.Works, !timer.IsOverdue),
        (timer.IsOverdue, timer.Last) switch
        {
            (true, null) => DeepHealthView.Say(HealthTexts.TimerNever, Moment(timer.Due)),
            (true, { } last) => DeepHealthView.Say(HealthTexts.TimerOverdue, Moment(timer.Due), Moment(last)),
            (false, null) => HealthTexts.TimerNotYet,
            (false, { } last) => DeepHealthView.Say(HealthTexts.TimerFine, Moment(last)),
        },
        timer.Last,
        timer.Due);

    private static string Moment(DateTimeOffset moment) => VietnamTime.Of(moment).ToString("HH:mm d/M/yyyy", CultureInfo.InvariantCulture);
}
