using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using CadreReports.Contacts;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace CadreReports.Reminders.Delivery;

/// <summary>Hands messages to a mail server, one conversation each.</summary>
public sealed class SmtpChannel(SmtpOptions options, MailboxAddress from) : IMailChannel
{
    private readonly X509Certificate2Collection? authorities = ReadAuthorities(options.CertificateAuthority);

    public async Task<IReadOnlyList<RefusedRecipient>> SendAsync(Mail mail, IReadOnlyList<Contact> recipients, CancellationToken cancellationToken)
    {
        var refused = new List<RefusedRecipient>();
        var byAddress = recipients.ToLookup(contact => Addresses.Of(contact)?.Address, StringComparer.OrdinalIgnoreCase);
        refused.AddRange(byAddress[null].Select(contact => new RefusedRecipient(contact.Id, IsFinal: true, "not an address")));
        var envelope = byAddress.Where(group => group.Key is not null).Select(group => new MailboxAddress(string.Empty, group.Key!)).ToList();
        if (envelope.Count > 0)
        {
            foreach (var (address, response) in await TalkAsync(mail, envelope, cancellationToken))
            {
                refused.AddRange(byAddress[address].Select(contact => new RefusedRecipient(contact.Id, IsLasting(response.StatusCode), Describe(response))));
            }
        }

        return refused;
    }

    private async Task<IReadOnlyDictionary<string, SmtpResponse>> TalkAsync(
        Mail mail, IReadOnlyList<MailboxAddress> envelope, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        using var message = MimeWriter.Write(mail, from);
        using var client = new Conversation { Timeout = (int)options.Timeout.TotalMilliseconds };
        Trust(client);
        var sending = false;
        try
        {
            await client.ConnectAsync(options.Host, options.Port, SocketOptions(options.Security), limit.Token);
            if (options is { User: { } user, Password: { } password })
            {
                await client.AuthenticateAsync(user, password, limit.Token);
            }

            sending = true;
            await client.SendAsync(MimeWriter.Format, message, from, envelope, limit.Token);
        }
        catch (NobodyAcceptedException)
        {
            // Each refusal is in the list.
        }
        catch (SmtpCommandException e)
        {
            // A server that does not want us as sender may be told to: that is for operators, not for the message.
            throw new MailException(
                $"The server answered {Describe(e.StatusCode, e.Message)} ({e.ErrorCode})",
                e.ErrorCode == SmtpErrorCode.MessageNotAccepted && IsLasting(e.StatusCode),
                e);
        }
        catch (Exception e) when (IsConnection(e))
        {
            throw new MailException($"The conversation with the server broke off: {e.GetType().Name}", isFinal: false, e) { MayHaveBeenTaken = sending };
        }

        await CloseAsync(client, limit.Token);
        return client.Refused;
    }

    /// <summary>The server has the message by now; how it says goodbye changes nothing.</summary>
    private static async Task CloseAsync(Conversation client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception e) when (e is SmtpCommandException || IsConnection(e))
        {
        }
    }

    private void Trust(Conversation client)
    {
        // Lists of revoked certificates are out of reach in networks that let out only what they know, and this server is
        // one that the operator named.
        client.CheckCertificateRevocation = false;
        if (authorities is not null)
        {
            client.ServerCertificateValidationCallback = (_, certificate, chain, errors) =>
                (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None && certificate is not null && IsSigned(certificate, chain);
        }
    }

    /// <summary>Whether one of the named authorities, and no other, stands behind the certificate.</summary>
    private bool IsSigned(X509Certificate certificate, X509Chain? sent)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities!);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new System.Security.Cryptography.Oid("1.3.6.1.5.5.7.3.1", "Server authentication"));
        foreach (var element in sent?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        using var server = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return chain.Build(server);
    }

    private static X509Certificate2Collection? ReadAuthorities(string? file)
    {
        if (file is null)
        {
            return null;
        }

        var found = new X509Certificate2Collection();
        found.ImportFromPemFile(file);
        return found.Count > 0 ? found : throw new InvalidOperationException("Mail:Smtp:CertificateAuthority names a file without a PEM certificate.");
    }

    private static SecureSocketOptions SocketOptions(MailSecurity security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };

    private static bool IsConnection(Exception e) =>
        e is IOException or SocketException or OperationCanceledException or TimeoutException or ProtocolException or NotSupportedException or
            System.Security.Authentication.AuthenticationException or MailKit.Security.AuthenticationException or SslHandshakeException or
            ServiceNotConnectedException or ServiceNotAuthenticatedException;

    private static bool IsLasting(SmtpStatusCode code) => (int)code >= 500;

    private static string Describe(SmtpResponse response) => Describe(response.StatusCode, response.Response);

    /// <summary>The codes alone: what a server says beside them names the address.</summary>
    private static string Describe(SmtpStatusCode code, string said)
    {
        var number = ((int)code).ToString(CultureInfo.InvariantCulture);
        return Regex.Match(said, @"^[245]\.\d{1,3}\.\d{1,3}\b", RegexOptions.CultureInvariant) is { Success: true } enhanced ? $"{number} {enhanced.Value}" : number;
    }

    /// <summary>One recipient whom the server refuses does not keep the message from the others.</summary>
    private sealed class Conversation : SmtpClient
    {
        public Dictionary<string, SmtpResponse> Refused { get; } = new(StringComparer.OrdinalIgnoreCase);

        protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) =>
            Refused[mailbox.Address] = response;

        protected override void OnNoRecipientsAccepted(MimeMessage message) => throw new NobodyAcceptedException();
    }

    private sealed class NobodyAcceptedException : Exception;
}
