using System.Runtime.InteropServices;
using System.Text.Json;
using CadreReports.Local;
using Spectre.Console;

if (LocalOptions.Parse(args) is not { } options)
{
    AnsiConsole.WriteLine(LocalTexts.Usage);
    return 2;
}

using var stop = new CancellationTokenSource();
void Stop(PosixSignalContext signal)
{
    // The first signal stops in order; a second one ends the process at once.
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
try
{
    return await LocalRun.RunAsync(options, AnsiConsole.Console, stop.Token) ? 0 : 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return options.Once ? 1 : 0;
}
catch (Exception e) when (e is InvalidOperationException or IOException or UnauthorizedAccessException or HttpRequestException or OperationCanceledException or JsonException)
{
    AnsiConsole.MarkupLineInterpolated(Texts.Vietnamese, $"[red]{e.Message}[/]");
    return 1;
}
