using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CadreReports.Local;

/// <summary>
/// The functions app as a process of its own on 127.0.0.1. It stops when this object is disposed, and also when the
/// process that started it dies, because it watches its standard input.
/// </summary>
public sealed partial class FunctionsProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(40);

    private readonly Process process;
    private readonly StreamWriter log;

    private FunctionsProcess(Process process, StreamWriter log, Uri address)
    {
        this.process = process;
        this.log = log;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Ends when the process ends by itself.</summary>
    public Task Ended(CancellationToken cancellationToken) => process.WaitForExitAsync(cancellationToken);

    /// <summary>Starts the app and waits until it listens.</summary>
    /// <param name="storage">The storage connection string, for the data and for the host.</param>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <param name="clock">What its clock shows at the start; null for the machine's time.</param>
    /// <param name="trial">Whether whoever calls from this machine is let in by the development identity, and may move the clock.</param>
    /// <param name="mailFolder">The folder that gets its messages as files.</param>
    /// <param name="logFile">Where its output goes.</param>
    /// <param name="cancellationToken">Gives up waiting, and stops what was started.</param>
    /// <exception cref="InvalidOperationException">The app ended before it listened, or did not listen in time.</exception>
    public static async Task<FunctionsProcess> StartAsync(
        string storage, int port, DateTimeOffset? clock, bool trial, string mailFolder, string logFile, CancellationToken cancellationToken)
    {
        var app = Path.Combine(AppContext.BaseDirectory, "CadreReports.Functions.dll");
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { app, "--port", port.ToString(CultureInfo.InvariantCulture) },
            Environment =
            {
                ["CadreStorage"] = storage,
                ["AzureWebJobsStorage"] = storage,
                ["EmbeddedHost__StopWhenInputCloses"] = "true",
                ["Access__DevelopmentIdentity"] = trial ? "true" : null,
                // Its output goes to a file, and a trial has accounts of its own.
                ["EmbeddedHost__OperatorConsole"] = trial ? "false" : null,
                ["Uploads__AcceptUnknownSender"] = trial ? "true" : null,
                ["Mail__Folder"] = mailFolder,
                ["Clock__Start"] = clock?.ToString("O", CultureInfo.InvariantCulture),
            },
        };

        Directory.CreateDirectory(Path.GetDirectoryName(logFile)!);
        var log = new StreamWriter(logFile, append: false) { AutoFlush = true };
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = Process.Start(start)!;
        void OnLine(object _, DataReceivedEventArgs e)
        {
            if (e.Data is null)
            {
                return;
            }

            lock (log)
            {
                if (log.BaseStream is { CanWrite: true })
                {
                    log.WriteLine(e.Data);
                }
            }

            if (ListeningLine().Match(e.Data) is { Success: true } match)
            {
                listening.TrySetResult(new Uri(match.Groups["address"].Value));
            }
        }

        process.OutputDataReceived += OnLine;
        process.ErrorDataReceived += OnLine;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            var ended = process.WaitForExitAsync(cancellationToken);
            if (await Task.WhenAny(listening.Task, ended).WaitAsync(StartTime, cancellationToken) == ended)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw new InvalidOperationException(string.Format(Texts.Vietnamese, LocalTexts.FunctionsEndedAtOnce, logFile));
            }

            return new FunctionsProcess(process, log, await listening.Task);
        }
        catch (Exception e)
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            Close(log);
            if (e is TimeoutException)
            {
                throw new InvalidOperationException(string.Format(Texts.Vietnamese, LocalTexts.FunctionsSilent, StartTime.TotalSeconds, logFile), e);
            }

            throw;
        }
    }

    /// <summary>Ends the app at once, in the middle of whatever it is doing, as when the machine fails.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>Stops the app the gentle way, so that it finishes what it is doing, and waits until it has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.StandardInput.Close();
            try
            {
                await process.WaitForExitAsync().WaitAsync(StopTime);
            }
            catch (TimeoutException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync();
            }
        }

        process.Dispose();
        Close(log);
    }

    /// <summary>Lines may still be on their way from the process.</summary>
    private static void Close(StreamWriter log)
    {
        lock (log)
        {
            log.Dispose();
        }
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+)")]
    private static partial Regex ListeningLine();
}
