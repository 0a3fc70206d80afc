namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer function learns of its run.</summary>
public class TimerInfo
{
    /// <summary>When it ran and will run; null when that is not kept.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>The run comes later than planned.</summary>
    public bool IsPastDue { get; set; }
}

/// <summary>When a timer function ran and will run, UTC.</summary>
public class ScheduleStatus
{
    /// <summary>The last run's planned time.</summary>
    public DateTime Last { get; set; }

    /// <summary>The next run's planned time.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this was written.</summary>
    public DateTime LastUpdated { get; set; }
}
