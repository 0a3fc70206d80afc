using System.Globalization;
using System.Net.Sockets;
using System.Text;
using CadreReports.Access;
using CadreReports.Storage;

namespace CadreReports.Tests.EndToEnd;

/// <summary>A call byte by byte, by somebody who does not play by the rules.</summary>
internal sealed class RawCall : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TcpClient connection;
    private readonly NetworkStream stream;

    private RawCall(TcpClient connection)
    {
        this.connection = connection;
        stream = connection.GetStream();
    }

    /// <summary>Sends everything but the body.</summary>
    /// <param name="app">The app.</param>
    /// <param name="method">The method.</param>
    /// <param name="address">The address, without the slash before it.</param>
    /// <param name="who">Who calls, as the trial's header says it; null for nobody.</param>
    /// <param name="header">How long the body is.</param>
    /// <param name="type">What the body is.</param>
    /// <param name="begin">What the body begins with, sent too.</param>
    public static async Task<RawCall> StartAsync(
        Uri app, string method, string address, string? who, string header, string type = ContentTypes.Json, string begin = "")
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(app.Host, app.Port);
        var call = new RawCall(connection);
        var caller = who is null ? string.Empty : $"{DevelopmentIdentity.Header}: {who}\r\n";
        await call.stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"{method} /{address} HTTP/1.1\r\nHost: {app.Authority}\r\nContent-Type: {type}\r\n{caller}{header}\r\n\r\n{begin}"));
        return call;
    }

    /// <summary>Sends chunks until there is an answer, nobody takes them any more, or it is enough.</summary>
    /// <returns>How many bytes went out.</returns>
    public async Task<long> PourAsync(long enough)
    {
        var chunk = Encoding.ASCII.GetBytes("10000\r\n" + new string(' ', 0x10000) + "\r\n");
        var sent = 0L;
        try
        {
            while (sent < enough && !stream.DataAvailable)
            {
                await stream.WriteAsync(chunk).AsTask().WaitAsync(TimeSpan.FromSeconds(10));
                sent += 0x10000;
                await Task.Delay(1);
            }
        }
        catch (Exception e) when (e is IOException or TimeoutException)
        {
            // Nobody reads it any more.
        }

        return sent;
    }

    /// <summary>The status of the answer, though the body never ended.</summary>
    public async Task<int> StatusAsync()
    {
        var buffer = new byte[4096];
        var read = 0;
        using var timeout = new CancellationTokenSource(Patience);
        while (read < 12)
        {
            var more = await stream.ReadAsync(buffer.AsMemory(read), timeout.Token);
            Assert.True(more > 0, "The connection ended without an answer.");
            read += more;
        }

        return int.Parse(Encoding.ASCII.GetString(buffer, 9, 3), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        stream.Dispose();
        connection.Dispose();
    }
}
