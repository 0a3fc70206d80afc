namespace CadreReports.Summaries;

/// <summary>A summary as it is published: what its files show beyond its figures.</summary>
/// <param name="Summary">The summary.</param>
/// <param name="Revision">Counts the editions of this period and region, from 1.</param>
/// <param name="Key">The key of what it is made of (<see cref="SummaryKey"/>).</param>
public sealed record SummaryEdition(RegionalSummary Summary, int Revision, string Key);
