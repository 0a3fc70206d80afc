using System.Reflection;
using CadreReports.Functions.Gate;
using CadreReports.Housekeeping;
using Microsoft.Azure.Functions.Worker;

namespace CadreReports.Tests.Health;

/// <summary>What is said of the timers' rounds is true of the timers.</summary>
public sealed class TimerRoundTests
{
    [Fact]
    public void A_round_is_due_when_its_timer_fires()
    {
        var schedules = typeof(RequestGate).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .SelectMany(method => method.GetParameters(), (method, parameter) => (method, Trigger: parameter.GetCustomAttribute<TimerTriggerAttribute>()))
            .Where(pair => pair.Trigger is not null)
            .ToDictionary(pair => pair.method.GetCustomAttribute<FunctionAttribute>()!.Name, pair => pair.Trigger!.Schedule);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["ReconcileOnTimer"] = ScheduleOf(TimerRound.Reconciler),
                ["RemindDaily"] = ScheduleOf(TimerRound.Reminders),
                ["RetainOnTimer"] = ScheduleOf(TimerRound.Retention),
            }.OrderBy(p => p.Key, StringComparer.Ordinal),
            schedules.OrderBy(p => p.Key, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("reminders", "2023-06-05T00:59:59Z", "2023-06-04T01:00:00Z")]
    [InlineData("reminders", "2023-06-05T01:00:00Z", "2023-06-05T01:00:00Z")]
    [InlineData("retention", "2023-06-05T18:00:00Z", "2023-06-04T19:00:00Z")]
    [InlineData("retention", "2023-06-05T23:59:00Z", "2023-06-05T19:00:00Z")]
    [InlineData("reconciler", "2023-06-05T18:14:59Z", "2023-06-05T18:00:00Z")]
    [InlineData("reconciler", "2023-06-05T18:15:00+07:00", "2023-06-05T11:15:00Z")]
    public void The_last_begin_is_the_newest_that_is_not_later(string kind, string moment, string expected) => Assert.Equal(
        DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
        Of(kind).LastBegin(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("reminders", "2023-06-04T01:00:03Z", "2023-06-05T01:59:00Z", false)]
    [InlineData("reminders", "2023-06-04T01:00:03Z", "2023-06-05T02:00:01Z", true)]
    [InlineData("reminders", "2023-06-05T01:00:03Z", "2023-06-05T23:00:00Z", false)]
    [InlineData("reconciler", "2023-06-05T12:00:02Z", "2023-06-05T12:34:00Z", false)]
    [InlineData("reconciler", "2023-06-05T12:00:02Z", "2023-06-05T12:35:01Z", true)]
    [InlineData("retention", "2023-06-04T20:59:00Z", "2023-06-05T20:59:00Z", false)]
    [InlineData("retention", "2023-06-04T18:59:00Z", "2023-06-04T21:00:00Z", true)]
    public void A_round_is_overdue_when_its_grace_is_over(string kind, string last, string now, bool overdue) => Assert.Equal(
        overdue,
        Of(kind).IsOverdue(DateTimeOffset.Parse(last, System.Globalization.CultureInfo.InvariantCulture), DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));

    private static TimerRound Of(string kind) => TimerRound.All.Single(r => r.Kind == kind);

    private static string ScheduleOf(TimerRound round) => round.Every < TimeSpan.FromDays(1)
        ? FormattableString.Invariant($"0 */{round.Every.TotalMinutes} * * * *")
        : FormattableString.Invariant($"0 {round.At.Minutes} {round.At.Hours} * * *");
}
