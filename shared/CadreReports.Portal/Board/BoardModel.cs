using CadreReports.Catalogue;
using CadreReports.Status;
using CadreReports.Submissions;

namespace CadreReports.Portal.Board;

/// <summary>Where every province of a period, or of one region, stands.</summary>
/// <param name="Period">The period as it stands.</param>
/// <param name="Region">The region that is looked at; null for all.</param>
/// <param name="Status">What is shown of each.</param>
/// <param name="State">The list shows only the reports of this state; null for all.</param>
/// <param name="Earlier">The period before it; null for none.</param>
/// <param name="Later">The period after it; null for none.</param>
public sealed record BoardModel(Period Period, Region? Region, StatusBoard Status, SubmissionState? State, Period? Earlier, Period? Later)
{
    /// <summary>What the list shows.</summary>
    public IReadOnlyList<ProvinceStatus> Listed { get; } =
        [.. Status.Provinces.Where(province => State is not { } state || StateOf(province) == state)];

    /// <summary>What waits in the list of what is to be seen to.</summary>
    public int Waiting => Status.Unclaimed.Count + Status.Failures.Count;

    public static SubmissionState StateOf(ProvinceStatus province) => SubmissionStateName.Parse(province.Status);

    public static Punctuality PunctualityOf(ProvinceStatus province) => (province.Accepted, province.IsLate, province.IsInGrace) switch
    {
        (null, true, _) => Punctuality.Overdue,
        (null, false, _) => Punctuality.Awaited,
        (_, false, _) => Punctuality.OnTime,
        (_, true, true) => Punctuality.InGrace,
        _ => Punctuality.Late,
    };
}

/// <summary>When a report that counts first came, or that none has.</summary>
public enum Punctuality
{
    /// <summary>Before it was due.</summary>
    OnTime,

    /// <summary>In the days of grace.</summary>
    InGrace,

    /// <summary>After them.</summary>
    Late,

    /// <summary>None has, and there is still time.</summary>
    Awaited,

    /// <summary>None has, though it is due.</summary>
    Overdue,
}
