using System.Collections.Concurrent;
using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Submissions.Explanations;

namespace CadreReports.Submissions;

/// <summary>What was found in a province's newest version that has a result, and what was said about its report.</summary>
/// <param name="Province">The province.</param>
/// <param name="Version">The version.</param>
/// <param name="Findings">Gravest first.</param>
/// <param name="Log">In order.</param>
public sealed record ReportFindings(Province Province, SubmissionVersion Version, IReadOnlyList<Finding> Findings, IReadOnlyList<LogEntry> Log);

/// <summary>Reads the findings and explanations of many provinces at once.</summary>
public sealed class PeriodFindings(SubmissionStore store, VersionContents contents, ExplanationLog log)
{
    /// <summary>How many versions are asked for at the same time.</summary>
    private const int AtOnce = 8;

    /// <summary>How many versions' findings are remembered; those of every province of a few periods.</summary>
    private const int Remembered = 256;

    /// <summary>What a run found in a version never changes once the version has its result.</summary>
    private readonly ConcurrentDictionary<string, IReadOnlyList<Finding>> known = new(StringComparer.Ordinal);

    /// <param name="period">The half-year.</param>
    /// <param name="provinces">Whose; those from which nothing came, or nothing with a result yet, are left out.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>In the order of the provinces.</returns>
    public async Task<IReadOnlyList<ReportFindings>> ReadAsync(PeriodId period, IReadOnlyList<Province> provinces, CancellationToken cancellationToken)
    {
        var (standing, saying) = (store.SubmissionsAsync(period, cancellationToken), log.ReadAsync(period, cancellationToken));
        await Task.WhenAll(standing, saying);
        var (submissions, said) = (await standing, await saying);
        var reports = provinces
            .Select(province => (Province: province, Version: submissions.GetValueOrDefault(province.Code)?.Latest))
            .Where(report => report.Version is { Outcome: not null, Attempt: not null })
            .ToList();
        var found = new ReportFindings[reports.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, reports.Count, options, async (i, stop) =>
        {
            var (province, version) = (reports[i].Province, reports[i].Version!);
            found[i] = new ReportFindings(
                province, version, await FindingsAsync(new SubmissionKey(period, province.Code), version, stop), said.GetValueOrDefault(province.Code, []));
        });
        return found;
    }

    private async Task<IReadOnlyList<Finding>> FindingsAsync(SubmissionKey key, SubmissionVersion version, CancellationToken cancellationToken)
    {
        var partition = key.VersionPartition(version.Number, version.Attempt!);
        if (known.TryGetValue(partition, out var findings))
        {
            return findings;
        }

        if (known.Count >= Remembered)
        {
            known.Clear();
        }

        return known[partition] = await contents.FindingsAsync(key, version, cancellationToken);
    }
}
