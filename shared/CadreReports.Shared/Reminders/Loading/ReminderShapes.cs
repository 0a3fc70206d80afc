using CadreReports.Reminders.Writing;

namespace CadreReports.Reminders.Loading;

internal sealed record HolidaysFile(IReadOnlyList<FixedHolidayShape> Fixed, IReadOnlyList<HolidayYearShape> Years);

internal sealed record FixedHolidayShape(string Date, string Name);

internal sealed record HolidayYearShape(
    int Year, string Source, IReadOnlyList<DaysOffShape> DaysOff, IReadOnlyList<WorkingDayShape>? WorkingDays = null);

internal sealed record DaysOffShape(DateOnly From, string Name, DateOnly? To = null, string? Source = null, bool Assumed = false);

internal sealed record WorkingDayShape(DateOnly Day, string Name, string? Source = null, bool Assumed = false);

internal sealed record RemindersFile(string DefaultPlan, IReadOnlyList<PlanShape> Plans, IReadOnlyList<TextsShape> Texts);

internal sealed record PlanShape(
    string Id,
    IReadOnlyList<int> DaysBefore,
    bool OnDueDay,
    bool DailyInGrace,
    IReadOnlyList<int> EscalatesAfterDue,
    IReadOnlyList<int> EscalatesAfterGrace,
    string Texts,
    string? Source = null);

internal sealed record TextsShape(
    string Id,
    string ProvinceSalutation,
    string CentreSalutation,
    IReadOnlyList<string> Closing,
    IReadOnlyDictionary<LetterKind, LetterShape> Letters);

internal sealed record LetterShape(string Subject, IReadOnlyList<LetterPartShape> Body);

internal sealed record LetterPartShape(string? Text = null, string? Heading = null, string? Block = null);
