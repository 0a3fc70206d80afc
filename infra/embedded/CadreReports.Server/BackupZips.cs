using System.Globalization;
using CadreReports.Backups;
using CadreReports.Storage;
using CadreReports.Time;
using Spectre.Console;

namespace CadreReports.Server;

/// <summary>Backs an account up to a zip, restores one, and says how far it has come.</summary>
/// <param name="account">The storage account.</param>
/// <param name="console">Where progress and the result are shown.</param>
public sealed class BackupZips(StorageAccount account, IAnsiConsole console)
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Writes a backup and shows how far it has come.</summary>
    /// <returns>The hex SHA-256 of its manifest.</returns>
    /// <exception cref="BackupException">The file is there already, or the backup cannot be made.</exception>
    public async Task<string> BackUpAsync(BackupScope scope, string file, CancellationToken cancellationToken)
    {
        var digest = await console.Status().StartAsync(ServerTexts.BackingUp, status => WriteAsync(scope, file, new Shown(status), cancellationToken));
        console.MarkupLineInterpolated(Vietnamese, $"{string.Format(Vietnamese, ServerTexts.BackedUp, scope)} [green]{file}[/]");
        console.MarkupLineInterpolated(Vietnamese, $"{ServerTexts.BackupDigest} {digest}");
        return digest;
    }

    /// <summary>Writes a backup, whose file appears under its name when it is whole, not before.</summary>
    /// <inheritdoc cref="BackUpAsync"/>
    internal async Task<string> WriteAsync(BackupScope scope, string file, IProgress<BackupProgress> progress, CancellationToken cancellationToken)
    {
        if (File.Exists(file))
        {
            throw new BackupException(string.Format(Vietnamese, ServerTexts.BackupExists, file));
        }

        var unfinished = file + ".part";
        try
        {
            string digest;
            await using (var output = new FileStream(unfinished, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            {
                digest = await new PeriodBackup(account, TimeProvider.System).WriteAsync(scope, output, progress, cancellationToken);
                output.Flush(flushToDisk: true);
            }

            File.Move(unfinished, file);
            return digest;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Restores a backup into the account.</summary>
    /// <exception cref="BackupException">There is no such backup, or it cannot be restored here.</exception>
    public async Task RestoreAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            throw new BackupException(string.Format(Vietnamese, ServerTexts.BackupMissing, file));
        }

        await using var input = File.OpenRead(file);
        await using var backup = await BackupFile.OpenAsync(input, cancellationToken);
        console.MarkupLineInterpolated(
            Vietnamese,
            $"{string.Format(Vietnamese, ServerTexts.BackupIs, backup.Scope, VietnamTime.Of(backup.Manifest.MadeAt), backup.Manifest.Tables.Sum(t => t.Rows), backup.Manifest.Blobs.Count)}");
        console.MarkupLineInterpolated(Vietnamese, $"{ServerTexts.BackupDigest} {backup.Digest}");
        await console.Status().StartAsync(
            ServerTexts.Restoring, status => new PeriodRestore(account, TimeProvider.System).RunAsync(backup, new Shown(status), cancellationToken));
        console.MarkupLineInterpolated(Vietnamese, $"[green]{string.Format(Vietnamese, ServerTexts.Restored, backup.Scope)}[/]");
    }

    /// <summary>Shows at once how far it has come; the console draws it when it sees fit.</summary>
    private sealed class Shown(StatusContext status) : IProgress<BackupProgress>
    {
        public void Report(BackupProgress value)
        {
            var text = value.Step switch
            {
                BackupStep.Verify => ServerTexts.VerifyingBackup,
                BackupStep.Rows => ServerTexts.CopyingRows,
                BackupStep.Blobs => ServerTexts.CopyingBlobs,
                _ => ServerTexts.ComparingBackup,
            };
            status.Status(string.Format(Vietnamese, text, value.Part, value.Count).EscapeMarkup());
        }
    }
}
