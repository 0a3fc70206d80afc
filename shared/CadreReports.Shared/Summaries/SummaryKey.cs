using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CadreReports.Catalogue;
using CadreReports.Submissions;
using CadreReports.Summaries.Briefing;
using CadreReports.Summaries.Exports;

namespace CadreReports.Summaries;

/// <summary>
/// Names what a summary is made of: two builds with the same key give the same file, and a key that has been built
/// need not be built again.
/// </summary>
public static class SummaryKey
{
    private static readonly Lazy<string> Data = new(ReadData);

    /// <summary>
    /// SHA-256, as 64 lower-case hex digits, over the writers' revisions and data, the catalogue version and revision, the
    /// period, the region and, for each of its provinces in order, the version, the explanations' revisions, the earlier
    /// versions that it is compared with, its own due moment and everything else that is shown of where its report stands. What a version holds
    /// never changes, so figures, texts, findings and explanations are not looked at: the key can be computed before they
    /// are loaded.
    /// </summary>
    /// <inheritdoc cref="RegionalSummary.Build" path="/exception[@cref='T:System.ArgumentException']"/>
    public static string Of(CatalogueVersion version, Period period, Region region, IReadOnlyList<ProvinceReport> reports)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AppendWriters(hash);
        Append(hash, version.Version);
        Append(hash, version.Revision);
        Append(hash, period.Id.ToString());
        Append(hash, period.Name);
        Append(hash, period.CutOff.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Append(hash, period.Due);
        Append(hash, period.GraceDays);
        Append(hash, period.Conference?.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Append(hash, period.Conference?.Place);
        Append(hash, region.Code);
        Append(hash, region.Name);
        Append(hash, region.Extent.ToString());
        foreach (var report in RegionalSummary.ByProvince(region, reports).OrderBy(r => r.Province.Code, StringComparer.Ordinal))
        {
            Append(hash, report.Province);
            Append(hash, report.CurrentVersion);
            Append(hash, report.ExplanationRevision);
            Append(hash, SubmissionStateName.Of(report.State));
            Append(hash, report.CurrentReceivedAt);
            Append(hash, report.FirstAcceptedReceivedAt);
            Append(hash, report.LatestReceivedAt);
            Append(hash, report.Uploads);
            Append(hash, report.Errors);
            Append(hash, report.Queries);
            Append(hash, report.Reason);
            Append(hash, report.Sha256);
            Append(hash, report.LatestVersion);
            Append(hash, report.LatestExplanationRevision);
            Append(hash, report.Basis);
            Append(hash, report.BasisCatalogues);
            if (period.ExtensionOf(report.Province.Code) is { } due)
            {
                // Only where there is one: a summary without any keeps the key that it had.
                Append(hash, nameof(due));
                Append(hash, due);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>What the files look like: the revisions of those who write them, and the data that they follow.</summary>
    private static void AppendWriters(IncrementalHash hash)
    {
        Append(hash, SummaryWorkbookWriter.Revision);
        Append(hash, BriefingDocument.Revision);
        Append(hash, SummaryJson.Revision);
        Append(hash, SummaryCsv.Revision);
        Append(hash, Data.Value);
    }

    /// <summary>Digests the data files that say what is shown and how: the centre may change them without a new program.</summary>
    private static string ReadData()
    {
        var assembly = typeof(SummaryKey).Assembly;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("Summaries/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            Append(hash, name);
            Append(hash, Convert.ToHexStringLower(SHA256.HashData(stream)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A province and those that it was made of.</summary>
    private static void Append(IncrementalHash hash, Province province)
    {
        Append(hash, province.Code);
        Append(hash, province.Name);
        Append(hash, province.IsCity.ToString());
        Append(hash, province.Predecessors.Count);
        foreach (var predecessor in province.Predecessors)
        {
            Append(hash, predecessor);
        }
    }

    private static void Append(IncrementalHash hash, int? number) => Append(hash, number?.ToString(CultureInfo.InvariantCulture));

    private static void Append(IncrementalHash hash, DateTimeOffset? moment) =>
        Append(hash, moment?.UtcTicks.ToString(CultureInfo.InvariantCulture));

    /// <summary>Each part goes in with its length, so that no two lists of parts give the same bytes; null has length -1.</summary>
    private static void Append(IncrementalHash hash, string? part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        var bytes = part is null ? [] : Encoding.UTF8.GetBytes(part);
        BinaryPrimitives.WriteInt32LittleEndian(length, part is null ? -1 : bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
