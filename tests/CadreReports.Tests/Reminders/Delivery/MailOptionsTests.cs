using CadreReports.Reminders.Delivery;
using Microsoft.Extensions.Configuration;

namespace CadreReports.Tests.Reminders.Delivery;

public sealed class MailOptionsTests
{
    [Fact]
    public void Nothing_set_is_a_folder_beside_the_app_and_nothing_on_Azure()
    {
        Assert.Equal(Path.Combine(AppContext.BaseDirectory, "mail"), Read().Folder);
        Assert.IsType<EmlFolderChannel>(Read().Open());
        Assert.Null(Read(("WEBSITE_SITE_NAME", "cadre")).Open());
        Assert.IsType<EmlFolderChannel>(Read(("WEBSITE_SITE_NAME", "cadre"), ("Mail:Folder", "mounted")).Open());
    }

    [Fact]
    public void A_server_needs_its_name_and_a_sender()
    {
        var options = Read(("Mail:Smtp:Host", "mail.example.vn"), ("Mail:From", "Ban Tổ chức <bao-cao@example.vn>"), ("Mail:Folder", "unused"));
        Assert.Equal(new SmtpOptions("mail.example.vn", 587, null, null, MailSecurity.StartTls, TimeSpan.FromSeconds(60), null), options.Smtp);
        Assert.Equal(("Ban Tổ chức", "bao-cao@example.vn", "example.vn", null), (options.Sender.Name, options.Sender.Address, options.Domain, options.Folder));
        Assert.IsType<SmtpChannel>(options.Open());
    }

    [Fact]
    public void The_password_is_not_shown()
    {
        var options = Read(("Mail:Smtp:Host", "m.vn"), ("Mail:From", "a@m.vn"), ("Mail:Smtp:User", "u"), ("Mail:Smtp:Password", "secret-1"), ("Mail:Domain", "d.vn"));
        Assert.Equal(("u", "secret-1", "d.vn"), (options.Smtp!.User, options.Smtp.Password, options.Domain));
        Assert.DoesNotContain("secret-1", options.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mail:From", "")]
    [InlineData("Mail:From", "nobody")]
    [InlineData("Mail:From", "a@m.vn, b@m.vn")]
    [InlineData("Mail:From", "a@m.vn\r\nBcc: b@m.vn")]
    [InlineData("Mail:Domain", "m .vn")]
    [InlineData("Mail:Domain", "m.vn>")]
    [InlineData("Mail:Smtp:Port", "0")]
    [InlineData("Mail:Smtp:Port", "587 ")]
    [InlineData("Mail:Smtp:Timeout", "100000")]
    [InlineData("Mail:Smtp:Security", "ssl")]
    [InlineData("Mail:Smtp:Security", "2")]
    [InlineData("Mail:Smtp:Security", "none")]
    [InlineData("Mail:Smtp:User", "")]
    [InlineData("Mail:Smtp:Password", "")]
    [InlineData("Mail:Smtp:CertificateAuthority", "/nowhere/authority.pem")]
    public void What_cannot_be_right_is_named(string key, string value)
    {
        (string, string)[] right =
        [
            ("Mail:Smtp:Host", "mail.example.vn"), ("Mail:From", "a@m.vn"), ("Mail:Smtp:User", "u"), ("Mail:Smtp:Password", "secret-1"),
        ];
        Assert.NotNull(Read(right).Smtp);
        var e = Assert.Throws<InvalidOperationException>(() => Read([.. right, (key, value)]));
        Assert.Contains("Mail:", e.Message, StringComparison.Ordinal);
        Assert.Contains(key.Split(':')[^1] is "Password" ? "Password" : key, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-1", e.Message, StringComparison.Ordinal);
    }

    private static MailOptions Read(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection().Build();
        foreach (var (key, value) in settings)
        {
            configuration[key] = value;
        }

        return MailOptions.From(configuration);
    }
}
