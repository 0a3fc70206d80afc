using CadreReports.Azurite;
using CadreReports.Backups;
using CadreReports.Storage;
using Microsoft.Extensions.Configuration;
using Spectre.Console;

namespace CadreReports.Local;

/// <summary>
/// Backs up or restores what the configuration's storage account holds, or without one the data of the local run, which must
/// not be going on.
/// </summary>
/// <param name="configuration">Where <see cref="StorageNames.Connection"/> may be; never the command line, for it is a secret.</param>
/// <param name="console">Where progress and the result are shown.</param>
public sealed class BackupRun(IConfiguration configuration, IAnsiConsole console)
{
    /// <summary>Does it.</summary>
    /// <exception cref="BackupException">It cannot be done.</exception>
    /// <exception cref="InvalidOperationException">A local run is going on.</exception>
    public async Task RunAsync(BackupOptions options, CancellationToken cancellationToken)
    {
        if (configuration.GetSection(StorageNames.Connection).Exists())
        {
            await RunAsync(options, StorageAccount.Open(configuration), cancellationToken);
            return;
        }

        var storage = Path.Combine(options.Data, "storage");
        if (options.Scope is not null && !Directory.Exists(storage))
        {
            throw new BackupException(string.Format(Texts.Vietnamese, LocalTexts.NothingToBackUp, options.Data));
        }

        using var data = DataFolder.Take(options.Data, LocalTexts.BackupDataInUse);
        await using var azurite = await console.Status().StartAsync(LocalTexts.StartingStorage, _ => AzuriteServer.StartAsync(storage, cancellationToken));
        await RunAsync(options, StorageAccount.Open(azurite.ConnectionString), cancellationToken);
    }

    private async Task RunAsync(BackupOptions options, StorageAccount account, CancellationToken cancellationToken)
    {
        if (options.Scope is { } scope)
        {
            var digest = await BackUpAsync(scope, options.File, account, cancellationToken);
            console.MarkupLineInterpolated(Texts.Vietnamese, $"{string.Format(Texts.Vietnamese, LocalTexts.BackedUp, scope)} [green]{options.File}[/]");
            console.MarkupLineInterpolated(Texts.Vietnamese, $"{LocalTexts.BackupDigest} {digest}");
        }
        else
        {
            await RestoreAsync(options.File, account, cancellationToken);
        }
    }

    /// <summary>The file appears under its name when it is whole, not before.</summary>
    private async Task<string> BackUpAsync(BackupScope scope, string file, StorageAccount account, CancellationToken cancellationToken)
    {
        if (File.Exists(file))
        {
            throw new BackupException(string.Format(Texts.Vietnamese, LocalTexts.BackupExists, file));
        }

        var unfinished = file + ".part";
        try
        {
            string digest;
            await using (var output = new FileStream(unfinished, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            {
                digest = await console.Status().StartAsync(
                    LocalTexts.BackingUp, status => new PeriodBackup(account, TimeProvider.System).WriteAsync(scope, output, new Shown(status), cancellationToken));
            }

            File.Move(unfinished, file);
            return digest;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private async Task RestoreAsync(string file, StorageAccount account, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            throw new BackupException(string.Format(Texts.Vietnamese, LocalTexts.BackupMissing, file));
        }

        await using var input = File.OpenRead(file);
        await using var backup = await BackupFile.OpenAsync(input, cancellationToken);
        console.MarkupLineInterpolated(
            Texts.Vietnamese,
            $"{string.Format(Texts.Vietnamese, LocalTexts.BackupIs, backup.Scope, Time.VietnamTime.Of(backup.Manifest.MadeAt), backup.Manifest.Tables.Sum(t => t.Rows), backup.Manifest.Blobs.Count)}");
        console.MarkupLineInterpolated(Texts.Vietnamese, $"{LocalTexts.BackupDigest} {backup.Digest}");
        await console.Status().StartAsync(
            LocalTexts.Restoring, status => new PeriodRestore(account, TimeProvider.System).RunAsync(backup, new Shown(status), cancellationToken));
        console.MarkupLineInterpolated(Texts.Vietnamese, $"[green]{string.Format(Texts.Vietnamese, LocalTexts.Restored, backup.Scope)}[/]");
    }

    /// <summary>Shows at once how far it has come; the console draws it when it sees fit.</summary>
    private sealed class Shown(StatusContext status) : IProgress<BackupProgress>
    {
        public void Report(BackupProgress value)
        {
            var text = value.Step switch
            {
                BackupStep.Verify => LocalTexts.VerifyingBackup,
                BackupStep.Rows => LocalTexts.CopyingRows,
                BackupStep.Blobs => LocalTexts.CopyingBlobs,
                _ => LocalTexts.ComparingBackup,
            };
            status.Status(string.Format(Texts.Vietnamese, text, value.Part, value.Count).EscapeMarkup());
        }
    }
}
