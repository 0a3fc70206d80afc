using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using CadreReports.Storage;
using CadreReports.Tests.EndToEnd;
using Xunit.Abstractions;

namespace CadreReports.Tests.Server;

/// <summary>A server as its operator installs, uses, upgrades, backs up and restores it, with the real units, proxy and hardening.</summary>
public sealed partial class ServerTests(ServerFixture server, ITestOutputHelper output) : IClassFixture<ServerFixture>
{
    private const string Own = "ngựa đúng pin ghim";
    private const string Release = ServerFixture.Release;

    private const string Province = "92";
    private const string Report = $"api/submissions/2026H1/{Province}";

    private readonly Stopwatch watch = Stopwatch.StartNew();

    private Uri Address { get; } = new($"https://{ServerFixture.Name}");

    [SkippableFact]
    public async Task It_is_installed_survives_what_happens_to_servers_and_comes_back_from_a_backup()
    {
        var machine = server.Machine;
        await InstallAsync(machine);
        Took("installed");
        await HardenedAsync(machine);
        await ServeByTlsAsync(machine);

        // The first administrator, by a command and not by the journal.
        var password = await FirstPasswordAsync(machine);
        using var admin = new Browser(Address, server.Way);
        await TakeOverAsync(admin, "quan-tri", password);
        Assert.All(admin.SetCookies, cookie => Assert.StartsWith("__Host-cadre", cookie, StringComparison.Ordinal));
        Assert.Contains("đã có quản trị", await machine.RunAsync("cadre-reports first-administrator"), StringComparison.Ordinal);
        Assert.Equal(200, (await admin.AskAsync(HttpMethod.Post, "api/periods/2026H1/state", new { state = "open" })).Status);
        using var clerk = new Browser(Address, server.Way);
        var clerkPassword = await AccountAsync(admin, "can-bo-92");
        await TakeOverAsync(clerk, "can-bo-92", clerkPassword);
        Took("served");

        await RefusedAsync(clerk);
        await KilledWhileWorkingAsync(machine, clerk);
        Took("gone on");
        await StoppedInOrderAsync(machine, admin);
        Took("stopped and started");
        await BackedUpAndRestoredAsync(machine, clerk);
        Took("backed up and restored");
        await BadReleaseAsync(machine);
        Took("fallen back");
        await StorageElsewhereAsync(machine);

        // Nothing that opens anything has been written to a log.
        var journal = await machine.RunAsync("journalctl --no-pager -o cat; cat /var/log/nginx/*.log");
        var settings = await machine.RunAsync("cat /etc/cadre-reports/storage.env");
        Assert.Contains("Functions host started.", journal, StringComparison.Ordinal);
        foreach (var secret in (string[])[password, clerkPassword, Own, KeyOf(settings)])
        {
            Assert.DoesNotContain(secret, journal, StringComparison.Ordinal);
        }
    }

    private async Task HardenedAsync(ServerMachine machine)
    {
        Assert.Equal(string.Empty, await machine.RunAsync("systemd-analyze verify /etc/systemd/system/cadre-reports*.service /etc/systemd/system/cadre-reports*.timer"));
        foreach (var unit in (string[])["cadre-reports", "cadre-reports-azurite", "cadre-reports-backup"])
        {
            var exposure = ExposureLine().Match(await machine.RunAsync($"systemd-analyze security --no-pager {unit}.service")).Groups[1].Value;
            output.WriteLine($"{unit}: {exposure}");
            Assert.InRange(double.Parse(exposure, CultureInfo.InvariantCulture), 0, 1.3);
        }
    }

    private void Took(string what) => output.WriteLine($"{watch.Elapsed.TotalSeconds:0.0} s: {what}");

