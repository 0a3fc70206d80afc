using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;
using MimeKit;

namespace CadreReports.Reminders.Delivery;

/// <summary>How the connection to the mail server is secured.</summary>
public enum MailSecurity
{
    /// <summary>Encrypted by STARTTLS before anything is said; a server without it gets nothing.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte, usually on port 465.</summary>
    Tls,

    /// <summary>Not at all; only to a server on this machine.</summary>
    None,
}

/// <summary>The mail server that takes our messages.</summary>
/// <param name="Host">Its name, which its certificate must bear.</param>
/// <param name="Port">1 to 65535.</param>
/// <param name="User">Who signs in; null for nobody.</param>
/// <param name="Password">Theirs; never shown.</param>
/// <param name="Security">How the connection is secured.</param>
/// <param name="Timeout">For a whole conversation.</param>
/// <param name="CertificateAuthority">A PEM file with the authorities that may have signed its certificate; null for those of the machine.</param>
public sealed record SmtpOptions(
    string Host, int Port, string? User, string? Password, MailSecurity Security, TimeSpan Timeout, string? CertificateAuthority)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port} ({Security})");
}

/// <summary>How messages go out.</summary>
/// <param name="Smtp">The mail server; null for none.</param>
/// <param name="Folder">The folder that gets the messages as files when there is no server; null for none, and they wait.</param>
/// <param name="Sender">Who they come from.</param>
/// <param name="Domain">The domain of their Message-IDs.</param>
public sealed record MailOptions(SmtpOptions? Smtp, string? Folder, MailboxAddress Sender, string Domain)
{
    /// <summary>No domain of anybody's, and never one.</summary>
    private const string NoDomain = "cadre-reports.invalid";

    private const string Section = "Mail";
    private const int SubmissionPort = 587;

    /// <summary>
    /// Reads <c>Mail:From</c>, <c>Mail:Domain</c>, <c>Mail:Folder</c> and <c>Mail:Smtp:Host</c>, <c>:Port</c>, <c>:User</c>,
    /// <c>:Password</c>, <c>:Security</c>, <c>:Timeout</c> (seconds), <c>:CertificateAuthority</c>. Without a server messages
    /// become files in the folder <c>mail</c> beside the app; on Azure, where that would be lost, only in a folder that is named.
    /// </summary>
    /// <exception cref="InvalidOperationException">A setting is missing or cannot be right; the message names it.</exception>
    public static MailOptions From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var smtp = section["Smtp:Host"] is { Length: > 0 } host ? ReadSmtp(section.GetSection("Smtp"), host) : null;
        var from = section["From"] is { Length: > 0 } text ? ReadFrom(text)
            : smtp is null ? new MailboxAddress(MailTexts.Sender, $"no-reply@{NoDomain}")
            : throw Wrong("From", "is needed with a mail server: an address such as \"Ban Tổ chức <baocao@example.vn>\"");
        var domain = section["Domain"] is { Length: > 0 } named ? ReadDomain(named) : from.Domain;
        var onAzure = !string.IsNullOrEmpty(configuration["WEBSITE_SITE_NAME"]);
        var folder = section["Folder"] is { Length: > 0 } path ? Path.GetFullPath(path)
            : onAzure ? null
            : Path.Combine(AppContext.BaseDirectory, "mail");
        return new MailOptions(smtp, smtp is null ? folder : null, from, domain);
    }

    /// <summary>Opens the way out; null for none.</summary>
    public IMailChannel? Open() => Smtp is not null ? new SmtpChannel(Smtp, Sender) : Folder is not null ? new EmlFolderChannel(Folder, Sender) : null;

    private static SmtpOptions ReadSmtp(IConfigurationSection section, string host)
    {
        var security = section["Security"] is not { Length: > 0 } named ? MailSecurity.StartTls
            : Enum.TryParse<MailSecurity>(named, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsAsciiDigit(named[0]) ? known
            : throw Wrong("Smtp:Security", "must be starttls, tls or none");
        if (security == MailSecurity.None && !IsThisMachine(host))
        {
            throw Wrong("Smtp:Security", "may be none for a server on this machine only");
        }

        var user = section["User"] is { Length: > 0 } given ? given : null;
        var password = section["Password"] is { Length: > 0 } secret ? secret : null;
        if (user is null != password is null)
        {
            throw Wrong("Smtp:User", "and Mail:Smtp:Password must both be set, or neither");
        }

        var authority = section["CertificateAuthority"] is { Length: > 0 } file ? file : null;
        if (authority is not null && !File.Exists(authority))
        {
            throw Wrong("Smtp:CertificateAuthority", "names a file that is not there");
        }

        return new SmtpOptions(
            host,
            ReadNumber(section, "Port", SubmissionPort, 1, 65535),
            user,
            password,
            security,
            TimeSpan.FromSeconds(ReadNumber(section, "Timeout", 60, 1, (int)MailSender.AttemptTime.TotalSeconds / 2)),
            authority);
    }

    private static int ReadNumber(IConfigurationSection section, string key, int usual, int least, int most) =>
        section[key] is not { Length: > 0 } text ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw Wrong($"Smtp:{key}", $"must be a whole number from {least} to {most}");

    private static MailboxAddress ReadFrom(string text) =>
        Addresses.TryParse(text) ?? throw Wrong("From", "must be one address, such as \"Ban Tổ chức <baocao@example.vn>\"");

    private static string ReadDomain(string text) =>
        Uri.CheckHostName(text) == UriHostNameType.Dns && text.All(char.IsAscii) ? text : throw Wrong("Domain", "must be a domain name in ASCII");

    private static bool IsThisMachine(string host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static InvalidOperationException Wrong(string key, string why) => new($"{Section}:{key} {why}.");
}
