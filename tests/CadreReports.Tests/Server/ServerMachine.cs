using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography.X509Certificates;
using CadreReports.Azurite;
using CadreReports.Local;

namespace CadreReports.Tests.Server;

/// <summary>
/// A server with systemd as its first process, over the files of this machine, of which nothing is changed: it has processes,
/// mounts and a network of its own, and forgets everything when it is disposed.
/// </summary>
internal sealed class ServerMachine : IAsyncDisposable
{
    private static readonly string Sources = Path.GetFullPath(Path.Combine(Metadata(typeof(LocalOptions), "LocalFolder"), "..", ".."));

    private readonly Process process;
    private readonly string folder;
    private readonly int systemd;

    private ServerMachine(Process process, string folder, int systemd) => (this.process, this.folder, this.systemd) = (process, folder, systemd);

    /// <summary>Why it cannot be had here; null when it can.</summary>
    public static string? Missing { get; } =
        !OperatingSystem.IsLinux() ? "No Linux."
        : Environment.UserName != "root" ? "Only root can boot a machine."
        : new[] { "/lib/systemd/systemd", "/usr/bin/systemctl", "/usr/bin/unshare", "/usr/bin/nsenter", "/usr/bin/pgrep", "/usr/bin/ss", "/usr/bin/setpriv", "/usr/sbin/nginx" }
            .FirstOrDefault(file => !File.Exists(file)) is { } file ? $"{file} is missing."
        : null;

    /// <summary>Makes a release of what this test was built from.</summary>
    /// <param name="folder">Where it goes; empty or not there yet.</param>
    public static async Task PublishAsync(string folder)
    {
        // Its packages are those of every other test's emulator.
        await NpmFolder.InstallAsync(Metadata(typeof(AzuriteServer), "AzuriteFolder"), default);
        var built = AppContext.BaseDirectory.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        var start = new ProcessStartInfo(Path.Combine(Sources, "infra/embedded/systemd/publish.sh"))
        {
            ArgumentList = { folder, "--no-build", "-c", built[^2] },
            Environment = { ["AZURITE_MODULES"] = Path.Combine(Metadata(typeof(AzuriteServer), "AzuriteFolder"), "node_modules") },
        };
        if (built[^3] == "azure")
        {
            start.ArgumentList.Add("-p:UseTablesPackage=true");
        }

        var (exit, output) = await RunAsync(start);
        Assert.True(exit == 0, output);
    }

    /// <summary>Boots one; what is in the files of this machine by now is in its own.</summary>
    public static async Task<ServerMachine> BootAsync()
    {
        var folder = Directory.CreateTempSubdirectory("cadre-reports-machine-").FullName;
        var process = Process.Start(new ProcessStartInfo("/bin/bash")
        {
            ArgumentList = { Path.Combine(Metadata(typeof(ServerMachine), "ServerFolder"), "machine.sh"), folder },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            var said = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));
            Assert.True(said is not null, said is null ? await errors : null);
            var machine = new ServerMachine(process, folder, int.Parse(said!, CultureInfo.InvariantCulture));
            await machine.UntilAsync("systemctl is-system-running", text => text.Trim() is "running" or "degraded");
            return machine;
        }
        catch
        {
            await EndAsync(process, folder);
            throw;
        }
    }

    /// <summary>A file of the machine, as a file of this one.</summary>
    public string PathOf(string file) => $"/proc/{systemd}/root{file}";

    /// <summary>Copies a folder of this machine there; its own start has emptied /tmp.</summary>
    public async Task CopyInAsync(string from, string to)
    {
        var (exit, output) = await RunAsync(new ProcessStartInfo("/bin/cp") { ArgumentList = { "-r", from, PathOf(to) } });
        Assert.True(exit == 0, output);
    }

    /// <summary>Runs a line of shell there, as root.</summary>
    /// <returns>Its exit code, and its output and errors.</returns>
    public Task<(int Exit, string Output)> TryAsync(string line) => RunAsync(new ProcessStartInfo("/usr/bin/nsenter")
    {
        ArgumentList = { "--target", $"{systemd}", "--all", "env", "-i", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8", "/bin/bash", "-c", line },
    });

    /// <summary>The same where nothing else than success will do.</summary>
    public async Task<string> RunAsync(string line)
    {
        var (exit, output) = await TryAsync(line);
        Assert.True(exit == 0, $"{line}: {exit}\n{output}");
        return output;
    }

    /// <summary>Runs it again and again until what it says is so.</summary>
    public async Task<string> UntilAsync(string line, Func<string, bool> reached)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(200))
        {
            var (_, output) = await TryAsync(line);
            if (reached(output))
            {
                return output;
            }

            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), $"{line}: not reached in two minutes; the last was {output}");
        }
    }

    /// <summary>A value that systemd has for a unit.</summary>
    public async Task<string> ShowAsync(string unit, string property) => (await RunAsync($"systemctl show --value -p {property} {unit}")).Trim();

    /// <summary>The way of HTTP clients to this machine, whatever name their addresses have.</summary>
    /// <param name="trust">Which certificates are believed.</param>
    public SocketsHttpHandler Way(X509ChainPolicy trust) => new()
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        Expect100ContinueTimeout = TimeSpan.FromSeconds(30),
        ConnectCallback = (context, _) => new ValueTask<Stream>(ConnectAsync(context.DnsEndPoint.Port)),
        SslOptions = { CertificateChainPolicy = trust },
    };

    /// <summary>The main process of a service, as a process of this machine, which can end it at once.</summary>
    public async Task<Process> ProcessAsync(string unit)
    {
        var id = await ShowAsync(unit, "MainPID");
        var space = new FileInfo($"/proc/{systemd}/ns/pid").LinkTarget;
        return Process.GetProcesses().Single(p =>
            NumberThere(p.Id) == id && new FileInfo($"/proc/{p.Id}/ns/pid").LinkTarget == space);
    }

    public async ValueTask DisposeAsync() => await EndAsync(process, folder);

    private static async Task EndAsync(Process process, string folder)
    {
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The number that a process has in the innermost of its namespaces; null when it has ended meanwhile.</summary>
    private static string? NumberThere(int process)
    {
        try
        {
            return File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("NSpid:", StringComparison.Ordinal))?.Split('\t')[^1];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A socket belongs to the network that its thread was in when it was made; the thread ends with that.</summary>
    private Task<Stream> ConnectAsync(int port)
    {
        var connected = new TaskCompletionSource<Stream>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                using var network = File.OpenHandle($"/proc/{systemd}/ns/net");
                if (SetNamespace((int)network.DangerousGetHandle(), 0) != 0)
                {
                    throw new IOException($"The machine's network: error {Marshal.GetLastPInvokeError()}");
                }

                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Connect("127.0.0.1", port);
                connected.SetResult(new NetworkStream(socket, ownsSocket: true));
            }
            catch (Exception e) when (e is SocketException or IOException)
            {
                connected.SetException(new HttpRequestException(e.Message, e));
            }
        });
        thread.Start();
        return connected.Task;
    }

    private static async Task<(int Exit, string Output)> RunAsync(ProcessStartInfo start)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(5));
        return (process.ExitCode, await output + await errors);
    }

    private static string Metadata(Type type, string key) =>
        type.Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    [DllImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static extern int SetNamespace(int descriptor, int kind);
}
