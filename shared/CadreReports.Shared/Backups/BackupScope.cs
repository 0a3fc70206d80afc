using System.Diagnostics.CodeAnalysis;
using Azure.Data.Tables;
using CadreReports.Audits;
using CadreReports.Catalogue;
using CadreReports.Housekeeping;
using CadreReports.Storage;
using CadreReports.Submissions;

namespace CadreReports.Backups;

/// <summary>What a backup holds: everything of one period, or what belongs to none.</summary>
/// <param name="Period">The half-year; null for what belongs to none.</param>
public sealed record BackupScope(PeriodId? Period)
{
    /// <summary>The name of what belongs to no period.</summary>
    public const string CommonName = "chung";

    /// <summary>The tables whose rows are of a version, and so of a period, without exception.</summary>
    private static readonly string[] ContentTables = [StorageNames.FactsTable, StorageNames.TextsTable, StorageNames.FindingsTable];

    /// <summary>Reads a period such as <c>2023H1</c>, or <see cref="CommonName"/>.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out BackupScope? scope)
    {
        scope = text == CommonName ? new BackupScope((PeriodId?)null)
            : PeriodId.TryParse(text, out var period) ? new BackupScope(period)
            : null;
        return scope is not null;
    }

    public override string ToString() => Period?.ToString() ?? CommonName;

    /// <summary>Whether a row belongs here. When the reconciler last ran is about the account and belongs nowhere.</summary>
    internal bool Holds(string table, TableEntity row) => row.PartitionKey != LastRound.Partition && Period == table switch
    {
        StorageNames.AuditTable => PeriodOf(row.GetString(nameof(AuditEntry.Period))),
        StorageNames.UnclaimedTable => PeriodOf(row.GetString(nameof(UnclaimedFile.Blob))?.Split('/')[0]),
        _ => PeriodOf(row.PartitionKey.Split('|')[0]),
    };

    /// <summary>Whether a blob of a container that is ordered by period belongs here.</summary>
    internal bool Holds(string blob) => Period == PeriodOf(blob.Split('/')[0]);

    /// <summary>What every blob of such a container begins with that belongs here; null for no such beginning.</summary>
    internal string? Prefix => Period is { } period ? $"{period}/" : null;

    /// <summary>Whether a table can hold rows that belong here.</summary>
    internal bool Concerns(string table) => Period is not null || !ContentTables.Contains(table);

    /// <summary>A filter that lets through every row that belongs here, and perhaps others; null for no filter.</summary>
    internal string? Filter(string table)
    {
        if (Period is not { } period)
        {
            return null;
        }

        var name = period.ToString();
        return table switch
        {
            StorageNames.AuditTable => TableClient.CreateQueryFilter($"Period eq {name}"),
            StorageNames.UnclaimedTable => TableClient.CreateQueryFilter($"Blob ge {name + "/"} and Blob lt {name + "0"}"),
            _ => TableClient.CreateQueryFilter($"PartitionKey eq {name} or (PartitionKey ge {name + "|"} and PartitionKey lt {name + "}"})"),
        };
    }

    private static PeriodId? PeriodOf(string? text) => PeriodId.TryParse(text, out var period) ? period : null;
}
