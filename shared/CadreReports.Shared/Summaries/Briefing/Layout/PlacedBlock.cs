namespace CadreReports.Summaries.Briefing.Layout;

/// <summary>A block and where it comes to stand.</summary>
/// <param name="Block">The block.</param>
/// <param name="Page">The page on which it begins, from 1.</param>
/// <param name="ChartHeight">How high a chart is, in points; 0 for other blocks.</param>
/// <param name="Slack">How much further it is from what follows than usual, in points.</param>
/// <param name="OpensPage">It begins a page whatever room there is on the last one.</param>
internal sealed record PlacedBlock(BriefingBlock Block, int Page, double ChartHeight, double Slack, bool OpensPage = false);
