using System.Collections.Concurrent;
using System.Diagnostics;
using CadreReports.Catalogue;
using CadreReports.Portal.Summaries;
using CadreReports.Summaries.Previews;
using CadreReports.Summaries.Publishing;
using Microsoft.Extensions.Caching.Memory;

namespace CadreReports.Functions.Pages.Summaries;

/// <summary>
/// Loads what pages show of summaries. An edition never changes, so its preview is read once; whether it shows everything that
/// has arrived takes all status boards to say, and is asked anew only after some seconds.
/// </summary>
public sealed class SummaryReader(SummaryPublisher publisher, EditionStore editions) : IDisposable
{
    private const int MostPreviews = 24;

    private static readonly TimeSpan AskedAnewAfter = TimeSpan.FromSeconds(5);

    private readonly MemoryCache previews = new(new MemoryCacheOptions { SizeLimit = MostPreviews });
    private readonly ConcurrentDictionary<(PeriodId Period, string Scope), Known> known = [];

    /// <summary>
    /// The edition that readers are given; null while there is none. One that is not up to date, or has no preview, is asked for
    /// to be built.
    /// </summary>
    public async Task<ShownEdition?> FindAsync(Period period, Region scope, CancellationToken cancellationToken)
    {
        if (await publisher.FindAsync(period, scope, cancellationToken) is not { } latest)
        {
            await publisher.AskAsync(period, scope, cancellationToken);
            return null;
        }

        var preview = await PreviewAsync(period, scope, latest, cancellationToken);
        var isCurrent = await IsCurrentAsync(period, scope, latest, cancellationToken);
        if (preview is null || !isCurrent)
        {
            await publisher.AskAsync(period, scope, cancellationToken);
        }

        return new ShownEdition(latest, IsLatest: true, isCurrent, preview);
    }

    /// <summary>An edition by its number; null when there is none.</summary>
    public async Task<ShownEdition?> FindAsync(Period period, Region scope, int revision, CancellationToken cancellationToken) =>
        await editions.FindAsync(period, scope, revision, cancellationToken) is not { } earlier ? null : new ShownEdition(
            earlier,
            IsLatest: (await editions.LatestAsync(period, scope, cancellationToken)).Revision == revision,
            IsCurrent: true,
            await PreviewAsync(period, scope, earlier, cancellationToken));

    /// <summary>What the newest edition proposes to ask about a province's ratio (<see cref="ShownEdition.Proposed"/>); null for nothing.</summary>
    public async Task<string?> ProposedAsync(Period period, Region scope, string province, int version, string ratio, CancellationToken cancellationToken) =>
        await publisher.FindAsync(period, scope, cancellationToken) is { } latest
            ? new ShownEdition(latest, IsLatest: true, IsCurrent: true, await PreviewAsync(period, scope, latest, cancellationToken)).Proposed(province, version, ratio)
            : null;

    /// <summary>The period's regions, the country and what else was built, each with its newest edition.</summary>
    public async Task<IReadOnlyList<ListedScope>> ListAsync(Period period, CancellationToken cancellationToken)
    {
        var built = await editions.ScopesAsync(period, cancellationToken);
        var scopes = period.Regions.Select(region => region.Code).Append(Region.CountryCode).Union(built, StringComparer.Ordinal)
            .Select(period.Scope)
            .OfType<Region>()
            .ToList();
        return await Task.WhenAll(scopes.Select(async scope => new ListedScope(scope, await publisher.FindAsync(period, scope, cancellationToken))));
    }

    public void Dispose() => previews.Dispose();

    private async Task<SummaryPreview?> PreviewAsync(Period period, Region scope, PublishedSummary edition, CancellationToken cancellationToken)
    {
        if (previews.TryGetValue<SummaryPreview>(edition.Key, out var kept))
        {
            return kept;
        }

        var preview = await publisher.FindPreviewAsync(period, scope, edition, cancellationToken);
        return preview is null ? null : previews.Set(edition.Key, preview, new MemoryCacheEntryOptions { Size = 1 });
    }

    private async Task<bool> IsCurrentAsync(Period period, Region scope, PublishedSummary edition, CancellationToken cancellationToken)
    {
        var place = (period.Id, scope.Code);
        if (known.TryGetValue(place, out var last) && last.Key == edition.Key && Stopwatch.GetElapsedTime(last.At) < AskedAnewAfter)
        {
            return last.IsCurrent;
        }

        var at = Stopwatch.GetTimestamp();
        var isCurrent = await publisher.IsCurrentAsync(period, scope, edition, cancellationToken);
        known[place] = new Known(edition.Key, at, isCurrent);
        return isCurrent;
    }

    private sealed record Known(string Key, long At, bool IsCurrent);
}
