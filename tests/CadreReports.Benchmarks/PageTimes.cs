using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using CadreReports.Access;
using CadreReports.Azurite;
using CadreReports.Catalogue;
using CadreReports.Local;
using CadreReports.Storage;
using CadreReports.Time;

namespace CadreReports.Benchmarks;

/// <summary>
/// How long the centre's pages take for a country of 63 provinces that have all sent something, beside a bare page of the same
/// running app: both asked for by an administrator who is signed in with a password, one after the other, again and again.
/// </summary>
internal static class PageTimes
{
    private const int Rounds = 100;
    private const int WarmUp = 20;
    private const string Summary = "ky/2023H1/tong-hop/ca-nuoc";
    private const string Account = "mau-quan-tri";

    private static readonly DateTimeOffset Start = new(2023, 6, 8, 8, 0, 0, VietnamTime.Offset);

    /// <summary>The first is the bare one: it reads nothing but whose session it is.</summary>
    private static readonly string[] Pages =
        ["mat-khau", "ky/2023H1", "ky/2023H1?vung=mien-nam", "ky/2023H1/phat-hien", "ky/2023H1/can-xu-ly", "ky", Summary, Summary + "?phan=so-lieu", Summary + "?phan=so-sanh&ti-le=planned-women"];

    /// <param name="console">Where the result is written.</param>
    /// <param name="isKept">Serve on until the input ends, to be looked at.</param>
    public static async Task MeasureAsync(TextWriter console, bool isKept)
    {
        var folder = Directory.CreateTempSubdirectory("cadre-reports-pages-").FullName;
        await using var azurite = await AzuriteServer.StartAsync(dataFolder: null);
        var storage = StorageAccount.Open(azurite.ConnectionString);
        var accounts = await SampleAccounts.MakeAsync(storage, CatalogueSet.Load(), "82", ShiftedTimeProvider.StartingAt(Start), default);
        await new SentCountry(storage).SendAsync(CatalogueSet.Load().Period("2023H1")!, default);
        await using var functions = await FunctionsProcess.StartAsync(
            azurite.ConnectionString, 0, Start, trial: true, Path.Combine(folder, "mail"), Path.Combine(folder, "functions.log"), default);
        using var http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = functions.Address };
        await SignInAsync(http, accounts.Single(account => account.Name == Account).Password);

        await BuiltAsync(http);

        var times = Pages.ToDictionary(page => page, _ => new List<double>(), StringComparer.Ordinal);
        var lengths = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var round = 0; round < WarmUp + Rounds; round++)
        {
            foreach (var page in Pages)
            {
                var begun = Stopwatch.GetTimestamp();
                var content = await http.GetByteArrayAsync(new Uri(page, UriKind.Relative));
                if (round >= WarmUp)
                {
                    times[page].Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                }

                lengths[page] = content.Length;
            }
        }

        var bare = Median(times[Pages[0]]);
        console.WriteLine("page                                                           median    ratio     size");
        foreach (var page in Pages)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{page,-58} {Median(times[page]),7:0.0} ms {Median(times[page]) / bare,7:0.0}x {lengths[page] / 1024,5} KiB"));
        }

        if (isKept)
        {
            console.WriteLine($"{functions.Address} ({DevelopmentIdentity.Header}: CentralAdministrator)");
            await Console.In.ReadToEndAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task SignInAsync(HttpClient http, string password)
    {
        using var response = await http.PostAsJsonAsync("api/session", new { account = Account, password });
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Waits until the summary of the country is there to be looked at.</summary>
    private static async Task BuiltAsync(HttpClient http)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while ((await http.GetStringAsync(new Uri(Summary, UriKind.Relative), limit.Token)).Contains("data-live", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromSeconds(1), limit.Token);
        }
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
