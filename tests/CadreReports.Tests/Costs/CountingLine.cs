using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CadreReports.Azurite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace CadreReports.Tests.Costs;

/// <summary>
/// Stands in front of an emulator and counts what passes. A look into a queue that finds nothing is the host's waiting for work
/// and is not counted: how often that happens depends on the host and not on what people do.
/// </summary>
internal sealed partial class CountingLine : IAsyncDisposable
{
    private static readonly string[] Hop = ["Host", "Connection", "Transfer-Encoding", "Expect", "Keep-Alive"];

    private readonly List<WebApplication> lines = [];
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
    private readonly Lock counting = new();
    private readonly Dictionary<BillingClass, double> requests = [];
    private int messages;
    private readonly HashSet<string> atWork = new(StringComparer.Ordinal);
    private long last = Stopwatch.GetTimestamp();

    /// <summary>Reaches the emulator through this line.</summary>
    public string ConnectionString { get; private set; } = null!;

    /// <summary>What passed so far.</summary>
    public StorageUse Use
    {
        get
        {
            lock (counting)
            {
                return new StorageUse(requests.ToDictionary());
            }
        }
    }

    /// <summary>How many messages were taken from queues: each starts a function.</summary>
    public int Messages => Volatile.Read(ref messages);

    /// <summary>What the line has been quiet for; nothing while a message that was taken is at work.</summary>
    public TimeSpan Quiet
    {
        get
        {
            lock (counting)
            {
                return atWork.Count > 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(last);
            }
        }
    }

    /// <summary>Begins to wait for quiet anew: something has been asked for otherwise than through this line.</summary>
    public void Wake()
    {
        lock (counting)
        {
            last = Stopwatch.GetTimestamp();
        }
    }

    public static async Task<CountingLine> StartAsync(AzuriteServer azurite)
    {
        var line = new CountingLine();
        var connection = azurite.ConnectionString;
        Uri[] services = [azurite.BlobEndpoint, azurite.QueueEndpoint, azurite.TableEndpoint];
        for (var i = 0; i < services.Length; i++)
        {
            var (service, target) = (i, services[i]);
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
            var app = builder.Build();
            app.Run(context => line.PassAsync(context, service, target));
            await app.StartAsync();
            line.lines.Add(app);
            connection = connection.Replace(
                $":{target.Port.ToString(CultureInfo.InvariantCulture)}/", $":{new Uri(app.Urls.Single()).Port.ToString(CultureInfo.InvariantCulture)}/", StringComparison.Ordinal);
        }

        line.ConnectionString = connection;
        return line;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var line in lines)
        {
            await line.DisposeAsync();
        }

        http.Dispose();
    }

    private async Task PassAsync(HttpContext context, int service, Uri target)
    {
        var asked = context.Request;
        using var request = new HttpRequestMessage(new HttpMethod(asked.Method), AddressOf(context, target));
        using var sent = new MemoryStream();
        await asked.Body.CopyToAsync(sent, context.RequestAborted);
        if (sent.Length > 0 || asked.ContentLength is not null)
        {
            request.Content = new ByteArrayContent(sent.ToArray());
        }

        foreach (var header in asked.Headers.Where(h => !Hop.Contains(h.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!request.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray()))
            {
                request.Content?.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray());
            }
        }

        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, context.RequestAborted);
        var body = await response.Content.ReadAsByteArrayAsync(context.RequestAborted);
        Count(asked, service, body);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var header in response.Headers.Concat(response.Content.Headers).Where(h => !Hop.Contains(h.Key, StringComparer.OrdinalIgnoreCase)))
        {
            context.Response.Headers[header.Key] = header.Value.ToArray();
        }

        if (!HttpMethods.IsHead(asked.Method) && response.StatusCode is not (System.Net.HttpStatusCode.NoContent or System.Net.HttpStatusCode.NotModified))
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    /// <summary>To the letter as it was asked, for that is signed.</summary>
    private static Uri AddressOf(HttpContext context, Uri target) => new(
        target.GetLeftPart(UriPartial.Authority) + context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
        new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private void Count(HttpRequest asked, int service, byte[] body)
    {
        var path = asked.Path.Value!;
        List<string> taken = [];
        if (service == 1 && HttpMethods.IsGet(asked.Method) && path.EndsWith("/messages", StringComparison.Ordinal)
            && !asked.Query.ContainsKey("peekonly") && !path.Contains("-poison", StringComparison.Ordinal))
        {
            taken = [.. Message().Matches(System.Text.Encoding.UTF8.GetString(body)).Select(m => m.Groups[1].Value)];
            if (taken.Count == 0)
            {
                return;
            }
        }

        lock (counting)
        {
            messages += taken.Count;
            atWork.UnionWith(taken);
            if (service == 1 && HttpMethods.IsDelete(asked.Method))
            {
                atWork.Remove(path[(path.LastIndexOf('/') + 1)..]);
            }

            var billed = StorageUse.ClassOf(
                service, asked.Method, path, asked.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal));
            requests[billed] = requests.GetValueOrDefault(billed) + 1;
            last = Stopwatch.GetTimestamp();
        }
    }

    [GeneratedRegex("<MessageId>([^<]+)<")]
    private static partial Regex Message();
}
