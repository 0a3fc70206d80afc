using CadreReports.Catalogue;
using CadreReports.Time;

namespace CadreReports.Periods;

/// <summary>What the centre may decide about a period, as it stands. Pure.</summary>
public static class PeriodRules
{
    /// <summary>How many days after the cut-off a report may be due at the latest.</summary>
    public const int LatestDueDays = 120;

    /// <summary>The states that a period goes to from each.</summary>
    public static IReadOnlyList<PeriodState> From(PeriodState state) => state switch
    {
        PeriodState.Draft => [PeriodState.Open],
        PeriodState.Open or PeriodState.Reopened => [PeriodState.Locked],
        PeriodState.Locked => [PeriodState.Published, PeriodState.Reopened],
        PeriodState.Published => [PeriodState.Reopened],
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>Whether it is so already, so that saying it again adds nothing.</summary>
    public static bool IsSo(Period period, PeriodWish wish) => (wish.Kind, wish.Province) switch
    {
        (PeriodActKind.State, null) => period.State == wish.State,
        (PeriodActKind.State, { } province) => OwnTerms(period, province)?.State == wish.State,
        (PeriodActKind.Confirmation, _) => wish.Province is null && period.AsksConfirmation == wish.Asked,
        (_, null) => period.Due == wish.Due,
        (_, { } province) => OwnTerms(period, province)?.Due == wish.Due,
    };

    /// <summary>Why a wish that is not so already is not granted; null when it is.</summary>
    /// <param name="period">As it stands, with its terms.</param>
    /// <param name="wish">What is wanted.</param>
    /// <param name="now">On the application's clock.</param>
    public static PeriodRefusal? Check(Period period, PeriodWish wish, DateTimeOffset now) => wish.Kind == PeriodActKind.Due
        ? CheckDue(period, wish, now)
        : wish.Kind == PeriodActKind.Confirmation
        ? wish.Province is not null ? PeriodRefusal.NotForOneProvince : period.IsClosed ? PeriodRefusal.Closed : null
        : wish.Province is { } province
            ? CheckState(period, province, wish)
            : wish.State is not { } state || !From(period.State).Contains(state) ? PeriodRefusal.NoSuchStep
            : state == PeriodState.Reopened && wish.Reason is null ? PeriodRefusal.NoReason
            : null;

    private static PeriodRefusal? CheckState(Period period, string province, PeriodWish wish) => wish.State switch
    {
        null => null,
        PeriodState.Locked when period.State is PeriodState.Open or PeriodState.Reopened => null,
        PeriodState.Locked => PeriodRefusal.ProvinceNotOpen,
        PeriodState.Reopened when !period.IsClosed => PeriodRefusal.ProvinceNotClosed,
        PeriodState.Reopened => wish.Reason is null ? PeriodRefusal.NoReason : null,
        _ => PeriodRefusal.NotForOneProvince,
    };

    private static PeriodRefusal? CheckDue(Period period, PeriodWish wish, DateTimeOffset now)
    {
        if ((wish.Province is { } province ? period.For(province) : period).IsClosed)
        {
            return PeriodRefusal.Closed;
        }

        if (wish.Due is not { } due)
        {
            return wish.Province is null ? PeriodRefusal.OutOfBounds : null;
        }

        var day = VietnamTime.DayOf(due);
        return due.UtcTicks % TimeSpan.TicksPerMinute != 0 ? PeriodRefusal.NotAMinute
            : day < period.CutOff || day > period.CutOff.AddDays(LatestDueDays) ? PeriodRefusal.OutOfBounds
            : wish.Province is null
                // Bringing it forward makes nobody late who could not have known.
                ? due < period.Due && due <= now ? PeriodRefusal.AlreadyPast : null
                : due <= period.Due ? PeriodRefusal.NotLater
                : wish.Reason is null ? PeriodRefusal.NoReason
                : null;
    }

    private static ProvinceTerms? OwnTerms(Period period, string province) => period.Terms.GetValueOrDefault(province);
}
