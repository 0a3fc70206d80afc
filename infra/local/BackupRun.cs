using CadreReports.Azurite;
using CadreReports.Backups;
using CadreReports.Server;
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

    private Task RunAsync(BackupOptions options, StorageAccount account, CancellationToken cancellationToken)
    {
        var zips = new BackupZips(account, console);
        return options.Scope is { } scope ? zips.BackUpAsync(scope, options.File, cancellationToken) : zips.RestoreAsync(options.File, cancellationToken);
    }
}
