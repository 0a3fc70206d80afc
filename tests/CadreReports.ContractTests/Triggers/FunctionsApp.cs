using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace CadreReports.ContractTests.Triggers;

/// <summary>
/// The contract functions in a process of their own, under whichever host they were built for: the embedded one, or the
/// Functions host through <c>func start</c>.
/// </summary>
public sealed partial class FunctionsApp : IAsyncDisposable
{
    private const int Sigterm = 15;

    private static readonly bool Embedded = Setting("FunctionsHost") != "Azure";

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FunctionsApp(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
    }

    /// <summary>Speaks to the app's HTTP functions; redirects are not followed.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>Whether authorisation levels are enforced; <c>func start</c> lets everyone in.</summary>
    public static bool ChecksKeys => Embedded;

    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>Starts the app and waits until it serves.</summary>
    /// <param name="settings">Environment variables for it.</param>
    public static async Task<FunctionsApp> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var port = Embedded ? 0 : FreePort();
        var start = Embedded
            ? new ProcessStartInfo("dotnet")
            {
                WorkingDirectory = Path.GetTempPath(),
                ArgumentList = { Path.Combine(AppContext.BaseDirectory, "CadreReports.ContractFunctions.dll"), "--port", "0" },
                Environment = { ["EmbeddedHost__StopWhenInputCloses"] = "true", ["EmbeddedHost__BlobScanInterval"] = "00:00:00.5" },
            }
            : new ProcessStartInfo("func")
            {
                WorkingDirectory = Setting("ContractFunctionsFolder"),
                ArgumentList = { "start", "--no-build", "--port", $"{port}" },
                Environment = { ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated", ["AzureWebJobsDisableHomepage"] = "true" },
            };
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var app = new FunctionsApp(start);
        try
        {
            app.process.Start();
            app.process.BeginOutputReadLine();
            app.process.BeginErrorReadLine();
            if (!Embedded)
            {
                app.address.TrySetResult(new Uri($"http://127.0.0.1:{port}"));
            }

            var ended = app.process.WaitForExitAsync();
            var ready = Task.WhenAll(app.started.Task, app.address.Task);
            if (await Task.WhenAny(ready, ended).WaitAsync(TimeSpan.FromSeconds(90)) == ended)
            {
                throw new InvalidOperationException("The app ended before it was ready:\n" + app.Output);
            }

            app.Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = await app.address.Task };
            return app;
        }
        catch
        {
            await app.KillAsync();
            throw;
        }
    }

    /// <summary>Asks the app to stop, as an operating system does, and waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        if (!process.HasExited)
        {
            Terminate(process.Id);
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        }

        return process.ExitCode;
    }

    /// <summary>Ends the app with no chance to tidy up, as a crash does.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>Closes the app's standard input and waits for its end.</summary>
    public async Task<int> CloseInputAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private static string? Setting(string key) =>
        typeof(FunctionsApp).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().SingleOrDefault(a => a.Key == key)?.Value;

    private static int FreePort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private static void Terminate(int id)
    {
        using var kill = Process.Start("kill", [$"-{Sigterm}", $"{id}"]);
        kill.WaitForExit();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (output)
        {
            output.AppendLine(line);
        }

        if (ListeningLine().Match(line) is { Success: true } listening)
        {
            address.TrySetResult(new Uri(listening.Groups["address"].Value));
        }

        if (line.Contains("Functions host started.", StringComparison.Ordinal) || line.Contains("Host lock lease acquired", StringComparison.Ordinal)
            || line.Contains("Worker process started and initialized", StringComparison.Ordinal))
        {
            started.TrySetResult();
        }
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+)")]
    private static partial Regex ListeningLine();
}
