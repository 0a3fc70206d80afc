namespace CadreReports.Backups;

/// <summary>What is being done.</summary>
public enum BackupStep
{
    /// <summary>The backup's entries are compared with their digests.</summary>
    Verify,

    /// <summary>Rows of a table are copied.</summary>
    Rows,

    /// <summary>Blobs of a container are copied.</summary>
    Blobs,

    /// <summary>What was copied is compared with what is there now.</summary>
    Compare,
}

/// <summary>How far it has come.</summary>
/// <param name="Step">What is being done.</param>
/// <param name="Part">The table, container or entry; empty when there is none.</param>
/// <param name="Count">How many rows, blobs or entries of it are done.</param>
public sealed record BackupProgress(BackupStep Step, string Part, long Count);
