using CadreReports.Reminders.Delivery;

namespace CadreReports.Tests.Reminders.MailServer;

/// <summary>A server without encryption, one with it and a sign-in, and one whose certificate bears another's name.</summary>
public sealed class SmtpServers : IAsyncLifetime
{
    internal const string User = "bao-cao";
    private const string Password = "mật khẩu 1";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cadre-reports-smtp-");

    internal SmtpServer Plain { get; private set; } = null!;

    internal SmtpServer Secure { get; private set; } = null!;

    internal SmtpServer Misnamed { get; private set; } = null!;

    internal string MisnamedAuthority { get; private set; } = null!;

    internal string OtherAuthority { get; private set; } = null!;

    internal SmtpOptions SecureOptions { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var own = TrialCertificate.For("mail.example");
        var other = TrialCertificate.For("other.example", loopback: false);
        Plain = await SmtpServer.StartAsync();
        Secure = await SmtpServer.StartAsync(own, User, Password);
        Misnamed = await SmtpServer.StartAsync(other, User, Password);
        OtherAuthority = await WriteAsync("unrelated.pem", TrialCertificate.For("mail.example").Authority);
        MisnamedAuthority = await WriteAsync("other.pem", other.Authority);
        SecureOptions = new SmtpOptions(
            "127.0.0.1", Secure.Port, User, Password, MailSecurity.StartTls, TimeSpan.FromSeconds(20), await WriteAsync("own.pem", own.Authority));
    }

    public async Task DisposeAsync()
    {
        foreach (var server in (SmtpServer?[])[Plain, Secure, Misnamed])
        {
            if (server is not null)
            {
                await server.DisposeAsync();
            }
        }

        folder.Delete(recursive: true);
    }

    private async Task<string> WriteAsync(string name, string pem)
    {
        var path = Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(path, pem);
        return path;
    }
}
