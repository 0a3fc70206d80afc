using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace CadreReports.Azurite;

/// <summary>
/// A running Azurite (blob, queue and table) on 127.0.0.1 and on ports of its own. It stops when this object is
/// disposed, and also when the process that started it dies, because it watches its standard input.
/// </summary>
public sealed partial class AzuriteServer : IAsyncDisposable
{
    /// <summary>The emulator's account and key, which are public and the same everywhere.</summary>
    public const string AccountName = "devstoreaccount1";

    private const string AccountKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly string Folder = typeof(AzuriteServer).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "AzuriteFolder").Value!;

    private readonly Process process;
    private readonly StringBuilder output;

    private AzuriteServer(Process process, StringBuilder output, string scheme, int blobPort, int queuePort, int tablePort)
    {
        this.process = process;
        this.output = output;
        BlobEndpoint = Endpoint(scheme, blobPort);
        QueueEndpoint = Endpoint(scheme, queuePort);
        TableEndpoint = Endpoint(scheme, tablePort);
        ConnectionString =
            $"DefaultEndpointsProtocol={scheme};AccountName={AccountName};AccountKey={AccountKey};" +
            $"BlobEndpoint={BlobEndpoint};QueueEndpoint={QueueEndpoint};TableEndpoint={TableEndpoint};";
    }

    /// <summary>A storage connection string for the three services.</summary>
    public string ConnectionString { get; }

    public Uri BlobEndpoint { get; }

    public Uri QueueEndpoint { get; }

    public Uri TableEndpoint { get; }

    /// <summary>What the emulator has printed so far, for a failure report.</summary>
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

    /// <summary>Installs Azurite from the lock file if that has not been done, and starts it.</summary>
    /// <param name="dataFolder">Where its data stay between runs; null keeps them in memory only.</param>
    /// <param name="cancellationToken">Gives up waiting, and stops what was started.</param>
    /// <exception cref="InvalidOperationException">Node.js is missing, the install failed or Azurite ended at once.</exception>
    public static Task<AzuriteServer> StartAsync(string? dataFolder, CancellationToken cancellationToken = default) =>
        StartAsync(dataFolder, certificate: null, cancellationToken);

    /// <summary>Starts it as <see cref="StartAsync(string?, CancellationToken)"/> does, with TLS and with access tokens beside its key.</summary>
    /// <param name="dataFolder">Where its data stay between runs; null keeps them in memory only.</param>
    /// <param name="certificate">The PEM files of a certificate and of its key; null for plain HTTP, which takes no tokens.</param>
    /// <param name="cancellationToken">Gives up waiting, and stops what was started.</param>
    public static async Task<AzuriteServer> StartAsync(string? dataFolder, (string Certificate, string Key)? certificate, CancellationToken cancellationToken)
    {
        await NpmFolder.InstallAsync(Folder, cancellationToken);

        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "azurite.mjs", "--disableTelemetry", "--silent", "--skipApiVersionCheck",
                "--blobHost", "127.0.0.1", "--queueHost", "127.0.0.1", "--tableHost", "127.0.0.1",
                "--blobPort", "0", "--queuePort", "0", "--tablePort", "0",
            },
        };
        if (certificate is { } tls)
        {
            foreach (var argument in (string[])["--oauth", "basic", "--cert", tls.Certificate, "--key", tls.Key])
            {
                start.ArgumentList.Add(argument);
            }
        }

        if (dataFolder is null)
        {
            start.ArgumentList.Add("--inMemoryPersistence");
        }
        else
        {
            Directory.CreateDirectory(dataFolder);
            start.ArgumentList.Add("--location");
            start.ArgumentList.Add(dataFolder);
        }

        var process = NpmFolder.Start(start);
        var output = new StringBuilder();
        var ports = new Dictionary<string, int>(StringComparer.Ordinal);
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnLine(object _, DataReceivedEventArgs e)
        {
            if (e.Data is null)
            {
                return;
            }

            lock (output)
            {
                output.AppendLine(e.Data);
                if (ListeningLine().Match(e.Data) is { Success: true } m)
                {
                    ports[m.Groups["service"].Value] = int.Parse(m.Groups["port"].Value, CultureInfo.InvariantCulture);
                    if (ports.Count == 3)
                    {
                        listening.TrySetResult();
                    }
                }
            }
        }

        process.OutputDataReceived += OnLine;
        process.ErrorDataReceived += OnLine;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            var ended = process.WaitForExitAsync(cancellationToken);
            if (await Task.WhenAny(listening.Task, ended).WaitAsync(TimeSpan.FromSeconds(90), cancellationToken) == ended)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw new InvalidOperationException($"{AzuriteTexts.Ended}\n{output}");
            }

            return new AzuriteServer(process, output, certificate is null ? Uri.UriSchemeHttp : Uri.UriSchemeHttps, ports["Blob"], ports["Queue"], ports["Table"]);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    /// <summary>Stops Azurite the gentle way, so that it saves its data, and waits until it has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.StandardInput.Close();
            try
            {
                await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
            }
            catch (TimeoutException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync();
            }
        }

        process.Dispose();
    }

    private static Uri Endpoint(string scheme, int port) => new($"{scheme}://127.0.0.1:{port}/{AccountName}");

    [GeneratedRegex(@"Azurite (?<service>Blob|Queue|Table) service is successfully listening at https?://[^:]+:(?<port>\d+)")]
    private static partial Regex ListeningLine();
}