    private static async Task InstallAsync(ServerMachine machine)
    {
        Assert.Contains("would run: useradd", await machine.RunAsync($"{Release}/install.sh --dry-run"), StringComparison.Ordinal);
        await machine.RunAsync("! getent passwd cadre-reports && ! ls /opt/cadre-reports /etc/cadre-reports /usr/local/sbin/cadre-reports");

        await machine.RunAsync($"{Release}/install.sh --no-start");
        Assert.Equal("inactive", (await machine.TryAsync("systemctl is-active cadre-reports")).Output.Trim());
        await machine.RunAsync("echo EmbeddedHost__MessageLease=00:00:05 >>/etc/cadre-reports/settings.env");
        var settings = await machine.RunAsync("sha256sum /etc/cadre-reports/*");
        await machine.RunAsync($"{Release}/install.sh");
        var started = await machine.ShowAsync("cadre-reports", "ExecMainStartTimestampMonotonic");

        // Once more changes nothing: not the key, not what runs.
        await machine.RunAsync($"{Release}/install.sh");
        Assert.Equal(settings, await machine.RunAsync("sha256sum /etc/cadre-reports/*"));
        Assert.Equal(started, await machine.ShowAsync("cadre-reports", "ExecMainStartTimestampMonotonic"));

        // Each runs as its own user, what opens the storage is root's alone, and nobody else has its key.
        Assert.Equal("cadre-reports\ncadre-reports-azurite\n", await machine.RunAsync("for u in cadre-reports cadre-reports-azurite; do ps -o user:30= -p $(systemctl show --value -p MainPID $u); done"));
        Assert.Equal("600 root\n", await machine.RunAsync("stat -c '%a %U' /etc/cadre-reports/* | sort -u"));
        Assert.DoesNotContain("Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq", await machine.RunAsync("cat /etc/cadre-reports/*"), StringComparison.Ordinal);
        Assert.Equal(88, KeyOf(await machine.RunAsync("cat /etc/cadre-reports/storage.env")).Length);
        Assert.Equal("127.0.0.1:10000 127.0.0.1:10001 127.0.0.1:10002 127.0.0.1:7071", (await machine.RunAsync("ss -Htln | awk '{print $4}' | LC_ALL=C sort | xargs")).Trim());
    }

