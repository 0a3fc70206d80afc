using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs a function by the clock.</summary>
/// <param name="schedule">A six-field NCRONTAB expression in UTC, or <c>%setting%</c>.</param>
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    /// <summary>The expression.</summary>
    public string Schedule { get; } = schedule;

    /// <summary>Runs the function also when the host starts.</summary>
    public bool RunOnStartup { get; set; }

    /// <summary>Keeps when it ran, so that a run that was missed is made up.</summary>
    public bool UseMonitor { get; set; } = true;
}
