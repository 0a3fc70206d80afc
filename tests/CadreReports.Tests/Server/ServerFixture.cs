using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CadreReports.Tests.Server;

/// <summary>One booted machine for all tests of a server, with a release of this build to install, and a certificate.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    /// <summary>The server's name, which the samples for proxies have too.</summary>
    public const string Name = "baocao.example.vn";

    /// <summary>Where the release lies on the machine.</summary>
    public const string Release = "/var/tmp/release";

    private readonly string folder = Directory.CreateTempSubdirectory("cadre-reports-server-").FullName;
    private ServerMachine? machine;

    /// <summary>What the proxy shows, and the only authority that is believed.</summary>
    public X509Certificate2 Certificate { get; } = Signed();

    /// <summary>The way of HTTP clients to the machine; null where there is none.</summary>
    public SocketsHttpHandler? Way { get; private set; }

    /// <summary>The machine; a test that gets none is skipped with the reason.</summary>
    internal ServerMachine Machine
    {
        get
        {
            Skip.IfNot(ServerMachine.Missing is null, ServerMachine.Missing);
            return machine!;
        }
    }

    public async Task InitializeAsync()
    {
        if (ServerMachine.Missing is not null)
        {
            return;
        }

        try
        {
            var release = Path.Combine(folder, "release");
            await ServerMachine.PublishAsync(release);
            machine = await ServerMachine.BootAsync();
            await machine.CopyInAsync(release, Release);
            Way = machine.Way(new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { Certificate },
                RevocationMode = X509RevocationMode.NoCheck,
            });
        }
        catch
        {
            // Nobody disposes what did not come up.
            await DisposeAsync();
            throw;
        }
    }

    public async Task DisposeAsync()
    {
        Way?.Dispose();
        Certificate.Dispose();
        try
        {
            if (machine is not null)
            {
                await machine.DisposeAsync();
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static X509Certificate2 Signed()
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
}
