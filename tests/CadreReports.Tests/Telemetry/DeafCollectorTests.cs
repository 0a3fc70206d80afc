using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CadreReports.Azurite;
using CadreReports.Local;

namespace CadreReports.Tests.Telemetry;

public sealed class DeafCollectorTests
{
    /// <summary>What a service manager leaves a program that it stops, and no less than systemd's unit does.</summary>
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public async Task A_collector_that_never_answers_holds_up_neither_requests_nor_the_end(string protocol)
    {
        var folder = Directory.CreateTempSubdirectory("cadre-reports-deaf-");
        using var deaf = new TcpListener(IPAddress.Loopback, 0);
        deaf.Start();
        await using var azurite = await AzuriteServer.StartAsync(dataFolder: null);
        var app = await FunctionsProcess.StartAsync(
            azurite.ConnectionString, 0, clock: null, trial: true, Path.Combine(folder.FullName, "mail"), Path.Combine(folder.FullName, "functions.log"),
            new Dictionary<string, string?>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://127.0.0.1:{((IPEndPoint)deaf.LocalEndpoint).Port}",
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocol,
                ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
                ["OTEL_BSP_MAX_QUEUE_SIZE"] = "512",
            },
            default);
        using (var http = new HttpClient { BaseAddress = app.Address, Timeout = TimeSpan.FromSeconds(20) })
        {
            // More than the queue of spans holds.
            for (var i = 0; i < 600; i++)
            {
                using var answer = await http.GetAsync("api/health");
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
        }

        var stopping = Stopwatch.StartNew();
        await app.DisposeAsync();
        Assert.InRange(stopping.Elapsed, TimeSpan.Zero, StopTime);
        folder.Delete(recursive: true);
    }
}
