using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CadreReports.Tests.Reminders.MailServer;

/// <summary>A server's certificate, signed by an authority that exists for it alone.</summary>
/// <param name="Certificate">The server's, as PEM.</param>
/// <param name="Key">Its key, as PEM.</param>
/// <param name="Authority">The authority's certificate, as PEM.</param>
internal sealed record TrialCertificate(string Certificate, string Key, string Authority)
{
    /// <summary>Makes one for a name, and for 127.0.0.1 when that is wanted.</summary>
    public static TrialCertificate For(string name, bool loopback = true)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest("CN=Trial authority", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        authority.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        using var issuer = authority.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        if (loopback)
        {
            names.AddIpAddress(IPAddress.Loopback);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        using var certificate = request.Create(issuer, now.AddDays(-1), now.AddDays(29), RandomNumberGenerator.GetBytes(8));
        return new TrialCertificate(certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem(), issuer.ExportCertificatePem());
    }
}
