using System.Net;
using System.Net.Sockets;

namespace CadreReports.ContractTests.Triggers;

/// <summary>A connection to a storage service that a test can cut.</summary>
public sealed class StorageLine : IAsyncDisposable
{
    private readonly Uri service;
    private readonly int port;
    private TcpListener listener;
    private CancellationTokenSource cut = new();
    private Task serving;

    public StorageLine(Uri service)
    {
        this.service = service;
        listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        port = ((IPEndPoint)listener.LocalEndpoint).Port;
        serving = ServeAsync(listener, cut.Token);
    }

    /// <summary>Address and port to speak to instead of the service's.</summary>
    public string Authority => $"127.0.0.1:{port}";

    /// <summary>Ends every connection and takes no new one.</summary>
    public async Task CutAsync()
    {
        await cut.CancelAsync();
        listener.Stop();
        await serving;
    }

    /// <summary>Takes connections again after a cut.</summary>
    public void Mend()
    {
        cut.Dispose();
        cut = new CancellationTokenSource();
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        serving = ServeAsync(listener, cut.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await CutAsync();
        cut.Dispose();
    }

    private async Task ServeAsync(TcpListener from, CancellationToken cancellationToken)
    {
        var calls = new List<Task>();
        try
        {
            while (true)
            {
                calls.Add(CarryAsync(await from.AcceptTcpClientAsync(cancellationToken), cancellationToken));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(calls);
        }
    }

    private async Task CarryAsync(TcpClient caller, CancellationToken cancellationToken)
    {
        using (caller)
        using (var called = new TcpClient())
        {
            try
            {
                await called.ConnectAsync(service.Host, service.Port, cancellationToken);
                await Task.WhenAny(
                    caller.GetStream().CopyToAsync(called.GetStream(), cancellationToken),
                    called.GetStream().CopyToAsync(caller.GetStream(), cancellationToken));
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
            {
                // The line is cut.
            }
        }
    }
}
