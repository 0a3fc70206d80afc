using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Functions.Callers;
using CadreReports.Local.Samples;
using CadreReports.Storage;
using CadreReports.Tests.EndToEnd;
using Xunit.Abstractions;

namespace CadreReports.Tests.Telemetry;

/// <summary>What an app tells of the journeys of uploads, read from the file of a receiver.</summary>
public sealed class JourneyTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Own = "CadreReports";
    private const string Name = "Nguyễn Thị Kín";
    private const string Account = "nguyen-thi-kin";
    private const string Mail = "nguyen.thi.kin@mau.example";

    private static readonly SampleWorkbooks Samples = new(CatalogueSet.Load());

    private readonly ObservedApp app = new();

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task The_journeys_of_uploads_are_one_trace_each_and_tell_no_secret()
    {
        var secrets = new List<string> { Name, Account, Mail };
        secrets.Add(await AddPeopleAsync(secrets));
        var key = await GuardedApp.KeyAsync(app.Http);
        secrets.Add(key);

        var sent = await PutAsync(key, "82");
        await ResultAsync("82", "accepted");
        await SummaryAsync(1);
        await SettleAsync(sent);
        var announced = await AnnounceAsync("83", secrets);
        await ResultAsync("83", "accepted");
        await SummaryAsync(2);
        await PutForeignAsync(secrets);
        using (var round = await app.Http.PostAsync("api/housekeeping/run", content: null))
        {
            Assert.Equal(HttpStatusCode.OK, round.StatusCode);
        }

        // A gauge is read now and then, and no more once its owner is gone.
        await RunningApp.UntilAsync(() => Task.FromResult(app.Receiver.Read().Points), points => points.Any(p => p.Name == "cadrereports.failures"));
        await app.StopAsync();
        var told = app.Receiver.Read();
        foreach (var span in told.Spans.Where(s => s.Source == Own).OrderBy(s => s.Trace, StringComparer.Ordinal))
        {
            output.WriteLine(span.ToString());
        }

        Assert.All(told.Resources, resource => Assert.Equal("cadre-reports", resource["service.name"]));
        AssertJourney(told, sent, "82", $"function {nameof(Functions.Submissions.PutSubmission)}");
        AssertJourney(told, announced, "83", $"function {nameof(Functions.Uploads.PostUpload)}");
        AssertParents(told);
        AssertLines(told);
        AssertMeasures(told);
        AssertSilent(secrets);
    }

    /// <summary>Everything from the request to the edition in one trace, each step under what asked for it.</summary>
    private static void AssertJourney(OtlpFile told, string upload, string province, string request)
    {
        var first = Assert.Single(told.Spans, s => s.Name == request && s["cadrereports.upload"] == upload);
        var journey = told.Spans.Where(s => s.Trace == first.Trace).ToList();
        Assert.Equal(("2023H1", province), (first["cadrereports.period"], first["cadrereports.province"]));

        // Delivered by the event and, after a PUT, by a message as well; at least one of them did the work.
        var work = journey.First(s => s.Name == "ingest" && Children(journey, s).Any(c => c.Name == "validate"));
        Assert.Equal(("2023H1", province, "1", upload, "accepted"), (
            work["cadrereports.period"], work["cadrereports.province"], work["cadrereports.version"], work["cadrereports.upload"], work["cadrereports.result"]));
        Assert.Equal(["fetch", "guard", "read", "validate", "store", "receipt", "review"], Children(journey, work).Select(c => c.Name));
        var taker = journey.First(s => s.Id == work.Parent);
        if (taker.Name == "IngestOnMessage")
        {
            Assert.Equal("ingest", taker["cadrereports.queue"]);
            Assert.Equal(first.Id, taker.Parent);
            AssertLinked(told, taker, "function IngestOnMessage");
        }
        else
        {
            Assert.Equal(first.Id, work.Parent);
            AssertLinked(told, work, "function IngestOnBlob");
        }

        var review = Children(journey, work).Single(c => c.Name == "review");
        var built = journey.First(s => s.Name == "Summarise" && s["cadrereports.result"] == "built");
        var asking = journey.Single(s => s.Id == built.Parent);
        Assert.True(asking.Id == review.Id || asking.Name is "review" or "Summarise", asking.ToString());
        Assert.Equal(("2023H1", "mien-nam", "summarise"), (built["cadrereports.period"], built["cadrereports.region"], built["cadrereports.queue"]));
        AssertLinked(told, built, "function Summarise");
        Assert.Equal(["build", "publish"], Children(journey, built).Select(c => c.Name).Distinct());
        Assert.Contains(journey, s => s.Name == "SendNotice" && s["cadrereports.province"] == province);
        Assert.DoesNotContain(journey, s => s.Status == 2);
    }

    private static List<ExportedSpan> Children(List<ExportedSpan> journey, ExportedSpan of) => [.. journey.Where(s => s.Parent == of.Id && s.Name.All(c => char.IsAsciiLetterLower(c)))];

    private static void AssertLinked(OtlpFile told, ExportedSpan span, string run) =>
        Assert.Contains(told.Spans, s => s.Name == run && span.LinkedTraces.Contains(s.Trace));

    /// <summary>No span's parent is missing, so that whoever looks at a trace sees a tree.</summary>
    private static void AssertParents(OtlpFile told)
    {
        var known = told.Spans.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(told.Spans.Where(s => s.Parent.Length > 0 && !known.Contains(s.Parent)).Select(s => s.ToString()));
    }

    /// <summary>Every line of the work says what it is about, and belongs to a trace.</summary>
    private static void AssertLines(OtlpFile told)
    {
        var judged = told.Lines.Where(line => line.Category == "CadreReports.Submissions.Ingest" && line.Text.StartsWith("Version ", StringComparison.Ordinal)).ToList();

        // An event and a message that come at once may both do the work; one of them counts.
        Assert.Equal(["82", "83"], judged.Select(line => line.Attributes["cadrereports.province"]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(judged, line => Assert.Equal(("2023H1", "1"), (line.Attributes["cadrereports.period"], line.Attributes["cadrereports.version"])));
        Assert.All(judged, line => Assert.Contains(told.Spans, s => s.Trace == line.Trace && s.Name == "ingest"));
        Assert.All(
            told.Lines.Where(line => line.Category.EndsWith(".SummaryPublisher", StringComparison.Ordinal)),
            line => Assert.Equal(("2023H1", "mien-nam"), (line.Attributes["cadrereports.period"], line.Attributes["cadrereports.region"])));
        Assert.DoesNotContain(told.Lines, line => line.Attributes.ContainsKey("RequestPath"));
    }

    private static void AssertMeasures(OtlpFile told)
    {
        // Sums only grow, so the last counts.
        double Last(string name, string attribute, string value) =>
            told.Points.Last(p => p.Name == name && p.Attributes.GetValueOrDefault(attribute) == value).Value;

        Assert.Equal(2, Last("cadrereports.uploads", "cadrereports.result", "accepted"));
        Assert.Equal(1, Last("cadrereports.uploads", "cadrereports.result", "set-aside"));
        var answers = told.Points.Last(p => p.Name == "cadrereports.answer.duration");
        Assert.Equal(2, answers.Count);
        Assert.InRange(answers.Value, 0, 240);
        Assert.All(["ingest", "summarise", "outbox"], queue => Assert.True(
            told.Points.Last(p => p.Name == "cadrereports.queue.wait" && p.Attributes["cadrereports.queue"] == queue).Count > 0, queue));
        Assert.True(told.Points.Last(p => p.Name == "cadrereports.summary.duration").Count >= 2);
        Assert.Equal(4, told.Points.Where(p => p.Name == "cadrereports.queue.age").Select(p => p.Attributes["cadrereports.queue"]).Distinct().Count());
        // The timer may have been due as well.
        Assert.InRange(Last("cadrereports.rounds", "cadrereports.kind", "reconciler"), 1, 2);
        Assert.Contains(told.Points, p => p.Name == "cadrereports.failures");
        Assert.Contains(told.Points, p => p.Name == "cadrereports.notices" && p.Attributes.ContainsKey("cadrereports.kind"));
        Assert.Contains(told.Points, p => p.Name == "http.server.request.duration" && p.Attributes["http.route"] == "api/submissions/{period}/{province}");
    }

    /// <summary>Looked for in the very bytes that were sent.</summary>
    private void AssertSilent(IEnumerable<string> secrets)
    {
        var bytes = app.Receiver.Received;
        Assert.NotEmpty(bytes);
        var key = app.Storage.Split(';').Single(part => part.StartsWith("AccountKey=", StringComparison.Ordinal))["AccountKey=".Length..];
        Assert.All(secrets.Append(key).Append("sig="), secret =>
        {
            Assert.True(secret.Length > 3);
            foreach (var form in new[] { secret, Uri.EscapeDataString(secret) }.Distinct())
            {
                Assert.DoesNotContain(bytes, body => body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(form)) >= 0);
            }
        });
    }

    /// <summary>An account, named in an address too, somebody who signs in, and a contact.</summary>
    /// <returns>The one-time password.</returns>
    private async Task<string> AddPeopleAsync(List<string> secrets)
    {
        using var made = await app.Http.PostAsJsonAsync("api/accounts", new { account = Account, role = "provinceClerk", province = "82" });
        var password = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("oneTimePassword").GetString()!;
        using (await app.Http.PutAsJsonAsync($"api/accounts/{Account}", new { role = "provinceClerk", province = "82" }))
        {
            // What becomes of it does not matter here; the address does.
        }

        using var contact = await app.Http.PostAsJsonAsync(
            "api/contacts/82", new { name = Name, email = Mail, role = "clerk", validFrom = "2023-01-01" });
        Assert.True(contact.IsSuccessStatusCode, await contact.Content.ReadAsStringAsync());
        using var own = new HttpClient { BaseAddress = app.Http.BaseAddress };
        using var signedIn = await own.PostAsJsonAsync("api/session", new { account = Account, password });
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        secrets.AddRange(signedIn.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0].Split('=', 2)[1]));
        using var query = await app.Http.GetAsync($"api/audit?from=2023-06-01&to=2023-06-30&who={Account}");
        return password;
    }

    private async Task<string> PutAsync(string key, string province)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"api/submissions/2023H1/{province}") { Content = new ByteArrayContent(Workbook(province)) };
        request.Headers.Add(KeyCaller.Header, key);
        request.Content.Headers.ContentType = new(ContentTypes.Xlsx);
        using var keyed = new HttpClient { BaseAddress = app.Http.BaseAddress };
        using var response = await keyed.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("upload").GetString()!;
    }

    private async Task<string> AnnounceAsync(string province, List<string> secrets)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/uploads") { Content = JsonContent.Create(new { period = "2023H1", province }) };
        request.Headers.Add(DevelopmentIdentity.Header, $"ProvinceClerk:{province}");
        using var response = await app.Http.SendAsync(request);
        var upload = await response.Content.ReadFromJsonAsync<JsonElement>();
        var address = upload.GetProperty("address").GetString()!;
        secrets.Add(address[(address.IndexOf("sig=", StringComparison.Ordinal) + 4)..].Split('&')[0]);
        using var storage = new HttpClient();
        using var put = new HttpRequestMessage(HttpMethod.Put, address) { Content = new ByteArrayContent(Workbook(province)) };
        put.Headers.Add("x-ms-blob-type", "BlockBlob");
        put.Content.Headers.ContentType = new(ContentTypes.Xlsx);
        using var stored = await storage.SendAsync(put);
        Assert.Equal(HttpStatusCode.Created, stored.StatusCode);
        return upload.GetProperty("upload").GetString()!;
    }

    /// <summary>A file that is nobody's report, under a name that tells whose it is.</summary>
    private async Task PutForeignAsync(List<string> secrets)
    {
        const string File = "bao-cao-cua-ong-Kin";
        secrets.Add(File);
        var inbox = new BlobContainerClient(app.Storage, StorageNames.InboxContainer);
        await inbox.GetBlobClient($"2023H1/{File}.xlsx").UploadAsync(new BinaryData(Workbook("84")));
        await RunningApp.UntilAsync(
            () => app.Http.GetFromJsonAsync<JsonElement>("api/periods/2023H1/status?region=mien-nam"),
            status => status.ToString().Contains(File, StringComparison.Ordinal));
    }

    private Task<JsonElement> ResultAsync(string province, string state) => RunningApp.UntilAsync(
        () => app.Http.GetFromJsonAsync<JsonElement>($"api/submissions/2023H1/{province}"), result => result.GetProperty("status").GetString() == state);

    private Task<JsonElement> SummaryAsync(int revision) => RunningApp.UntilAsync(
        () => app.Http.GetFromJsonAsync<JsonElement>("api/summaries/2023H1/mien-nam/revisions"),
        found => found.GetProperty("latest") is { ValueKind: JsonValueKind.Number } latest && latest.GetInt32() >= revision);

    /// <summary>
    /// What a PUT led to is over, whether its event or its message came first; what it still asked for would build the next
    /// upload's summary as well.
    /// </summary>
    private async Task SettleAsync(string upload)
    {
        await RunningApp.UntilAsync(
            () => Task.FromResult(app.Receiver.Read().Spans.Count(s => s.Name == "ingest" && s["cadrereports.upload"] == upload)), times => times >= 2);
        var queue = StorageAccount.Open(app.Storage).Queues.GetQueueClient(StorageNames.SummariseQueue);
        await RunningApp.UntilAsync(async () => (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount, count => count == 0);
    }

    private static byte[] Workbook(string province) => Samples.Upload(new PeriodId(2023, 1), province)!.Content;
}
