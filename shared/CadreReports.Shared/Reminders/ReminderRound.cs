namespace CadreReports.Reminders;

/// <summary>The daily round: plans the reminders, escalations and digests of today for every open period.</summary>
public sealed class ReminderRound
{
    /// <summary>Plans what falls on the day that the application's clock shows in Vietnam, and what a missed round left. Planning again adds nothing.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}
