using CadreReports.Reminders.Writing;

namespace CadreReports.Reminders.Planning;

/// <summary>On which days the system reminds, and in which words. A period names its plan.</summary>
/// <param name="Id">Its name in the data.</param>
/// <param name="DaysBefore">How many days before the due day, each once.</param>
/// <param name="OnDueDay">Also on the due day itself.</param>
/// <param name="DailyInGrace">Also on every day of grace.</param>
/// <param name="EscalatesAfterDue">How many days after the due day the approvers hear.</param>
/// <param name="EscalatesAfterGrace">How many days after the last day of grace the approvers hear.</param>
/// <param name="Texts">What the letters say.</param>
public sealed record ReminderPlan(
    string Id,
    IReadOnlyList<int> DaysBefore,
    bool OnDueDay,
    bool DailyInGrace,
    IReadOnlyList<int> EscalatesAfterDue,
    IReadOnlyList<int> EscalatesAfterGrace,
    LetterTexts Texts);
