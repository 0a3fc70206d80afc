using CadreReports.Submissions;
using CadreReports.Summaries.Publishing;

namespace CadreReports.Functions.Summaries;

/// <summary>Every edition of a summary, the newest first.</summary>
/// <param name="Period">Half-year.</param>
/// <param name="Region">The scope's code.</param>
/// <param name="Latest">The number of the published one; null while there is none.</param>
/// <param name="Revisions">The editions.</param>
public sealed record RevisionsView(string Period, string Region, int? Latest, IEnumerable<PublishedSummary> Revisions);

/// <summary>Where a figure comes from, province by province.</summary>
/// <param name="Period">Half-year.</param>
/// <param name="Figure">Its name, such as <c>BM01.02.total</c>.</param>
/// <param name="Form">The form's title.</param>
/// <param name="Row">The indicator's name.</param>
/// <param name="Column">The measure's name.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="From">How many provinces gave it.</param>
/// <param name="Of">Of how many that were asked about.</param>
/// <param name="Provinces">An entry a province.</param>
public sealed record FigureView(
    string Period, string Figure, string Form, string Row, string Column, string Unit, int From, int Of, IReadOnlyList<FigureOrigin> Provinces);
