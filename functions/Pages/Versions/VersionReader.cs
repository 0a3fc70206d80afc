using CadreReports.Catalogue;
using CadreReports.Portal.Versions;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;

namespace CadreReports.Functions.Pages.Versions;

/// <summary>Reads what pages show of a report's versions, as they stand in view of all that was said.</summary>
public sealed class VersionReader(
    SubmissionStore store, VersionContents contents, ExplanationLog log, Confirmations confirmations, CatalogueSet catalogues)
{
    /// <summary>Every version of a report.</summary>
    public async Task<VersionsModel> AllAsync(Period period, Province province, CancellationToken cancellationToken)
    {
        var (versions, _) = await ReadAsync(new SubmissionKey(period.Id, province.Code), cancellationToken);
        return new VersionsModel(period.For(province.Code), province, [.. versions.Reverse()], CurrentOf(versions));
    }

    /// <summary>One version; null when there is none of this number.</summary>
    public async Task<VersionModel?> OneAsync(Period period, Province province, int number, CancellationToken cancellationToken)
    {
        var key = new SubmissionKey(period.Id, province.Code);
        var (versions, said) = await ReadAsync(key, cancellationToken);
        if (versions.FirstOrDefault(v => v.Number == number) is not { } version)
        {
            return null;
        }

        var own = period.For(province.Code);
        IReadOnlyList<FoundSheet> sheets = [];
        IReadOnlyList<Confirmation> signed = [];
        if (version.Outcome is not null)
        {
            sheets = FoundSheet.Of(await contents.FindingsAsync(key, version, cancellationToken), said, catalogues.For(period));
            signed = await confirmations.ListAsync(key, number, cancellationToken);
        }

        return new VersionModel(
            own,
            province,
            version,
            CurrentOf(versions),
            versions[^1].Number,
            ReviewOpenings.Of(own, versions, number),
            sheets,
            Question.All(said),
            signed)
        {
            Before = version.Outcome is { Refused: false }
                ? VersionsModel.ComparableOf(versions.TakeWhile(v => v.Number != number)) is [.., var before] ? before.Number : null
                : null,
        };
    }

    /// <summary>The versions, oldest upload first; read before the log, so that nothing that was said is missing of what they follow from.</summary>
    private async Task<(IReadOnlyList<SubmissionVersion> Versions, IReadOnlyList<LogEntry> Said)> ReadAsync(SubmissionKey key, CancellationToken cancellationToken)
    {
        var stored = await store.VersionsAsync(key, cancellationToken);
        var said = await log.ReadAsync(key.Partition, cancellationToken);
        return ([.. stored.Select(v => v.Version.Outcome is null ? v.Version : VersionStanding.Of(v.Version, said))], said);
    }

    private static int? CurrentOf(IReadOnlyList<SubmissionVersion> versions) =>
        ReportVersions.LastAccepted(versions) is { State: SubmissionState.Accepted } current ? current.Number : null;
}
