using CadreReports.Catalogue;

namespace CadreReports.Portal.Board;

/// <summary>Every period.</summary>
/// <param name="Periods">As they stand, the newest first.</param>
public sealed record PeriodsModel(IReadOnlyList<Period> Periods);
