using System.Globalization;
using CadreReports.Backups;
using CadreReports.Storage;
using Spectre.Console;

namespace CadreReports.Server;

/// <summary>
/// Backs up every period that holds anything, and what belongs to none, into a folder: a folder a scope, a zip a backup, named by
/// the moment it was begun (UTC), and beside it the manifest's digest. Of each scope the newest are kept.
/// </summary>
/// <param name="account">The storage account.</param>
/// <param name="scopes">What to back up.</param>
/// <param name="console">Where progress and the results are shown.</param>
/// <param name="time">The machine's clock, which names the zips.</param>
/// <param name="pause">How long to wait before a scope that was written to meanwhile is tried again.</param>
public sealed class BackupFolder(StorageAccount account, IReadOnlyList<BackupScope> scopes, IAnsiConsole console, TimeProvider time, TimeSpan pause)
{
    /// <summary>How often a scope is tried.</summary>
    public const int Tries = 4;

    /// <summary>What the digest's file is called, behind the zip's name.</summary>
    public const string DigestSuffix = ".digest";

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private readonly BackupZips zips = new(account, console);

    /// <summary>Backs up, scope after scope; one that fails does not keep the others from theirs.</summary>
    /// <param name="folder">Where to; made if need be.</param>
    /// <param name="keep">How many zips of each scope stay, from 1.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether every scope was backed up.</returns>
    /// <exception cref="BackupException">Another backup is writing into this folder.</exception>
    public async Task<bool> RunAsync(string folder, int keep, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        using var held = Hold(folder);
        var whole = true;
        foreach (var scope in scopes)
        {
            whole &= await BackUpAsync(scope, Path.Combine(folder, scope.ToString()), keep, cancellationToken);
        }

        return whole;
    }

    private async Task<bool> BackUpAsync(BackupScope scope, string folder, int keep, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        foreach (var unfinished in Directory.GetFiles(folder, "*.part"))
        {
            // Of a run that was cut off.
            File.Delete(unfinished);
        }

        for (var tried = 1; ; tried++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{scope}-{time.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmss'Z'}.zip");
            var file = Path.Combine(folder, name);
            try
            {
                var digest = await zips.WriteAsync(scope, file, new Silent(), cancellationToken);
                if (await IsEmptyAsync(file, cancellationToken))
                {
                    File.Delete(file);
                    if (!Directory.EnumerateFileSystemEntries(folder).Any())
                    {
                        Directory.Delete(folder);
                    }

                    return true;
                }

                console.MarkupLineInterpolated(Vietnamese, $"{string.Format(Vietnamese, ServerTexts.BackedUp, scope)} [green]{file}[/]");
                console.MarkupLineInterpolated(Vietnamese, $"{ServerTexts.BackupDigest} {digest}");
                await File.WriteAllTextAsync(file + DigestSuffix, $"{digest}  {name}\n", cancellationToken);
                Remove(scope, folder, keep);
                return true;
            }
            catch (BackupException e) when (tried < Tries)
            {
                console.MarkupLineInterpolated(Vietnamese, $"[yellow]{string.Format(Vietnamese, ServerTexts.TryingAgain, scope, e.Message, pause.TotalSeconds)}[/]");
                await Task.Delay(pause, time, cancellationToken);
            }
            catch (BackupException e)
            {
                console.MarkupLineInterpolated(Vietnamese, $"[red]{string.Format(Vietnamese, ServerTexts.NotBackedUp, scope, e.Message)}[/]");
                return false;
            }
        }
    }

    /// <summary>Removes what is older than the newest so many; names sort as their moments do.</summary>
    private void Remove(BackupScope scope, string folder, int keep)
    {
        foreach (var old in Directory.GetFiles(folder, $"{scope}-????????T??????Z.zip").OrderDescending(StringComparer.Ordinal).Skip(keep))
        {
            File.Delete(old);
            File.Delete(old + DigestSuffix);
            console.MarkupLineInterpolated(Vietnamese, $"{ServerTexts.OldRemoved} {old}");
        }
    }

    private static async Task<bool> IsEmptyAsync(string file, CancellationToken cancellationToken)
    {
        await using var input = File.OpenRead(file);
        await using var backup = await BackupFile.OpenAsync(input, cancellationToken);
        return backup.Manifest.Blobs.Count == 0 && backup.Manifest.Tables.All(table => table.Rows == 0);
    }

    private static FileStream Hold(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, ".held"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new BackupException(string.Format(Vietnamese, ServerTexts.FolderInUse, folder), e);
        }
    }

    /// <summary>A log is told what is done, not how far it has come.</summary>
    private sealed class Silent : IProgress<BackupProgress>
    {
        public void Report(BackupProgress value)
        {
        }
    }
}
