using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Azure;
using Azure.Storage.Queues;
using CadreReports.Azurite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace CadreReports.Tests.Costs;

/// <summary>
/// Stands in front of an emulator and counts what passes. Not counted is what depends on the host and its speed and not on what
/// people do: looks into queues that find nothing, and holding on to a message that takes long. Each message counts as one look,
/// although the host may take several at once.
/// </summary>
internal sealed partial class CountingLine : IAsyncDisposable
{
    private static readonly string[] Hop = ["Host", "Connection", "Transfer-Encoding", "Expect", "Keep-Alive"];

    private readonly QueueServiceClient queues;
    private readonly List<WebApplication> lines = [];
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
    private readonly Lock counting = new();
    private readonly Dictionary<BillingClass, int> requests = [];
    private readonly HashSet<string> due = new(StringComparer.Ordinal);
    private readonly HashSet<string> gone = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Queue, string Receipt)> delayed = new(StringComparer.Ordinal);
    private int taken;
    private int passing;
    private long last = Stopwatch.GetTimestamp();

    private CountingLine(QueueServiceClient queues) => this.queues = queues;

    /// <summary>Messages that come later than after this do not come at all while this lasts.</summary>
    public static TimeSpan LongestDelay { get; } = TimeSpan.FromMinutes(5);

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
    public int Taken => Volatile.Read(ref taken);

    /// <summary>What the line has been quiet for; nothing while a message is at work or could be.</summary>
    public TimeSpan Quiet
    {
        get
        {
            lock (counting)
            {
                return due.Count > 0 || passing > 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(last);
            }
        }
    }

    /// <summary>Whether there are messages for later.</summary>
    public bool HoldsMessages
    {
        get
        {
            lock (counting)
            {
                return delayed.Count > 0;
            }
        }
    }

    /// <summary>Has messages for later come now. What is asked for that is not counted.</summary>
    public async Task BringForwardAsync()
    {
        List<KeyValuePair<string, (string Queue, string Receipt)>> waiting;
        lock (counting)
        {
            waiting = [.. delayed];
            due.UnionWith(delayed.Keys);
            delayed.Clear();
        }

        foreach (var (id, message) in waiting)
        {
            try
            {
                await queues.GetQueueClient(message.Queue).UpdateMessageAsync(id, message.Receipt, messageText: null, TimeSpan.Zero);
            }
            catch (RequestFailedException e) when (e.Status is 400 or 404)
            {
                // Its time came by itself, and it has been taken.
            }
        }
    }

    public static async Task<CountingLine> StartAsync(AzuriteServer azurite)
    {
        var line = new CountingLine(new QueueServiceClient(azurite.ConnectionString));
        var connection = azurite.ConnectionString;
        Uri[] services = [azurite.BlobEndpoint, azurite.QueueEndpoint, azurite.TableEndpoint];
        for (var i = 0; i < services.Length; i++)
        {
            var (service, target) = (i, services[i]);
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
            var app = builder.Build();
            app.Run(async context =>
            {
                Interlocked.Increment(ref line.passing);
                try
                {
                    await line.PassAsync(context, service, target);
                }
                finally
                {
                    Interlocked.Decrement(ref line.passing);
                }
            });
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
        Count(asked, service, response.StatusCode, body);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var header in response.Headers.Concat(response.Content.Headers).Where(h => !Hop.Contains(h.Key, StringComparer.OrdinalIgnoreCase)))
        {
            context.Response.Headers[header.Key] = header.Value.ToArray();
        }

        if (!HttpMethods.IsHead(asked.Method) && response.StatusCode is not (HttpStatusCode.NoContent or HttpStatusCode.NotModified))
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    /// <summary>To the letter as it was asked, for that is signed.</summary>
    private static Uri AddressOf(HttpContext context, Uri target) => new(
        target.GetLeftPart(UriPartial.Authority) + context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
        new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private void Count(HttpRequest asked, int service, HttpStatusCode status, byte[] body)
    {
        var path = asked.Path.Value!;
        var query = asked.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal);
        var billed = StorageUse.ClassOf(service, asked.Method, path, query);
        var times = 1;
        lock (counting)
        {
            if (service == 1 && !path.Contains("-poison", StringComparison.Ordinal) && Messages().Match(path) is { Success: true } address)
            {
                times = Follow(asked.Method, address, query, status, Message().Matches(Encoding.UTF8.GetString(body)));
            }

            if (times == 0)
            {
                return;
            }

            requests[billed] = requests.GetValueOrDefault(billed) + times;
            last = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>Keeps in mind which messages there are.</summary>
    /// <returns>As how many requests it counts.</returns>
    private int Follow(string method, Match address, Dictionary<string, string> query, HttpStatusCode status, MatchCollection messages)
    {
        switch (method)
        {
            case "POST":
                // The answer to who put it there may be later than that to who has dealt with it.
                foreach (var message in messages.Where(m => !gone.Contains(m.Groups["id"].Value)))
                {
                    var delay = TimeSpan.FromSeconds(double.Parse(query.GetValueOrDefault("visibilitytimeout", "0"), CultureInfo.InvariantCulture));
                    if (delay == TimeSpan.Zero)
                    {
                        due.Add(message.Groups["id"].Value);
                    }
                    else if (delay <= LongestDelay)
                    {
                        delayed.Add(message.Groups["id"].Value, (address.Groups["queue"].Value, message.Groups["receipt"].Value));
                    }
                }

                return 1;
            case "GET" when !query.ContainsKey("peekonly"):
                foreach (Match message in messages)
                {
                    taken++;
                    due.Add(message.Groups["id"].Value);
                    delayed.Remove(message.Groups["id"].Value);
                }

                return messages.Count;
            case "DELETE":
                // Not when somebody else has taken it meanwhile.
                if (status is HttpStatusCode.NoContent or HttpStatusCode.NotFound)
                {
                    gone.Add(address.Groups["id"].Value);
                    due.Remove(address.Groups["id"].Value);
                }

                return 1;
            default:
                return method == "PUT" ? 0 : 1;
        }
    }

    [GeneratedRegex("/(?<queue>[^/]+)/messages(/(?<id>[^/]+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Messages();

    [GeneratedRegex("<MessageId>(?<id>[^<]+)<.*?<PopReceipt>(?<receipt>[^<]+)<", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Message();
}
