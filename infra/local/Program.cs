using CadreReports.Local;
using Spectre.Console;

if (LocalOptions.Parse(args) is not { } options)
{
    AnsiConsole.MarkupLine("Cách gọi: dotnet run --project infra/local [grey][[-- [[--once]] [[--out THƯ_MỤC]]]][/]");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    // The first Ctrl+C stops in order; a second one ends the process at once.
    e.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
};

try
{
    return await LocalRun.RunAsync(options, AnsiConsole.Console, stop.Token) ? 0 : 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return options.Once ? 1 : 0;
}
catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException)
{
    AnsiConsole.MarkupLineInterpolated(Texts.Vietnamese, $"[red]{e.Message}[/]");
    return 1;
}
