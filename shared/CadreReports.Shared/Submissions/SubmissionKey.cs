using System.Globalization;
using CadreReports.Catalogue;

namespace CadreReports.Submissions;

/// <summary>A province's report for a period.</summary>
/// <param name="Period">The half-year.</param>
/// <param name="Province">The two-digit code.</param>
public readonly record struct SubmissionKey(PeriodId Period, string Province)
{
    /// <summary>The table partition of its versions.</summary>
    public string Partition => $"{Period}|{Province}";

    /// <summary>Reads <see cref="Partition"/>; false for anything else.</summary>
    public static bool TryParse(string partition, out SubmissionKey key)
    {
        var bar = partition.IndexOf('|', StringComparison.Ordinal);
        var period = default(PeriodId);
        var isKey = bar > 0 && PeriodId.TryParse(partition[..bar], out period);
        key = isKey ? new SubmissionKey(period, partition[(bar + 1)..]) : default;
        return isKey;
    }

    /// <summary>The table partition of what one run found in one version.</summary>
    /// <param name="version">The version's number.</param>
    /// <param name="attempt">The run (<see cref="SubmissionVersion.Attempt"/>).</param>
    public string VersionPartition(int version, string attempt) =>
        string.Create(CultureInfo.InvariantCulture, $"{Period}|{Province}|{version:000000}|{attempt}");

    /// <summary>The number on the receipt of one version, such as <c>2023H1-82-000001</c>.</summary>
    public string ReceiptNumber(int version) => string.Create(CultureInfo.InvariantCulture, $"{Period}-{Province}-{version:000000}");

    public override string ToString() => $"{Period}/{Province}";
}
