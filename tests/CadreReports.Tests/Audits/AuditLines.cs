using CadreReports.Audits;
using CadreReports.Storage;

namespace CadreReports.Tests.Audits;

/// <summary>The audit trail as tests read it.</summary>
internal static class AuditLines
{
    /// <summary>All of it, in the order of time.</summary>
    public static async Task<List<AuditEntry>> ReadAsync(StorageAccount account)
    {
        var lines = new List<AuditEntry>();
        await foreach (var line in new AuditLog(account).ReadAsync(DateTimeOffset.UnixEpoch, DateTimeOffset.UtcNow.AddYears(1), default))
        {
            lines.Add(line);
        }

        return lines;
    }
}
