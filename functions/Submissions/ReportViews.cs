using CadreReports.Submissions;
using CadreReports.Submissions.Differences;

namespace CadreReports.Functions.Submissions;

/// <summary>The version whose figures count.</summary>
public sealed record AcceptedView(int Version, DateTimeOffset ReceivedAt, string Sha256, int Facts);

/// <summary>Where a province's report stands, and what was found in its newest version or in the one of an upload.</summary>
/// <param name="Period">Half-year.</param>
/// <param name="Province">Two-digit code.</param>
/// <param name="Name">The province's.</param>
/// <param name="Status">See <see cref="SubmissionStateName"/>.</param>
/// <param name="Message">What people must know about it; null for nothing.</param>
/// <param name="Version">The version's number; null while there is none.</param>
/// <param name="ReceivedAt">When it arrived, UTC.</param>
/// <param name="Sha256">Hex digest of its content.</param>
/// <param name="Receipt">The number of its receipt; null while it has none.</param>
/// <param name="Errors">How many findings of that severity.</param>
/// <param name="Queries">How many findings of that severity.</param>
/// <param name="Notes">How many findings of that severity.</param>
/// <param name="OpenQueries">How many of its queries have no explanation that stands.</param>
/// <param name="AsksConfirmation">It counts only when the province's approver has confirmed it.</param>
/// <param name="Confirmed">How the approver did; null when nobody has.</param>
/// <param name="Returned">How the centre returned it; null when it did not.</param>
/// <param name="Facts">How many figures it holds.</param>
/// <param name="Accepted">The version that counts; null for none.</param>
/// <param name="Findings">What was found in it.</param>
public sealed record SubmissionView(
    string Period,
    string Province,
    string Name,
    string Status,
    string? Message,
    int? Version,
    DateTimeOffset? ReceivedAt,
    string? Sha256,
    string? Receipt,
    int Errors,
    int Queries,
    int Notes,
    int OpenQueries,
    bool AsksConfirmation,
    VersionConfirmation? Confirmed,
    VersionReturn? Returned,
    int Facts,
    AcceptedView? Accepted,
    IEnumerable<FindingView> Findings);

/// <summary>Where the result of an upload will be.</summary>
/// <param name="Upload">Its id.</param>
/// <param name="Status">The address to ask.</param>
public sealed record SentView(string Upload, string Status);

/// <summary>What a workbook would be found to be.</summary>
/// <param name="Status">See <see cref="SubmissionStateName"/>.</param>
/// <param name="Closed">The figures are closed: sent now, it would not count.</param>
/// <param name="Message">What people must know about it; null for nothing.</param>
/// <param name="Errors">How many findings of that severity.</param>
/// <param name="Queries">How many findings of that severity.</param>
/// <param name="Notes">How many findings of that severity.</param>
/// <param name="OpenQueries">How many of its queries would have no explanation that stands.</param>
/// <param name="Facts">How many figures it holds.</param>
/// <param name="Findings">What was found in it.</param>
public sealed record ValidationView(
    string Status, bool Closed, string? Message, int Errors, int Queries, int Notes, int OpenQueries, int Facts, IEnumerable<FindingView> Findings);

/// <summary>The versions of a report, the newest upload first.</summary>
public sealed record VersionsView(string Period, string Province, IEnumerable<VersionView> Versions);

/// <summary>One version and what was found in it.</summary>
public sealed record VersionFindingsView(string Period, string Province, VersionView Version, IEnumerable<FindingView> Findings);

/// <summary>What changed from one version to another.</summary>
public sealed record DifferenceView(
    string Period, string Province, int From, int To, IReadOnlyList<FigureChange> Figures, IReadOnlyList<LineChange> Lines);

/// <summary>The signed confirmations of a version, the one attached last first, which counts.</summary>
public sealed record ConfirmationsView(string Period, string Province, int Version, bool Attached, Confirmation? Current, IReadOnlyList<Confirmation> All);
