using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Threading.Channels;
using CadreReports.Azurite;
using CadreReports.Reminders.Delivery;

namespace CadreReports.Tests.Reminders.MailServer;

/// <summary>A real mail server on 127.0.0.1; it ends with whoever started it.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private static readonly string Folder = typeof(SmtpServer).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "MailServerFolder").Value!;

    private readonly Process process;
    private readonly Task reading;
    private readonly List<ReceivedMail> received = [];
    private readonly List<JsonElement> signIns = [];
    private readonly Channel<JsonElement> events = Channel.CreateUnbounded<JsonElement>();
    private int commands;

    private SmtpServer(Process process)
    {
        this.process = process;
        reading = ReadAsync();
    }

    public int Port { get; private set; }

    /// <summary>Installs the server from its lock file if that has not been done, and starts it.</summary>
    /// <param name="certificate">With key, for STARTTLS; null for a server without.</param>
    /// <param name="user">Who has to sign in; null for nobody.</param>
    /// <param name="password">Theirs.</param>
    public static async Task<SmtpServer> StartAsync(TrialCertificate? certificate = null, string? user = null, string? password = null)
    {
        await NpmFolder.InstallAsync(Folder, CancellationToken.None);
        var settings = JsonSerializer.Serialize(new { key = certificate?.Key, certificate = certificate?.Certificate, user, password });
        var server = new SmtpServer(NpmFolder.Start(new ProcessStartInfo("node")
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            ArgumentList = { "server.mjs", settings },
        }));
        server.Port = (await server.NextAsync("listening")).GetProperty("port").GetInt32();
        return server;
    }

    /// <summary>The settings to reach it without encryption.</summary>
    public SmtpOptions Options => new("127.0.0.1", Port, null, null, MailSecurity.None, TimeSpan.FromSeconds(20), null);

    /// <summary>All that it has taken so far, in order.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> ReceivedAsync()
    {
        await TellAsync(null);
        lock (received)
        {
            return [.. received];
        }
    }

    /// <summary>Who has tried to sign in so far, and whether that was encrypted.</summary>
    public async Task<IReadOnlyList<(string User, bool Secure)>> SignInsAsync()
    {
        await TellAsync(null);
        return [.. signIns.Select(e => (e.GetProperty("user").GetString()!, e.GetProperty("secure").GetBoolean()))];
    }

    /// <summary>Has it misbehave.</summary>
    public Task MisbehaveAsync(Mischief mischief) => TellAsync(mischief);

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        await reading;
        process.Dispose();
    }

    /// <summary>Tells it something; when this returns, all that it had printed before has been read.</summary>
    private async Task TellAsync(Mischief? mischief)
    {
        var id = ++commands;
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { id, mischief }, JsonSerializerOptions.Web));
        await process.StandardInput.FlushAsync();
        var heard = await NextAsync("heard");
        Assert.Equal(id, heard.GetProperty("id").GetInt32());
    }

    private async Task<JsonElement> NextAsync(string name)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var found = await events.Reader.ReadAsync(limit.Token);
        Assert.Equal(name, found.GetProperty("event").GetString());
        return found;
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var found = JsonSerializer.Deserialize<JsonElement>(line);
            switch (found.GetProperty("event").GetString())
            {
                case "message":
                    lock (received)
                    {
                        received.Add(found.Deserialize<ReceivedMail>(JsonSerializerOptions.Web)!);
                    }

                    break;
                case "auth":
                    signIns.Add(found);
                    break;
                case "error":
                    // A client that hangs up on a server that it does not trust.
                    break;
                default:
                    await events.Writer.WriteAsync(found);
                    break;
            }
        }
    }
}
