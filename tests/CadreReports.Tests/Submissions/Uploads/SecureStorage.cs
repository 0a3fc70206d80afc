using System.Buffers.Text;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using CadreReports.Azurite;
using CadreReports.Storage;

namespace CadreReports.Tests.Submissions.Uploads;

/// <summary>An emulator with TLS that knows callers by access tokens, as an account does that takes no shared keys.</summary>
public sealed class SecureStorage : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("cadre-reports-tls-").FullName;
    private AzuriteServer? azurite;

    /// <summary>The account, opened with the token of an identity and without its key.</summary>
    public StorageAccount Account { get; private set; } = null!;

    /// <summary>Trusts this emulator's certificate and no other.</summary>
    public HttpClient Http { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var files = (Certificate: Path.Combine(folder, "certificate.pem"), Key: Path.Combine(folder, "key.pem"));
        await File.WriteAllTextAsync(files.Certificate, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(files.Key, key.ExportPkcs8PrivateKeyPem());
        azurite = await AzuriteServer.StartAsync(dataFolder: null, files, default);

        var thumbprint = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        Http = new HttpClient(new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString(HashAlgorithmName.SHA256) == thumbprint,
            },
        });
        var options = new BlobClientOptions { Transport = new HttpClientTransport(Http) };
        var blobs = new BlobServiceClient(azurite.BlobEndpoint, new EmulatorToken(), options);

        // Queues and tables have no part in signing an address.
        Account = StorageAccount.Open(azurite.ConnectionString) with { Blobs = blobs };
        await blobs.GetBlobContainerClient(StorageNames.InboxContainer).CreateAsync();
    }

    public async Task DisposeAsync()
    {
        Http?.Dispose();
        if (azurite is not null)
        {
            await azurite.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>What the emulator takes for the token of an identity: it looks at the claims and not at the signature.</summary>
    private sealed class EmulatorToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            var now = TimeProvider.System.GetUtcNow();
            var claims = new
            {
                aud = "https://storage.azure.com",
                iss = "https://sts.windows.net/ab1f708d-50f6-404c-a006-d71b2ac7a606/",
                oid = "11059fcc-5514-4800-b5f8-49808b9cfab6",
                tid = "ab1f708d-50f6-404c-a006-d71b2ac7a606",
                iat = now.AddMinutes(-5).ToUnixTimeSeconds(),
                nbf = now.AddMinutes(-5).ToUnixTimeSeconds(),
                exp = now.AddHours(1).ToUnixTimeSeconds(),
            };
            var token = string.Join('.', Part(new { alg = "HS256", typ = "JWT" }), Part(claims), "signature");
            return new AccessToken(token, now.AddHours(1));
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));

        private static string Part<T>(T value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
    }
}
