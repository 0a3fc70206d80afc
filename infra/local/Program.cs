using System.Runtime.InteropServices;
using System.Text.Json;
using Azure;
using CadreReports.Backups;
using CadreReports.Local;
using CadreReports.Server;
using Microsoft.Extensions.Configuration;
using Spectre.Console;

var backup = BackupOptions.IsMeant(args) ? BackupOptions.Parse(args) : null;
var options = backup is null ? LocalOptions.Parse(args) : null;
if (backup is null && options is null)
{
    AnsiConsole.WriteLine(LocalTexts.Usage);
    return 2;
}

using var stop = new StopSignals(PosixSignal.SIGHUP);
try
{
    if (backup is not null)
    {
        await new BackupRun(new ConfigurationBuilder().AddEnvironmentVariables().Build(), AnsiConsole.Console).RunAsync(backup, stop.Token);
        return 0;
    }

    return await LocalRun.RunAsync(options!, AnsiConsole.Console, stop.Token) ? 0 : 1;
}
catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
{
    return options is { Once: false } ? 0 : 1;
}
catch (Exception e) when (e is InvalidOperationException or IOException or UnauthorizedAccessException or HttpRequestException or OperationCanceledException or JsonException
    or BackupException or RequestFailedException or AggregateException or FormatException)
{
    AnsiConsole.MarkupLineInterpolated(Texts.Vietnamese, $"[red]{e.Message}[/]");
    return 1;
}
