using CadreReports.Catalogue;

namespace CadreReports.Portal.Board;

/// <summary>What was found in the reports of a period, and how it was explained.</summary>
/// <param name="Period">The period as it stands.</param>
/// <param name="Filter">To what the list is narrowed.</param>
/// <param name="List">The list.</param>
public sealed record FindingsModel(Period Period, FindingFilter Filter, FindingList List);
