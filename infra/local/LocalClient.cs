using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Contacts;
using CadreReports.Functions.Http;
using CadreReports.Reminders;
using CadreReports.Status;
using CadreReports.Storage;

namespace CadreReports.Local;

/// <summary>Calls the functions app as any client would: as a province's clerk to send its workbook, else as the administrator.</summary>
public sealed class LocalClient : IDisposable
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerOptions.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private const string Clock = "api/development/clock";

    private readonly HttpClient http;

    /// <param name="address">Where the functions app listens.</param>
    public LocalClient(Uri address)
    {
        http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        http.DefaultRequestHeaders.Add(DevelopmentIdentity.Header, nameof(Role.CentralAdministrator));
    }

    /// <summary>What the app's clock shows, in Vietnam's time.</summary>
    public async Task<DateTimeOffset> ClockAsync(CancellationToken cancellationToken) =>
        (await http.GetFromJsonAsync<ClockView>(Clock, cancellationToken))!.Now;

    /// <summary>Moves the app's clock forward; returns when it shows the new time.</summary>
    public async Task MoveClockAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var response = await http.PutAsJsonAsync(Clock, new ClockView(now), cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Sends a province's workbook.</summary>
    /// <returns>The address at which its result will be.</returns>
    public async Task<Uri> SendAsync(PeriodId period, string province, byte[] workbook, CancellationToken cancellationToken)
    {
        using var body = new ByteArrayContent(workbook);
        body.Headers.ContentType = new MediaTypeHeaderValue(ContentTypes.Xlsx);
        using var request = new HttpRequestMessage(HttpMethod.Put, $"api/submissions/{period}/{province}") { Content = body };
        request.Headers.Add(DevelopmentIdentity.Header, $"{Role.ProvinceClerk}:{province}");
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return response.Headers.Location!;
    }

    /// <summary>Where the provinces of a region stand.</summary>
    public async Task<StatusBoard> StatusAsync(PeriodId period, string region, CancellationToken cancellationToken) =>
        (await http.GetFromJsonAsync<StatusBoard>($"api/periods/{period}/status?region={region}", cancellationToken))!;

    /// <summary>Has the system write to somebody from now on; done before, it changes nothing.</summary>
    /// <param name="place">A province's code, or <c>trung-uong</c>.</param>
    /// <param name="contact">Who.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task AddContactAsync(string place, ContactDraft contact, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync($"api/contacts/{place}", contact, Answer.JsonOptions, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Has the reminders sent that fall on the day that the app's clock shows.</summary>
    public async Task RemindAsync(PeriodId period, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsync($"api/periods/{period}/reminders/run", content: null, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>What was written about a period, and when more will be.</summary>
    public async Task<RemindersView> RemindersAsync(PeriodId period, CancellationToken cancellationToken) =>
        (await http.GetFromJsonAsync<RemindersView>($"api/periods/{period}/reminders", Answer.JsonOptions, cancellationToken))!;

    /// <summary>Whether a region's summary shows everything that has arrived.</summary>
    public async Task<bool> IsSummaryCurrentAsync(PeriodId period, string region, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, $"api/summaries/{period}/{region}");
        using var response = await http.SendAsync(request, cancellationToken);
        return response.StatusCode == HttpStatusCode.OK &&
            response.Headers.TryGetValues("X-Summary-Current", out var values) && values.Single() == "true";
    }

    /// <summary>Saves a region's summary.</summary>
    /// <param name="period">The half-year.</param>
    /// <param name="region">The region.</param>
    /// <param name="format">Such as <c>xlsx</c>.</param>
    /// <param name="file">Where to.</param>
    /// <param name="cancellationToken">Stops the download.</param>
    public async Task DownloadSummaryAsync(PeriodId period, string region, string format, string file, CancellationToken cancellationToken)
    {
        await using var source = await http.GetStreamAsync($"api/summaries/{period}/{region}?format={format}", cancellationToken);
        await using var destination = File.Create(file);
        await source.CopyToAsync(destination, cancellationToken);
    }

    /// <summary>What <c>status.json</c> holds, as indented JSON.</summary>
    public static byte[] Write(StatusBoard board) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            board.Period,
            board.Region,
            Provinces = board.Provinces.Select(p => new { p.Code, p.Name, p.Status, p.Version, p.Errors, p.Queries, p.Facts, p.Sha256 }),
        },
        Indented);

    public void Dispose() => http.Dispose();

    private sealed record ClockView(DateTimeOffset Now);
}
