using System.Globalization;
using Azure;
using CadreReports.Backups;
using CadreReports.Catalogue;
using CadreReports.Server;
using CadreReports.Storage;
using Microsoft.Extensions.Configuration;
using Spectre.Console;

if (ServerCommand.Parse(args) is not { } command)
{
    await Console.Error.WriteLineAsync(ServerTexts.Usage);
    return 2;
}

using var stop = new StopSignals();

// Nobody's terminal breaks lines where a log is read.
if (Console.IsOutputRedirected)
{
    AnsiConsole.Profile.Width = short.MaxValue;
}

var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
if (!configuration.GetSection(StorageNames.Connection).Exists())
{
    await Console.Error.WriteLineAsync(ServerTexts.NoStorage);
    return 2;
}

try
{
    var account = StorageAccount.Open(configuration);
    switch (command)
    {
        case ServerCommand.MakeFirstAdministrator:
            await Console.Out.WriteLineAsync(await new FirstAdministratorConsole(account, TimeProvider.System).MakeAsync(stop.Token));
            return 0;
        case ServerCommand.RecoverAdministrator(var name):
            var (isMade, text) = await new AdministratorConsole(account, TimeProvider.System).RecoverAsync(name, stop.Token);
            await (isMade ? Console.Out : Console.Error).WriteLineAsync(text);
            return isMade ? 0 : 1;
        case ServerCommand.Backup(var scope, var file):
            await new BackupZips(account, AnsiConsole.Console).BackUpAsync(scope, file, stop.Token);
            return 0;
        case ServerCommand.BackupAll(var folder, var keep):
            BackupScope[] scopes = [.. CatalogueSet.Load().Periods.Select(period => new BackupScope(period.Id)), new BackupScope((PeriodId?)null)];
            return await new BackupFolder(account, scopes, AnsiConsole.Console, TimeProvider.System, TimeSpan.FromSeconds(20)).RunAsync(folder, keep, stop.Token) ? 0 : 1;
        case ServerCommand.Restore(var file):
            await new BackupZips(account, AnsiConsole.Console).RestoreAsync(file, stop.Token);
            return 0;
        default:
            return 2;
    }
}
catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
{
    return 1;
}
catch (Exception e) when (e is InvalidOperationException or IOException or UnauthorizedAccessException or BackupException or RequestFailedException or AggregateException or FormatException)
{
    AnsiConsole.MarkupLineInterpolated(CultureInfo.GetCultureInfo("vi-VN"), $"[red]{e.Message}[/]");
    return 1;
}
