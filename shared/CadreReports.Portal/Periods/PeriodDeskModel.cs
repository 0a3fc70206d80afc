using CadreReports.Catalogue;
using CadreReports.Periods;

namespace CadreReports.Portal.Periods;

/// <summary>What the centre decides about a period.</summary>
/// <param name="Period">As it stands, with its terms.</param>
/// <param name="Acts">What was decided, in order.</param>
public sealed record PeriodDeskModel(Period Period, IReadOnlyList<PeriodAct> Acts);
