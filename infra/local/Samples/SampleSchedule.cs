using CadreReports.Catalogue;
using CadreReports.Submissions;

namespace CadreReports.Local.Samples;

/// <summary>
/// When the sample provinces send: most in the last days before a half-year's report is due, several on the day itself, three
/// within the days of grace and one after them; nobody on a Sunday. In the last half-year the corrected province sends in time
/// what is rejected, and within grace what is accepted. Who is early and who is late changes with the half-year. The same
/// catalogue gives the same moments.
/// </summary>
public sealed class SampleSchedule
{
    /// <summary>Days after the due day, the time in Vietnam, and how many send then. All are before 17:00, the time at which reports are due.</summary>
    private static readonly (int Day, TimeOnly Time, int Provinces)[] InTime =
    [
        (-5, new(14, 20), 1), (-4, new(9, 15), 1), (-3, new(10, 40), 2), (-2, new(15, 5), 3), (-1, new(9, 50), 4), (0, new(8, 35), 3), (0, new(16, 10), 2),
    ];

    /// <summary>After the due moment: within the five days of grace, and one after them.</summary>
    private static readonly (int Day, TimeOnly Time, int Provinces)[] Late = [(2, new(8, 45), 1), (3, new(15, 30), 1), (5, new(10, 20), 1), (6, new(9, 10), 1)];

    /// <summary>When the corrected province sends what is right.</summary>
    private static readonly (int Day, TimeOnly Time) Correction = (3, new(15, 30));

    private readonly List<SampleSending> sendings;

    /// <param name="catalogues">Has the periods and when their reports are due.</param>
    public SampleSchedule(CatalogueSet catalogues)
    {
        var periods = SampleWorkbooks.Periods.Select(id => catalogues.Period(id.ToString())!).ToList();
        sendings = [.. periods.SelectMany(Of)];
        Start = new DateTimeOffset(periods[0].CutOff.AddDays(1).ToDateTime(new TimeOnly(8, 0)), periods[0].Due.Offset);
        End = At(periods[^1], Late[^1].Day, new TimeOnly(17, 0));
    }

    /// <summary>Before anybody sends: the morning after the first half-year's figures are taken.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>When everybody who sends has: the evening of the last day on which somebody does, before the conference.</summary>
    public DateTimeOffset End { get; }

    /// <summary>Who sends in a half-year, in the order of time, then of province codes.</summary>
    public IReadOnlyList<SampleSending> Of(PeriodId period) => [.. sendings.Where(s => s.Period == period)];

    private static IEnumerable<SampleSending> Of(Period period)
    {
        var senders = period.Region(SampleWorkbooks.Region)!.Provinces.Select(p => p.Code).Where(code => SampleWorkbooks.Sendings(period.Id, code) > 0).ToList();
        var shuffled = senders.OrderBy(code => new SampleDice(code).Between(0d, 1d, $"sending@{period.Id}")).ToList();
        // Who is rejected at first has something to correct, and is not late with it as well.
        var late = shuffled.Where(code => SampleWorkbooks.Expected(period.Id, code, 1) == SubmissionState.Accepted).Take(Moments(period, Late).Count).ToList();
        var inTime = shuffled.Except(late, StringComparer.Ordinal).ToList();
        var sendings = inTime.Zip(Moments(period, InTime).TakeLast(inTime.Count)).Concat(late.Zip(Moments(period, Late)))
            .Select(s => new SampleSending(s.Second, period.Id, s.First, 1, SampleWorkbooks.Expected(period.Id, s.First, 1)))
            .Concat(senders.Where(code => SampleWorkbooks.Sendings(period.Id, code) > 1).Select(code =>
                new SampleSending(At(period, Correction.Day, Correction.Time), period.Id, code, 2, SampleWorkbooks.Expected(period.Id, code))));
        return sendings.OrderBy(s => s.SentAt).ThenBy(s => s.Province, StringComparer.Ordinal);
    }

    /// <summary>One moment for every province that may send.</summary>
    private static List<DateTimeOffset> Moments(Period period, IEnumerable<(int Day, TimeOnly Time, int Provinces)> slots) =>
        [.. slots.SelectMany(slot => Enumerable.Repeat(At(period, slot.Day, slot.Time), slot.Provinces))];

    private static DateTimeOffset At(Period period, int day, TimeOnly time)
    {
        var date = DateOnly.FromDateTime(period.Due.DateTime).AddDays(day);
        return new DateTimeOffset((day != 0 && date.DayOfWeek == DayOfWeek.Sunday ? date.AddDays(1) : date).ToDateTime(time), period.Due.Offset);
    }
}
