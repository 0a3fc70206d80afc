using CadreReports.Catalogue;
using CadreReports.Portal.Board;
using CadreReports.Reminders;
using CadreReports.Submissions;

namespace CadreReports.Portal.Reports;

/// <summary>Where a province's report stands, for the province itself and for the centre.</summary>
/// <param name="Period">The half-year, with what holds for single provinces.</param>
/// <param name="Province">The province, as valid at its cut-off.</param>
/// <param name="Standing">What is wanting.</param>
/// <param name="Versions">How many versions there are.</param>
public sealed record ReportModel(Period Period, Province Province, ReportStanding Standing, int Versions)
{
    /// <summary>What is wrong with an upload that is on its way; null for nothing.</summary>
    public string? Trouble { get; init; }

    /// <summary>The id of the newest upload that was announced and has no version yet; null for none.</summary>
    public string? Pending { get; init; }

    /// <summary>The name of the half-year whose closing figures stand in the template already; null for none.</summary>
    public string? GoesOnFrom { get; init; }

    public SubmissionKey Key => new(Period.Id, Province.Code);

    /// <summary>The period as it stands for this province.</summary>
    public Period Own => Period.For(Province.Code);

    /// <summary>Whether the newest upload is being looked at just now.</summary>
    public bool IsBeingChecked => Standing.Latest is { Outcome: null };

    /// <summary>Whether a file was sent that is to be looked at next, with nothing known to be wrong.</summary>
    public bool IsOnItsWay => Pending is not null && Trouble is null;

    /// <summary>Where the newest of what was sent stands.</summary>
    public SubmissionState State => IsOnItsWay ? SubmissionState.Received : Standing.Latest?.State ?? SubmissionState.Missing;

    /// <summary>Whether the page will soon show something else by itself.</summary>
    public bool IsMoving => IsBeingChecked || Pending is not null;

    /// <summary>Whether what is sent waits for the province's approver before it counts.</summary>
    public bool AsksConfirmation => Standing.Latest?.AsksConfirmation ?? Period.AsksConfirmation;

    /// <summary>The region of the period that the province belongs to; null for none.</summary>
    public Region? Region => Period.Regions.FirstOrDefault(region => region.Provinces.Any(Province.IsSameAs));

    /// <summary>What the centre can do about it.</summary>
    public CentreActionsModel Actions => new(Period, Province, Standing.Current?.Number, Own.IsClosed);
}
