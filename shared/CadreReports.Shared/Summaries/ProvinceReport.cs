using CadreReports.Catalogue;
using CadreReports.Submissions;
using CadreReports.Submissions.Explanations;
using CadreReports.Summaries.Limitations;
using CadreReports.Summaries.Queries;
using CadreReports.Validation;

namespace CadreReports.Summaries;

/// <summary>What a regional summary is told about one province: where its report stands, and the figures that count.</summary>
/// <param name="Province">The province, as valid at the period's cut-off.</param>
/// <param name="State">The state of the newest upload; <see cref="SubmissionState.Missing"/> when nothing has arrived.</param>
/// <param name="CurrentVersion">The accepted version whose figures count; null when there is none.</param>
/// <param name="CurrentReceivedAt">When the current version arrived; null when there is none.</param>
/// <param name="LatestReceivedAt">When the newest upload arrived; null when nothing has arrived.</param>
/// <param name="Uploads">How many workbooks were uploaded, whatever became of them.</param>
/// <param name="Errors">Errors found in the newest upload.</param>
/// <param name="Queries">Open queries (cần giải trình) of the newest upload.</param>
/// <param name="Reason">Vietnamese, short: the first error message of the newest upload; null when there is none.</param>
/// <param name="Sha256">SHA-256 of the current version's workbook, in hex; null when there is none.</param>
/// <param name="Facts">The figures of the current version; not looked at when there is none.</param>
/// <param name="Texts">The list lines of the current version; not looked at when there is none.</param>
public sealed record ProvinceReport(
    Province Province,
    SubmissionState State,
    int? CurrentVersion,
    DateTimeOffset? CurrentReceivedAt,
    DateTimeOffset? LatestReceivedAt,
    int Uploads,
    int Errors,
    int Queries,
    string? Reason,
    string? Sha256,
    IReadOnlyList<FactRow> Facts,
    IReadOnlyList<TextLine> Texts)
{
    /// <summary>
    /// When the first accepted version arrived, where it is known: timeliness is judged by it, so that a correction
    /// sent later does not make a punctual province late. Null: judged by <see cref="CurrentReceivedAt"/>.
    /// </summary>
    public DateTimeOffset? FirstAcceptedReceivedAt { get; init; }

    /// <summary>Counts the changes to the explanations that belong to the current version; 0 for none.</summary>
    public int ExplanationRevision { get; init; }

    /// <summary>The newest upload's version; null when nothing has arrived.</summary>
    public int? LatestVersion { get; init; }

    /// <summary>Counts the changes to the explanations that belong to the newest upload; 0 for none.</summary>
    public int LatestExplanationRevision { get; init; }

    /// <summary>
    /// The accepted report of the last half-year, that of all predecessors together across a merger; null when there is
    /// none. Figures are compared with it only where they mean the same (<see cref="Comparability"/>).
    /// </summary>
    public EarlierReport? Previous { get; init; }

    /// <summary>The accepted report of the same half of last year; null likewise.</summary>
    public EarlierReport? LastYear { get; init; }

    /// <summary>
    /// For the second half of a year only: the accepted report of the first half of last year; null likewise. What was done
    /// in a whole year is compared with the whole year before, which takes both halves.
    /// </summary>
    public EarlierReport? LastYearFirst { get; init; }

    /// <summary>
    /// The earlier versions that <see cref="Previous"/>, <see cref="LastYear"/>, <see cref="LastYearFirst"/> and
    /// <see cref="Limitations"/> follow from, such as <c>2022H2/82/3;2022H1/82/2</c>, newest half-year first; empty when there
    /// are none. Those of half-years so long ago that no limitation goes back to them are named too.
    /// </summary>
    public string Basis { get; init; } = string.Empty;

    /// <summary>The catalogue versions that those were written by, with their revisions, such as <c>2023/4</c>.</summary>
    public string BasisCatalogues { get; init; } = string.Empty;

    /// <summary>
    /// What asks for an explanation (cần giải trình): of the newest upload while it waits for explanations, and of the
    /// current version; in that order, each finding once.
    /// </summary>
    public IReadOnlyList<AskedFinding> Asked { get; init; } = [];

    /// <summary>
    /// The centre's questions about the report with the province's answers, in the order in which they were asked: as many as
    /// the current version's revision counts, or the newest upload's when nothing is accepted.
    /// </summary>
    public IReadOnlyList<Question> Questions { get; init; } = [];

    /// <summary>
    /// What the province wrote in earlier half-years about limitations (hạn chế kỳ trước), newest half-year first, without
    /// a gap, as far back as an item that is open now, or was open in the last half-year, goes.
    /// </summary>
    public IReadOnlyList<EarlierLimitations> Limitations { get; init; } = [];

    /// <summary>Whether the province's figures are in the summary.</summary>
    public bool IsIn => CurrentVersion is not null;

    /// <summary>When the version arrived by which timeliness is judged; null when the province is not in.</summary>
    public DateTimeOffset? JudgedAt => IsIn ? FirstAcceptedReceivedAt ?? CurrentReceivedAt : null;

    /// <summary>A province of which nothing has arrived.</summary>
    public static ProvinceReport Nothing(Province province) =>
        new(province, SubmissionState.Missing, null, null, null, 0, 0, 0, null, null, [], []);
}
