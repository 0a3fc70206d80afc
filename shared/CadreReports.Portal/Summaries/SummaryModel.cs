using CadreReports.Catalogue;
using CadreReports.Summaries.Previews;
using CadreReports.Summaries.Publishing;

namespace CadreReports.Portal.Summaries;

/// <summary>A summary, to look at.</summary>
/// <param name="Period">The half-year.</param>
/// <param name="Scope">What it is about.</param>
/// <param name="Shown">The edition that is shown; null while the first one is being built.</param>
/// <param name="Chosen">What is looked at.</param>
public sealed record SummaryModel(Period Period, Region Scope, ShownEdition? Shown, SummaryChoice Chosen)
{
    /// <summary>All editions, the newest first; empty where they are not looked at.</summary>
    public IReadOnlyList<PublishedSummary> Editions { get; init; } = [];
}

/// <summary>An edition.</summary>
/// <param name="Edition">Its record.</param>
/// <param name="IsLatest">It is the one that readers are given.</param>
/// <param name="IsCurrent">It shows everything that has arrived; of an earlier one nobody asks.</param>
/// <param name="Preview">What there is to look at; null while it is being made.</param>
public sealed record ShownEdition(PublishedSummary Edition, bool IsLatest, bool IsCurrent, SummaryPreview? Preview)
{
    /// <summary>Whether a newer state is about to come.</summary>
    public bool IsChanging => IsLatest && (!IsCurrent || Preview is null);

    /// <summary>
    /// What may be asked about a province's ratio; null when the ratio does not stand apart, has been asked about, or is of
    /// another version than the one that counts now.
    /// </summary>
    /// <param name="province">The province's code.</param>
    /// <param name="version">The version that counts.</param>
    /// <param name="ratio">The ratio's id.</param>
    public string? Proposed(string province, int version, string ratio) =>
        Edition.Versions.Any(shown => shown.Province == province && shown.Version == version) &&
        Preview?.Ratios.FirstOrDefault(one => one.Id == ratio)?.Places.FirstOrDefault(place => place.Code == province)?.Outlier is { IsAsked: false } outlier
            ? outlier.Text
            : null;
}

/// <summary>All summaries of a period.</summary>
/// <param name="Period">The half-year.</param>
/// <param name="Scopes">The regions, the country, and what else was built.</param>
/// <param name="IsTooFew">Fewer than two regions were chosen to be looked at together.</param>
public sealed record SummariesModel(Period Period, IReadOnlyList<ListedScope> Scopes, bool IsTooFew);

/// <summary>What a summary is about, and its newest edition.</summary>
/// <param name="Scope">What it is about.</param>
/// <param name="Latest">The edition that readers are given; null while there is none.</param>
public sealed record ListedScope(Region Scope, PublishedSummary? Latest);
