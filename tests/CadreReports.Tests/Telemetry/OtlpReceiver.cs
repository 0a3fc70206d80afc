using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace CadreReports.Tests.Telemetry;

/// <summary>
/// Takes traces, metrics and logs over OTLP (HTTP with Protocol Buffers) and writes each request as a line of OTLP's JSON to a
/// file, as a collector with a file exporter does.
/// </summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["/v1/traces"] = "Traces",
        ["/v1/metrics"] = "Metrics",
        ["/v1/logs"] = "Logs",
    };

    private readonly HttpListener listener = new();
    private readonly ConcurrentQueue<byte[]> received = [];
    private readonly Lock writing = new();
    private readonly string file;
    private readonly Task serving;

    public OtlpReceiver(string file)
    {
        this.file = file;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/");
        }

        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        serving = ServeAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Everything that came, as it came.</summary>
    public IReadOnlyList<byte[]> Received => [.. received];

    /// <summary>The settings that have an app send everything here, soon.</summary>
    public Dictionary<string, string?> Settings => new(StringComparer.Ordinal)
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Address.ToString().TrimEnd('/'),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "300",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "300",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
    };

    /// <summary>The file as it is now.</summary>
    public OtlpFile Read()
    {
        lock (writing)
        {
            return OtlpFile.Read(file);
        }
    }

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await serving;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            if (Kinds.TryGetValue(context.Request.Url!.AbsolutePath, out var kind))
            {
                received.Enqueue(body.ToArray());
                var line = OtlpMessage.Read(kind, body.ToArray()).ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
                lock (writing)
                {
                    File.AppendAllText(file, line + "\n", Encoding.UTF8);
                }
            }

            // An empty answer is a valid one.
            context.Response.ContentType = "application/x-protobuf";
            context.Response.StatusCode = kind is null ? 404 : 200;
            context.Response.Close();
        }
    }
}
