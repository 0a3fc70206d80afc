using CadreReports.Catalogue;

namespace CadreReports.Summaries;

/// <summary>When a province's report came, measured against the period's due moment and grace days.</summary>
public enum Timeliness
{
    /// <summary>đúng hạn: at the due moment or before.</summary>
    OnTime,

    /// <summary>chậm, trong thời gian gia hạn: after the due moment, up to and including the end of grace.</summary>
    WithinGrace,

    /// <summary>chậm, quá thời gian gia hạn.</summary>
    AfterGrace,

    /// <summary>chưa có: no accepted report, whether or not something was sent.</summary>
    Missing,
}

/// <summary>One line of the status board.</summary>
/// <param name="Report">What the summary was told.</param>
/// <param name="Timeliness">On time, late or missing.</param>
/// <param name="DaysLate">Started days of 24 hours after the due moment; 0 when on time, null when missing.</param>
public sealed record ProvinceStanding(ProvinceReport Report, Timeliness Timeliness, int? DaysLate)
{
    /// <summary>The later due moment that this province was given and is judged by; null when it has none of its own.</summary>
    public DateTimeOffset? ExtendedDue { get; init; }

    public Province Province => Report.Province;

    /// <summary>Whether the province's figures are in the summary.</summary>
    public bool IsIn => Report.IsIn;

    /// <summary>
    /// Judges a report by the moment at which its first accepted version arrived. Moments are compared as instants, so
    /// their offsets do not matter; days late are counted from the due moment that holds for the province, so that a report is within
    /// grace exactly when it is no more than <see cref="Period.GraceDays"/> days late.
    /// </summary>
    /// <param name="report">What the summary was told.</param>
    /// <param name="period">The period, with the terms of single provinces.</param>
    public static ProvinceStanding Of(ProvinceReport report, Period period) =>
        Judge(report, period.For(report.Province.Code)) with { ExtendedDue = period.ExtensionOf(report.Province.Code) };

    private static ProvinceStanding Judge(ProvinceReport report, Period period)
    {
        if (report.JudgedAt is not { } receivedAt)
            return new ProvinceStanding(report, Timeliness.Missing, null);

        var late = receivedAt - period.Due;
        if (late <= TimeSpan.Zero)
            return new ProvinceStanding(report, Timeliness.OnTime, 0);

        var days = (int)((late.Ticks + TimeSpan.TicksPerDay - 1) / TimeSpan.TicksPerDay);
        return new ProvinceStanding(report, days <= period.GraceDays ? Timeliness.WithinGrace : Timeliness.AfterGrace, days);
    }
}

/// <summary>How many of a region's provinces are in, and how punctually.</summary>
/// <param name="Expected">Provinces that report.</param>
/// <param name="In">Provinces whose figures are in the summary.</param>
/// <param name="OnTime">Of <paramref name="In"/>: on time.</param>
/// <param name="WithinGrace">Of <paramref name="In"/>: late, within grace.</param>
/// <param name="AfterGrace">Of <paramref name="In"/>: later than that.</param>
public sealed record StandingCounts(int Expected, int In, int OnTime, int WithinGrace, int AfterGrace)
{
    /// <summary>Provinces whose figures are not in the summary.</summary>
    public int Missing => Expected - In;

    public static StandingCounts Of(IReadOnlyCollection<ProvinceStanding> standings) => new(
        standings.Count,
        standings.Count(s => s.IsIn),
        standings.Count(s => s.Timeliness == Timeliness.OnTime),
        standings.Count(s => s.Timeliness == Timeliness.WithinGrace),
        standings.Count(s => s.Timeliness == Timeliness.AfterGrace));
}
