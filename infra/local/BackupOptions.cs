using CadreReports.Backups;

namespace CadreReports.Local;

/// <summary>A call of <c>backup</c> or <c>restore</c>.</summary>
/// <param name="Scope">What to back up; null to restore.</param>
/// <param name="File">The zip to write or to read.</param>
/// <param name="Data">The folder of the local run, used when no storage account is named.</param>
public sealed record BackupOptions(BackupScope? Scope, string File, string Data)
{
    private const string Backup = "backup";
    private const string Restore = "restore";

    /// <summary>Whether the command line asks for a backup or a restore, rightly or wrongly.</summary>
    public static bool IsMeant(IReadOnlyList<string> arguments) => arguments is [Backup or Restore, ..];

    /// <summary>Reads the command line; null when it cannot be read.</summary>
    public static BackupOptions? Parse(IReadOnlyList<string> arguments) => arguments switch
    {
        [Backup, var scope, "--out", { Length: > 0 } file] when BackupScope.TryParse(scope, out var wanted) => new(wanted, Path.GetFullPath(file), LocalOptions.KeptData),
        [Restore, { Length: > 0 } file] when !file.StartsWith('-') => new(null, Path.GetFullPath(file), LocalOptions.KeptData),
        _ => null,
    };
}
