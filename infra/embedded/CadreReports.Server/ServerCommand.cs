using System.Globalization;
using CadreReports.Backups;

namespace CadreReports.Server;

/// <summary>A call of the operator's command.</summary>
public abstract record ServerCommand
{
    private const int Kept = 30;

    private ServerCommand()
    {
    }

    /// <summary>Makes the one-time password of the first administrator, as long as there is none.</summary>
    public sealed record MakeFirstAdministrator : ServerCommand;

    /// <summary>Gives an administrator who cannot get in any more a new one-time password.</summary>
    /// <param name="Account">The account's name, as it was typed.</param>
    public sealed record RecoverAdministrator(string Account) : ServerCommand;

    /// <summary>Writes a backup.</summary>
    /// <param name="Scope">What to back up.</param>
    /// <param name="File">The zip to write.</param>
    public sealed record Backup(BackupScope Scope, string File) : ServerCommand;

    /// <summary>Backs up everything into a folder.</summary>
    /// <param name="Folder">Where to.</param>
    /// <param name="Keep">How many backups of each scope stay.</param>
    public sealed record BackupAll(string Folder, int Keep) : ServerCommand;

    /// <summary>Restores a backup.</summary>
    /// <param name="File">The zip to read.</param>
    public sealed record Restore(string File) : ServerCommand;

    /// <summary>Reads the command line; null when it cannot be read.</summary>
    public static ServerCommand? Parse(IReadOnlyList<string> arguments) => arguments switch
    {
        ["first-administrator"] => new MakeFirstAdministrator(),
        ["administrator-password", { Length: > 0 } account] when !account.StartsWith('-') => new RecoverAdministrator(account),
        ["backup", var scope, "--out", { Length: > 0 } file] when BackupScope.TryParse(scope, out var wanted) => new Backup(wanted, Path.GetFullPath(file)),
        ["backup-all", "--folder", { Length: > 0 } folder] => new BackupAll(Path.GetFullPath(folder), Kept),
        ["backup-all", "--folder", { Length: > 0 } folder, "--keep", var keep]
            when int.TryParse(keep, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 => new BackupAll(Path.GetFullPath(folder), count),
        ["restore", { Length: > 0 } file] when !file.StartsWith('-') => new Restore(Path.GetFullPath(file)),
        _ => null,
    };
}
