using System.Text.Json.Serialization;

namespace CadreReports.Summaries.Publishing;

/// <summary>One edition of a summary as it is kept for good.</summary>
/// <param name="Revision">Counts the editions of its period and scope, from 1 without gaps.</param>
/// <param name="Key">The key of what it is made of (<see cref="SummaryKey"/>); no other edition of the scope has it.</param>
/// <param name="Versions">The versions that its figures come from, in the order of the scope.</param>
/// <param name="BuiltAt">When it was built, UTC, on the application's clock.</param>
public sealed record PublishedSummary(int Revision, string Key, IReadOnlyList<PublishedVersion> Versions, DateTimeOffset BuiltAt)
{
    /// <summary>The trace (W3C <c>traceparent</c>) of whoever built it; null when that is not known. No part of what readers get.</summary>
    [JsonIgnore]
    public string? Trace { get; init; }
}

/// <summary>A version that an edition is made of.</summary>
/// <param name="Province">The province's code.</param>
/// <param name="Version">The version's number.</param>
/// <param name="Sha256">Hex digest of its workbook.</param>
/// <param name="Basis">The earlier versions that it is compared with; see <see cref="ProvinceReport.Basis"/>.</param>
public sealed record PublishedVersion(string Province, int Version, string Sha256, string Basis);
