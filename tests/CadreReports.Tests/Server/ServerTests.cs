using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.RegularExpressions;
using CadreReports.Storage;
using CadreReports.Tests.EndToEnd;

namespace CadreReports.Tests.Server;

/// <summary>A server as its operator installs, uses, upgrades, backs up and restores it, with the real units, proxy and hardening.</summary>
public sealed partial class ServerTests : IAsyncLifetime
{
    private const string Name = "baocao.example.vn";
    private const string Own = "ngựa đúng pin ghim";
    private const string Release = "/var/tmp/release";
    private const string Report = "api/submissions/2026H1/82";

    private readonly string folder = Directory.CreateTempSubdirectory("cadre-reports-server-").FullName;
    private readonly X509Certificate2 certificate = Certificate();
    private ServerMachine? machine;
    private SocketsHttpHandler? way;

    private Uri Address { get; } = new($"https://{Name}");

    public async Task InitializeAsync()
    {
        if (ServerMachine.Missing is not null)
        {
            return;
        }

        var release = Path.Combine(folder, "release");
        await ServerMachine.PublishAsync(release);
        machine = await ServerMachine.BootAsync();
        way = machine.Way(certificate);
        await machine.CopyInAsync(release, Release);
    }

    public async Task DisposeAsync()
    {
        way?.Dispose();
        certificate.Dispose();
        if (machine is not null)
        {
            await machine.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    [SkippableFact]
    public async Task It_is_installed_survives_what_happens_to_servers_and_comes_back_from_a_backup()
    {
        Skip.IfNot(ServerMachine.Missing is null, ServerMachine.Missing);
        var server = machine!;
        await InstallAsync(server);
        await ServeByTlsAsync(server);

        // The first administrator, by a command and not by the journal.
        var password = await FirstPasswordAsync(server);
        using var admin = new Browser(Address, way);
        await TakeOverAsync(admin, "quan-tri", password);
        Assert.All(admin.SetCookies, cookie => Assert.StartsWith("__Host-cadre", cookie, StringComparison.Ordinal));
        Assert.Contains("đã có quản trị", await server.RunAsync("cadre-reports first-administrator"), StringComparison.Ordinal);
        Assert.Equal(200, (await admin.AskAsync(HttpMethod.Post, "api/periods/2026H1/state", new { state = "open" })).Status);
        using var clerk = new Browser(Address, way);
        await TakeOverAsync(clerk, "can-bo-82", await AccountAsync(admin, "can-bo-82"));

        await KilledWhileWorkingAsync(server, clerk);
        await StoppedInOrderAsync(server, admin);
        await BackedUpAndRestoredAsync(server, clerk);
        await BadReleaseAsync(server);

        // Nothing that opens anything has been written to a log, and nothing else went wrong.
        var journal = await server.RunAsync("journalctl --no-pager -o cat");
        var settings = await server.RunAsync("cat /etc/cadre-reports/storage.env");
        Assert.Contains("Functions host started.", journal, StringComparison.Ordinal);
        foreach (var secret in (string[])[password, Own, KeyOf(settings)])
        {
            Assert.DoesNotContain(secret, journal, StringComparison.Ordinal);
        }
    }

    [SkippableFact]
    public async Task Its_units_are_right_and_hardened()
    {
        Skip.IfNot(ServerMachine.Missing is null, ServerMachine.Missing);
        await machine!.RunAsync($"{Release}/install.sh --no-start");

        Assert.Equal(string.Empty, await machine.RunAsync("systemd-analyze verify /etc/systemd/system/cadre-reports*.service /etc/systemd/system/cadre-reports*.timer"));
        foreach (var unit in (string[])["cadre-reports", "cadre-reports-azurite", "cadre-reports-backup"])
        {
            var exposure = ExposureLine().Match(await machine.RunAsync($"systemd-analyze security --no-pager {unit}.service")).Groups[1].Value;
            Assert.InRange(double.Parse(exposure, CultureInfo.InvariantCulture), 0, 1.3);
        }
    }

    private static async Task InstallAsync(ServerMachine server)
    {
        Assert.Contains("would run: useradd", await server.RunAsync($"{Release}/install.sh --dry-run"), StringComparison.Ordinal);
        await server.RunAsync("! getent passwd cadre-reports && ! ls /opt/cadre-reports /etc/cadre-reports /usr/local/sbin/cadre-reports");

        await server.RunAsync($"{Release}/install.sh --no-start");
        Assert.Equal("inactive", (await server.TryAsync("systemctl is-active cadre-reports")).Output.Trim());
        await server.RunAsync("echo EmbeddedHost__MessageLease=00:00:05 >>/etc/cadre-reports/settings.env");
        var settings = await server.RunAsync("sha256sum /etc/cadre-reports/*");
        await server.RunAsync($"{Release}/install.sh");
        var started = await server.ShowAsync("cadre-reports", "ExecMainStartTimestampMonotonic");

        // Once more changes nothing: not the key, not what runs.
        await server.RunAsync($"{Release}/install.sh");
        Assert.Equal(settings, await server.RunAsync("sha256sum /etc/cadre-reports/*"));
        Assert.Equal(started, await server.ShowAsync("cadre-reports", "ExecMainStartTimestampMonotonic"));

        // Each runs as its own user, what opens the storage is root's alone, and nobody else has its key.
        Assert.Equal("cadre-reports\ncadre-reports-azurite\n", await server.RunAsync("for u in cadre-reports cadre-reports-azurite; do ps -o user:30= -p $(systemctl show --value -p MainPID $u); done"));
        Assert.Equal("600 root\n", await server.RunAsync("stat -c '%a %U' /etc/cadre-reports/* | sort -u"));
        Assert.DoesNotContain("Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq", await server.RunAsync("cat /etc/cadre-reports/*"), StringComparison.Ordinal);
        Assert.Equal(88, KeyOf(await server.RunAsync("cat /etc/cadre-reports/storage.env")).Length);
        Assert.Equal("127.0.0.1:10000 127.0.0.1:10001 127.0.0.1:10002 127.0.0.1:7071", (await server.RunAsync("ss -Htln | awk '{print $4}' | LC_ALL=C sort | xargs")).Trim());
    }

    /// <summary>The sample for nginx as it is, but for the name.</summary>
    private async Task ServeByTlsAsync(ServerMachine server)
    {
        await server.RunAsync("mkdir -p /etc/ssl/cadre-reports && cp /opt/cadre-reports/current/proxy/nginx.conf /etc/nginx/conf.d/cadre-reports.conf");
        await File.WriteAllTextAsync(server.PathOf("/etc/ssl/cadre-reports/fullchain.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(server.PathOf("/etc/ssl/cadre-reports/privkey.pem"), certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        await server.RunAsync("nginx -t && systemctl start nginx");

        using var http = new HttpClient(way!, disposeHandler: false) { BaseAddress = Address };
        using var health = await http.GetAsync("api/health");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Equal("max-age=31536000; includeSubDomains", Assert.Single(health.Headers.GetValues("Strict-Transport-Security")));
        using var plain = await http.GetAsync(new Uri($"http://{Name}/api/health"));
        Assert.Equal((HttpStatusCode.PermanentRedirect, $"https://{Name}/api/health"), (plain.StatusCode, plain.Headers.Location!.ToString()));
    }

    private static async Task<string> FirstPasswordAsync(ServerMachine server) =>
        OneTimePassword().Match(await server.RunAsync("cadre-reports first-administrator")).Value;

    private static async Task<string> AccountAsync(Browser admin, string name)
    {
        var (status, account) = await admin.AskAsync(HttpMethod.Post, "api/accounts", new { account = name, role = "provinceClerk", province = "82" });
        Assert.Equal(201, status);
        return account.GetProperty("oneTimePassword").GetString()!;
    }

    private static async Task TakeOverAsync(Browser browser, string account, string oneTimePassword)
    {
        Assert.Equal(200, (await browser.SignInAsync(account, oneTimePassword)).Status);
        Assert.Equal(200, (await browser.AskAsync(HttpMethod.Put, "api/session/password", new { @new = Own })).Status);
    }

    /// <summary>What was accepted is worked off by whoever comes after the one that was killed; the caller notices nothing but a pause.</summary>
    private static async Task KilledWhileWorkingAsync(ServerMachine server, Browser clerk)
    {
        using var template = await clerk.SendAsync(HttpMethod.Get, "api/templates/2026H1/82");
        var workbook = await template.Content.ReadAsByteArrayAsync();
        using (var tooLarge = await clerk.PutAsync(Report, new byte[25 * 1024 * 1024], ContentTypes.Xlsx))
        {
            // Refused by the app in its own words, not by the proxy.
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
            Assert.Contains("MB", (await tooLarge.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        using (var sent = await clerk.PutAsync(Report, workbook, ContentTypes.Xlsx))
        {
            Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        }

        await server.RunAsync("systemctl kill --signal KILL cadre-reports");
        await server.UntilAsync("systemctl show --value -p NRestarts cadre-reports; systemctl is-active cadre-reports", text => text == "1\nactive\n");

        var result = await RunningApp.UntilAsync(
            async () => (await clerk.AskAsync(HttpMethod.Get, Report)).Body, body => body.TryGetProperty("receipt", out var receipt) && receipt.ValueKind == JsonValueKind.String);
        Assert.Equal("2026H1-82-000001", result.GetProperty("receipt").GetString());
        using var original = await clerk.SendAsync(HttpMethod.Get, $"{Report}/versions/1/original");
        Assert.Equal(workbook, await original.Content.ReadAsByteArrayAsync());
    }

    /// <summary>What was written right before is there afterwards: the functions stop first, and the storage saves.</summary>
    private static async Task StoppedInOrderAsync(ServerMachine server, Browser admin)
    {
        await AccountAsync(admin, "can-bo-82b");
        await server.RunAsync("systemctl stop cadre-reports-azurite");
        Assert.Equal("inactive\ninactive\n", (await server.TryAsync("systemctl is-active cadre-reports cadre-reports-azurite")).Output);
        Assert.Equal(["success", "success"], [await server.ShowAsync("cadre-reports", "Result"), await server.ShowAsync("cadre-reports-azurite", "Result")]);
        var ended = (string unit) => server.ShowAsync(unit, "ExecMainExitTimestampMonotonic");
        Assert.True(
            long.Parse(await ended("cadre-reports"), CultureInfo.InvariantCulture) < long.Parse(await ended("cadre-reports-azurite"), CultureInfo.InvariantCulture),
            "The functions were stopped after their storage.");

        await server.RunAsync("systemctl start cadre-reports");
        var accounts = (await admin.AskAsync(HttpMethod.Get, "api/accounts")).Body.GetProperty("accounts").EnumerateArray().Select(a => a.GetProperty("account").GetString());
        Assert.Equal(["can-bo-82", "can-bo-82b", "quan-tri"], accounts);
    }

    private async Task BackedUpAndRestoredAsync(ServerMachine server, Browser clerk)
    {
        var before = await VersionAsync(clerk);
        await server.RunAsync("systemctl start cadre-reports-backup.service");
        Assert.Equal("success", await server.ShowAsync("cadre-reports-backup.service", "Result"));
        Assert.NotEqual(string.Empty, await server.ShowAsync("cadre-reports-backup.timer", "NextElapseUSecRealtime"));
        var zips = (await server.RunAsync("cd /var/backups/cadre-reports && find . -name '*.zip' -user cadre-reports-backup -perm 600 | sort")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["2026H1", "chung"], zips.Select(zip => zip.Split('/')[1]));

        // Another disk, and nothing of the old one.
        await server.RunAsync("systemctl stop cadre-reports cadre-reports-azurite && rm -rf /var/lib/cadre-reports-azurite && systemctl start cadre-reports-azurite");
        foreach (var zip in zips)
        {
            var digest = (await server.RunAsync($"cut -d' ' -f1 /var/backups/cadre-reports/{zip}.digest")).Trim();
            var said = await server.RunAsync($"cadre-reports restore /var/backups/cadre-reports/{zip}");
            Assert.Contains("Đã phục hồi xong", said, StringComparison.Ordinal);
            Assert.Contains(digest, said, StringComparison.Ordinal);
        }

        await server.RunAsync("systemctl start cadre-reports");
        using var admin = new Browser(Address, way);
        await TakeOverAsync(admin, "quan-tri", await FirstPasswordAsync(server));
        using var again = new Browser(Address, way);
        await TakeOverAsync(again, "can-bo-82c", await AccountAsync(admin, "can-bo-82c"));
        Assert.Equal(before, await VersionAsync(again));
    }

    /// <summary>A release that does not start is replaced by the one before it, and says so.</summary>
    private static async Task BadReleaseAsync(ServerMachine server)
    {
        var good = (await server.RunAsync("readlink /opt/cadre-reports/current")).Trim();
        await server.RunAsync($"cp -r {Release} /var/tmp/bad && cd /var/tmp/bad && printf '#!/bin/sh\\nexit 1\\n' >functions/CadreReports.Functions");
        Assert.Contains("damaged", (await server.TryAsync("/var/tmp/bad/install.sh")).Output, StringComparison.Ordinal);
        await server.RunAsync("cd /var/tmp/bad && sums=$(grep -v ' ./functions/CadreReports.Functions$' SHA256SUMS) && (echo \"$sums\" && sha256sum ./functions/CadreReports.Functions) >SHA256SUMS && echo bad >RELEASE");

        var (exit, output) = await server.TryAsync("/var/tmp/bad/install.sh");

        Assert.True(exit == 1, output);
        Assert.Contains($"back to {good}", output, StringComparison.Ordinal);
        Assert.Equal($"{good}\nactive\nactive\n", await server.RunAsync("readlink /opt/cadre-reports/current; systemctl is-active cadre-reports cadre-reports-azurite"));
    }

    private static async Task<string> VersionAsync(Browser browser)
    {
        var (status, version) = await browser.AskAsync(HttpMethod.Get, $"{Report}/versions/1");
        Assert.Equal(200, status);
        using var original = await browser.SendAsync(HttpMethod.Get, $"{Report}/versions/1/original");
        return version.GetRawText() + Convert.ToHexString(SHA256.HashData(await original.Content.ReadAsByteArrayAsync()));
    }

    private static string KeyOf(string settings) => AccountKey().Match(settings).Groups[1].Value;

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Name);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(7));
    }

    [GeneratedRegex("Overall exposure level for [^ ]+: ([0-9.]+)")]
    private static partial Regex ExposureLine();

    [GeneratedRegex("[0-9a-z]{4}(-[0-9a-z]{4}){3}")]
    private static partial Regex OneTimePassword();

    [GeneratedRegex("CadreStorage=.*AccountKey=([^;]+);")]
    private static partial Regex AccountKey();
}
