using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Findings;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using CadreReports.Summaries.Limitations;
using CadreReports.Summaries.Queries;
using CadreReports.Validation;

namespace CadreReports.Summaries.Publishing;

/// <summary>
/// Reads what a summary is made of, in two steps: what its key needs, from the status boards alone, and then the contents of
/// exactly the versions that were found. Versions never change, so the contents belong to the key whatever arrives meanwhile.
/// </summary>
public sealed class SummaryInputs(
    CatalogueSet catalogues, SubmissionStore store, VersionContents contents, EarlierReports earlier, ExplanationLog log)
{
    /// <summary>How many requests to storage are under way at once, more or less.</summary>
    private const int AtOnce = 8;

    /// <summary>Finds the versions that a summary is made of.</summary>
    /// <param name="period">The half-year.</param>
    /// <param name="scope">One of the period's scopes.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<SummarySources> FindAsync(Period period, Region scope, CancellationToken cancellationToken) =>
        Find(period, scope, await ReadBoardsAsync(period.Id, cancellationToken));

    /// <summary>Finds the versions that a summary is made of on status boards that were read before.</summary>
    /// <param name="period">The half-year.</param>
    /// <param name="scope">One of the period's scopes.</param>
    /// <param name="boards">The boards of the period and all before it, by period and province.</param>
    public SummarySources Find(
        Period period, Region scope, IReadOnlyDictionary<PeriodId, IReadOnlyDictionary<string, Submission>> boards)
    {
        var periods = Until(period.Id);
        return new SummarySources(catalogues.For(period), period, scope, [.. scope.Provinces.Select(Source)]);

        ProvinceSource Source(Province province)
        {
            var submission = boards[period.Id].GetValueOrDefault(province.Code);
            var past = submission?.Current is null ? [] : Past(province, period, periods, boards);
            return new ProvinceSource(Report(province, submission, past), submission, past);
        }
    }

    /// <summary>Reads the status boards of a period and all before it.</summary>
    public async Task<IReadOnlyDictionary<PeriodId, IReadOnlyDictionary<string, Submission>>> ReadBoardsAsync(
        PeriodId last, CancellationToken cancellationToken)
    {
        var found = await store.SubmissionsUntilAsync(last, cancellationToken);
        return Until(last).ToDictionary(
            p => p.Id,
            IReadOnlyDictionary<string, Submission> (p) => found[p.Id].ToDictionary(s => s.Province, StringComparer.Ordinal));
    }

    private List<Period> Until(PeriodId last) => [.. catalogues.Periods.Where(p => p.Id <= last).OrderByDescending(p => p.Id)];

    /// <summary>Reads the contents.</summary>
    /// <returns>The reports, complete; their key is that of the sources.</returns>
    public async Task<IReadOnlyList<ProvinceReport>> ReadAsync(SummarySources sources, CancellationToken cancellationToken)
    {
        var reports = new ProvinceReport[sources.Provinces.Count];
        await Parallel.ForAsync(0, reports.Length, Options(cancellationToken), async (i, token) =>
            reports[i] = await ReadAsync(sources.Period, sources.Provinces[i], token));
        return reports;
    }

    private async Task<ProvinceReport> ReadAsync(Period period, ProvinceSource source, CancellationToken cancellationToken)
    {
        var key = new SubmissionKey(period.Id, source.Report.Province.Code);
        var said = await SaidAsync(key, source.Report, cancellationToken);
        var report = source.Report with
        {
            Asked = await AskedAsync(key, source.Submission, said, cancellationToken),
            Questions = (source.Submission?.Current ?? source.Submission?.Latest) is { } version ? Question.All(VersionStanding.Counted(version, said)) : [],
        };
        if (source.Submission?.Current is not { } current)
        {
            return report;
        }

        var texts = await contents.TextsAsync(key, current, cancellationToken);
        return report with
        {
            Facts = await contents.FactsAsync(key, current, cancellationToken),
            Texts = texts,
            Previous = await SumAsync(period.Id.Previous),
            LastYear = await SumAsync(period.Id.LastYear),
            LastYearFirst = period.Id.Half == 2 ? await SumAsync(period.Id.LastYear.Previous) : null,
            Limitations = await LimitationsAsync(period, source, texts, cancellationToken),
        };

        async Task<EarlierReport?> SumAsync(PeriodId id) =>
            source.Whole(id) is { } reports ? await earlier.SumAsync(reports, cancellationToken) : null;
    }

    /// <summary>
    /// What was said about a report. Of it only as much is shown as a version's revision counts: the key names that, and the
    /// log may be ahead of it.
    /// </summary>
    private async Task<IReadOnlyList<LogEntry>> SaidAsync(SubmissionKey key, ProvinceReport report, CancellationToken cancellationToken) =>
        report.ExplanationRevision + report.LatestExplanationRevision > 0 ? await log.ReadAsync(key.Partition, cancellationToken) : [];

    /// <summary>What asks for an explanation.</summary>
    private async Task<IReadOnlyList<AskedFinding>> AskedAsync(
        SubmissionKey key, Submission? submission, IReadOnlyList<LogEntry> said, CancellationToken cancellationToken)
    {
        var waiting = submission?.Latest is { State: SubmissionState.NeedsExplanation } latest ? latest : null;
        var versions = ((SubmissionVersion?[])[waiting, submission?.Current])
            .OfType<SubmissionVersion>().DistinctBy(v => v.Number).Where(v => v.Queries.Count > 0).ToList();
        var asked = new List<AskedFinding>();
        foreach (var version in versions)
        {
            var counted = VersionStanding.Counted(version, said);
            foreach (var finding in await contents.FindingsAsync(key, version, cancellationToken))
            {
                if (finding.Severity == Severity.Query && !asked.Exists(a => a.Finding.Id == finding.Id))
                {
                    asked.Add(new AskedFinding(version.Number, finding, FindingThread.Of(finding.Id, counted)));
                }
            }
        }

        return asked;
    }

    /// <summary>Reads one half-year after the other, only as far back as a limitation goes that somebody will be told of.</summary>
    private async Task<IReadOnlyList<EarlierLimitations>> LimitationsAsync(
        Period period, ProvinceSource source, IReadOnlyList<TextLine> texts, CancellationToken cancellationToken)
    {
        var read = new List<EarlierLimitations>();
        foreach (var reports in source.WithoutGap(period.Id))
        {
            if (LimitationHistory.NextToRead(catalogues.For(period), period.Id, texts, read) != reports.Period.Id)
            {
                break;
            }

            var version = catalogues.For(reports.Period);
            var lines = new List<TextLine>();
            foreach (var report in reports.Reports)
            {
                lines.AddRange(await contents.TextsAsync(report.Key, report.Version, cancellationToken));
            }

            read.Add(new EarlierLimitations(reports.Period.Id, version, lines));
        }

        return read;
    }

    private static List<AcceptedReports> Past(
        Province province,
        Period period,
        IReadOnlyList<Period> periods,
        IReadOnlyDictionary<PeriodId, IReadOnlyDictionary<string, Submission>> boards)
    {
        var past = periods.Where(p => p.Id < period.Id)
            .Select(p => AcceptedReports.Of(p, province, key => boards[key.Period].GetValueOrDefault(key.Province)?.Current))
            .OfType<AcceptedReports>()
            .ToList();
        var chain = new ProvinceSource(ProvinceReport.Nothing(province), null, past).WithoutGap(period.Id).ToHashSet();
        return past.FindAll(p => chain.Contains(p) || (p.AreWhole && IsComparedWith(p.Period.Id, period.Id)));
    }

    /// <summary>The half-years whose figures are looked at beside the last one's; a whole year takes both halves.</summary>
    private static bool IsComparedWith(PeriodId earlier, PeriodId period) =>
        earlier == period.LastYear || (period.Half == 2 && earlier == period.LastYear.Previous);

    private ProvinceReport Report(Province province, Submission? submission, IReadOnlyList<AcceptedReports> past)
    {
        var (current, latest) = (submission?.Current, submission?.Latest);
        return new ProvinceReport(
            province,
            latest?.State ?? SubmissionState.Missing,
            current?.Number,
            current?.ReceivedAt,
            latest?.ReceivedAt,
            submission?.Uploads ?? 0,
            latest?.Outcome?.Errors ?? 0,
            latest?.OpenQueries ?? 0,
            latest is { State: not (SubmissionState.Accepted or SubmissionState.AwaitingConfirmation) } ? latest.Returned?.Reason ?? latest.Outcome?.Reason : null,
            current?.Sha256,
            [],
            [])
        {
            FirstAcceptedReceivedAt = submission?.FirstAcceptedAt,
            ExplanationRevision = current?.ExplanationRevision ?? 0,
            LatestVersion = latest?.Number,
            LatestExplanationRevision = latest?.ExplanationRevision ?? 0,
            Basis = AcceptedReports.BasisOf(past.SelectMany(p => p.Reports)),
            BasisCatalogues = string.Join(';', past.Select(p => catalogues.For(p.Period)).Distinct()
                .Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Version}/{v.Revision}"))),
        };
    }

    private static ParallelOptions Options(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
}