    /// <summary>The sample for nginx as it is, but for the name.</summary>
    private async Task ServeByTlsAsync(ServerMachine machine)
    {
        await machine.RunAsync("mkdir -p /etc/ssl/cadre-reports && cp /opt/cadre-reports/current/proxy/nginx.conf /etc/nginx/conf.d/cadre-reports.conf");
        await File.WriteAllTextAsync(machine.PathOf("/etc/ssl/cadre-reports/fullchain.pem"), server.Certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(machine.PathOf("/etc/ssl/cadre-reports/privkey.pem"), server.Certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        await machine.RunAsync("nginx -t && systemctl start nginx");

        using var http = new HttpClient(server.Way!, disposeHandler: false) { BaseAddress = Address };
        using var health = await http.GetAsync("api/health");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Equal("max-age=31536000; includeSubDomains", Assert.Single(health.Headers.GetValues("Strict-Transport-Security")));
        using var plain = await http.GetAsync(new Uri($"http://{ServerFixture.Name}/api/health"));
        Assert.Equal((HttpStatusCode.PermanentRedirect, $"https://{ServerFixture.Name}/api/health"), (plain.StatusCode, plain.Headers.Location!.ToString()));
    }

    private static async Task<string> FirstPasswordAsync(ServerMachine machine) =>
        OneTimePassword().Match(await machine.RunAsync("cadre-reports first-administrator")).Value;

    private static async Task<string> AccountAsync(Browser admin, string name)
    {
        var (status, account) = await admin.AskAsync(HttpMethod.Post, "api/accounts", new { account = name, role = "provinceClerk", province = Province });
        Assert.Equal(201, status);
        return account.GetProperty("oneTimePassword").GetString()!;
    }

    private static async Task TakeOverAsync(Browser browser, string account, string oneTimePassword)
    {
        Assert.Equal(200, (await browser.SignInAsync(account, oneTimePassword)).Status);
        Assert.Equal(200, (await browser.AskAsync(HttpMethod.Put, "api/session/password", new { @new = Own })).Status);
    }

    /// <summary>What is a little too large the app refuses in words of its own; what is far too large the proxy, before it is sent.</summary>
    private async Task RefusedAsync(Browser clerk)
    {
        using (var tooLarge = await clerk.PutAsync(Report, new byte[25 * 1024 * 1024], ContentTypes.Xlsx))
        {
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
            Assert.Contains("MB", (await tooLarge.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        using var http = new HttpClient(server.Way!, disposeHandler: false) { BaseAddress = Address };
        using var request = new HttpRequestMessage(HttpMethod.Put, Report) { Content = new ByteArrayContent(new byte[31 * 1024 * 1024]) };
        request.Headers.ExpectContinue = true;
        using var farTooLarge = await http.SendAsync(request);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "text/html"), (farTooLarge.StatusCode, farTooLarge.Content.Headers.ContentType!.MediaType));
    }

    /// <summary>What was accepted is worked off by whoever comes after the one that was killed; the caller notices nothing but a pause.</summary>
    private async Task KilledWhileWorkingAsync(ServerMachine machine, Browser clerk)
    {
        // One that nobody has filled in gets a version, a receipt and an answer like any other.
        using var template = await clerk.SendAsync(HttpMethod.Get, $"api/templates/2026H1/{Province}");
        var workbook = await template.Content.ReadAsByteArrayAsync();
        using var http = new HttpClient(server.Way!, disposeHandler: false);
        var storage = StorageSetting().Match(await machine.RunAsync("cat /etc/cadre-reports/storage.env")).Groups[1].Value;
        var ingest = new QueueClient(storage, StorageNames.IngestQueue, new QueueClientOptions { Transport = new HttpClientTransport(http) });

        using var functions = await machine.ProcessAsync("cadre-reports");
        using (var sent = await clerk.PutAsync(Report, workbook, ContentTypes.Xlsx))
        {
            Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        }

        // At once: what was acknowledged is not worked off yet.
        functions.Kill();
        Assert.Equal(1, (await ingest.GetPropertiesAsync()).Value.ApproximateMessagesCount);

        await machine.UntilAsync("systemctl show --value -p NRestarts cadre-reports; systemctl is-active cadre-reports", text => text == "1\nactive\n");
        var result = await RunningApp.UntilAsync(
            async () => (await clerk.AskAsync(HttpMethod.Get, Report)).Body, body => body.TryGetProperty("receipt", out var receipt) && receipt.ValueKind == JsonValueKind.String);
        Assert.Equal("2026H1-92-000001", result.GetProperty("receipt").GetString());
        await RunningApp.UntilAsync(async () => (await ingest.GetPropertiesAsync()).Value.ApproximateMessagesCount, count => count == 0);
        using var original = await clerk.SendAsync(HttpMethod.Get, $"{Report}/versions/1/original");
        Assert.Equal(workbook, await original.Content.ReadAsByteArrayAsync());
    }

    /// <summary>What was written right before is there afterwards: the functions stop first, and the storage saves.</summary>
    private static async Task StoppedInOrderAsync(ServerMachine machine, Browser admin)
    {
        await AccountAsync(admin, "can-bo-92b");
        await machine.RunAsync("systemctl stop cadre-reports-azurite");
        Assert.Equal("inactive\ninactive\n", (await machine.TryAsync("systemctl is-active cadre-reports cadre-reports-azurite")).Output);
        Assert.Equal(["success", "success"], [await machine.ShowAsync("cadre-reports", "Result"), await machine.ShowAsync("cadre-reports-azurite", "Result")]);
        var ended = (string unit) => machine.ShowAsync(unit, "ExecMainExitTimestampMonotonic");
        Assert.True(
            long.Parse(await ended("cadre-reports"), CultureInfo.InvariantCulture) < long.Parse(await ended("cadre-reports-azurite"), CultureInfo.InvariantCulture),
            "The functions were stopped after their storage.");

        await machine.RunAsync("systemctl start cadre-reports");
        var accounts = (await admin.AskAsync(HttpMethod.Get, "api/accounts")).Body.GetProperty("accounts").EnumerateArray().Select(a => a.GetProperty("account").GetString());
        Assert.Equal(["can-bo-92", "can-bo-92b", "quan-tri"], accounts);
    }

    private async Task BackedUpAndRestoredAsync(ServerMachine machine, Browser clerk)
    {
        var before = await VersionAsync(clerk);
        await machine.RunAsync("systemctl start cadre-reports-backup.service");
        Assert.Equal("success", await machine.ShowAsync("cadre-reports-backup.service", "Result"));
        Assert.NotEqual(string.Empty, await machine.ShowAsync("cadre-reports-backup.timer", "NextElapseUSecRealtime"));
        var zips = (await machine.RunAsync("cd /var/backups/cadre-reports && find . -name '*.zip' -user cadre-reports-backup -perm 600 | sort")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["2026H1", "chung"], zips.Select(zip => zip.Split('/')[1]));

        // Another disk, and nothing of the old one.
        await machine.RunAsync("systemctl stop cadre-reports cadre-reports-azurite && rm -rf /var/lib/cadre-reports-azurite && systemctl start cadre-reports-azurite");
        foreach (var zip in zips)
        {
            var digest = (await machine.RunAsync($"cut -d' ' -f1 /var/backups/cadre-reports/{zip}.digest")).Trim();
            var said = await machine.RunAsync($"cadre-reports restore /var/backups/cadre-reports/{zip}");
            Assert.Contains("Đã phục hồi xong", said, StringComparison.Ordinal);
            Assert.Contains(digest, said, StringComparison.Ordinal);
        }

        await machine.RunAsync("systemctl start cadre-reports");
        using var admin = new Browser(Address, server.Way);
        await TakeOverAsync(admin, "quan-tri", await FirstPasswordAsync(machine));
        using var again = new Browser(Address, server.Way);
        await TakeOverAsync(again, "can-bo-92c", await AccountAsync(admin, "can-bo-92c"));
        Assert.Equal(before, await VersionAsync(again));
    }

    /// <summary>A release that does not start is replaced by the one before it, and says so.</summary>
    private static async Task BadReleaseAsync(ServerMachine machine)
    {
        var good = (await machine.RunAsync("readlink /opt/cadre-reports/current")).Trim();
        await machine.RunAsync($"cp -r {Release} /var/tmp/bad && cd /var/tmp/bad && printf '#!/bin/sh\\nexit 1\\n' >functions/CadreReports.Functions");
        Assert.Contains("damaged", (await machine.TryAsync("/var/tmp/bad/install.sh")).Output, StringComparison.Ordinal);
        await machine.RunAsync("cd /var/tmp/bad && sums=$(grep -v ' ./functions/CadreReports.Functions$' SHA256SUMS) && (echo \"$sums\" && sha256sum ./functions/CadreReports.Functions) >SHA256SUMS && echo bad >RELEASE");

        var (exit, said) = await machine.TryAsync("/var/tmp/bad/install.sh");

        Assert.True(exit == 1, said);
        Assert.Contains($"back to {good}", said, StringComparison.Ordinal);
        Assert.Equal($"{good}\nactive\nactive\n", await machine.RunAsync("readlink /opt/cadre-reports/current; systemctl is-active cadre-reports cadre-reports-azurite"));
    }

    /// <summary>Switched off for data that are kept elsewhere, the storage is not asked for any more, and an upgrade leaves it so.</summary>
    private static async Task StorageElsewhereAsync(ServerMachine machine)
    {
        const string Storage = "cadre-reports-azurite.service";
        Assert.Contains(Storage, await machine.ShowAsync("cadre-reports", "Requires"), StringComparison.Ordinal);

        await machine.RunAsync("systemctl disable --quiet --now cadre-reports-azurite");
        await machine.RunAsync($"{Release}/install.sh --no-start");

        Assert.Equal("disabled", (await machine.TryAsync("systemctl is-enabled cadre-reports-azurite")).Output.Trim());
        Assert.DoesNotContain(Storage, await machine.ShowAsync("cadre-reports", "Requires"), StringComparison.Ordinal);
        Assert.DoesNotContain(Storage, await machine.ShowAsync("cadre-reports-backup", "Requires"), StringComparison.Ordinal);
    }

    private static async Task<string> VersionAsync(Browser browser)
    {
        var (status, version) = await browser.AskAsync(HttpMethod.Get, $"{Report}/versions/1");
        Assert.Equal(200, status);
        using var original = await browser.SendAsync(HttpMethod.Get, $"{Report}/versions/1/original");
        return version.GetRawText() + Convert.ToHexString(SHA256.HashData(await original.Content.ReadAsByteArrayAsync()));
    }

    private static string KeyOf(string settings) => AccountKey().Match(settings).Groups[1].Value;

    [GeneratedRegex("Overall exposure level for [^ ]+: ([0-9.]+)")]
    private static partial Regex ExposureLine();

    [GeneratedRegex("[0-9a-z]{4}(-[0-9a-z]{4}){3}")]
    private static partial Regex OneTimePassword();

    [GeneratedRegex("CadreStorage=\"(.*)\"")]
    private static partial Regex StorageSetting();

    [GeneratedRegex("CadreStorage=.*AccountKey=([^;]+);")]
    private static partial Regex AccountKey();
}
