namespace CadreReports.Telemetry;

/// <summary>What the rounds of the timers are called: in storage, in answers and by whoever watches.</summary>
public static class RoundNames
{
    /// <summary>Finds what got stuck.</summary>
    public const string Reconciler = "reconciler";

    /// <summary>Plans the reminders of a day.</summary>
    public const string Reminders = "reminders";

    /// <summary>Removes what need not be kept.</summary>
    public const string Retention = "retention";
}
