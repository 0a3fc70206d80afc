using System.Text;
using CadreReports.Contacts;
using CadreReports.Reminders.Delivery;
using CadreReports.Tests.Reminders.MailServer;

namespace CadreReports.Tests.Reminders;

/// <summary>What arrives at a real mail server, read by a parser that is not ours; and what we make of its refusals.</summary>
public sealed class SmtpChannelTests(SmtpServers servers) : IClassFixture<SmtpServers>
{
    [Fact]
    public async Task A_message_arrives_as_it_was_written()
    {
        Contact[] to = [Letters.Person("an"), Letters.Person("binh", name: "Trần Văn Bình, Phó Trưởng ban")];
        var arrived = await SendAsync(servers.Plain, to);

        Assert.Equal(Letters.Subject, arrived.Subject);
        Assert.Equal(Letters.Sender.Address, arrived.From);
        Assert.Equal(["an@tinhuy.example", "binh@tinhuy.example"], arrived.To);
        Assert.Equal([new MailName("Ban Tổ chức Trung ương", Letters.Sender.Address)], arrived.Sender);
        Assert.Equal(
            [new MailName("Nguyễn Thị an", "an@tinhuy.example"), new MailName("Trần Văn Bình, Phó Trưởng ban", "binh@tinhuy.example")], arrived.Addressees);
        Assert.Equal(Letters.At, arrived.Date);
        Assert.Matches("^<[0-9a-f]{32}@ban-to-chuc[.]example>$", arrived.MessageId);
        Assert.Contains(Letters.Sentence, arrived.Text, StringComparison.Ordinal);
        Assert.Contains("BM02: 328 ≠ 125 + 151, lệch 52", arrived.Text, StringComparison.Ordinal);
        Assert.Contains("https://bao-cao.example/api/templates/2023H1/82", arrived.Text, StringComparison.Ordinal);
        Assert.Contains("BM01, BM02 &amp; &lt;BM03&gt;.", arrived.Html, StringComparison.Ordinal);
        Assert.Equal(0, arrived.Attachments);
        Assert.Contains("Auto-Submitted: auto-generated", arrived.Headers);
        Assert.Contains("Content-Language: vi", arrived.Headers);
        Assert.Contains("Date: Wed, 07 Jun 2023 08:00:00 +0700", arrived.Headers);
        Assert.Contains("MIME-Version: 1.0", arrived.Headers);

        // What reads the last part that it understands shows the HTML.
        Assert.Contains(arrived.Headers, line => line.StartsWith("Content-Type: multipart/alternative", StringComparison.Ordinal));
        Assert.InRange(arrived.RawText.IndexOf("text/plain", StringComparison.Ordinal), 0, arrived.RawText.IndexOf("text/html", StringComparison.Ordinal));
        Assert.All(arrived.Raw, b => Assert.InRange(b, 1, 126));
        Assert.All(arrived.RawText.Split("\r\n"), line => Assert.InRange(line.Length, 0, 998));
    }

    [Fact]
    public async Task The_same_message_is_the_same_bytes_here_and_as_a_file()
    {
        var first = await SendAsync(servers.Plain, [Letters.Person("an")]);
        var second = await SendAsync(servers.Plain, [Letters.Person("an")]);
        Assert.Equal(first.RawText, second.RawText);

        var folder = Directory.CreateTempSubdirectory("cadre-reports-mail-");
        try
        {
            var channel = new EmlFolderChannel(Path.Combine(folder.FullName, "mail"), Letters.Sender);
            var mail = Letters.Mail(Letters.Person("an"));
            await channel.SendAsync(mail, mail.To, default);
            await channel.SendAsync(mail, mail.To, default);
            var file = Assert.Single(Directory.GetFiles(Path.Combine(folder.FullName, "mail")));
            Assert.Matches("^2023-06-07-2023H1-82-reminder-[0-9a-f]{8}[.]eml$", Path.GetFileName(file));
            Assert.Equal(first.RawText.TrimEnd(), Encoding.ASCII.GetString(await File.ReadAllBytesAsync(file)).TrimEnd());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task What_people_entered_is_never_a_header_of_its_own()
    {
        Contact[] to =
        [
            Letters.Person("an", name: "An\r\nBcc: thief@evil.example\r\n\r\nxin chào"),
            Letters.Person("broken", email: "broken@tinhuy.example\r\nBcc: thief@evil.example"),
            Letters.Person("two", email: "two@tinhuy.example, thief@evil.example"),
            Letters.Person("none", email: "không có"),
        ];
        var mail = Letters.Mail(to) with { Letter = Letters.Letter with { Subject = "Nhắc\r\nBcc: thief@evil.example\u2028việc" } };
        var before = (await servers.Plain.ReceivedAsync()).Count;
        var refused = await Channel(servers.Plain).SendAsync(mail, to, default);
        var arrived = (await servers.Plain.ReceivedAsync())[before];

        Assert.Equal([("broken", true), ("none", true), ("two", true)], refused.Select(r => (r.Contact, r.IsFinal)).Order());
        Assert.Equal(["an@tinhuy.example"], arrived.To);
        Assert.Equal([new MailName("An Bcc: thief@evil.example xin chào", "an@tinhuy.example")], arrived.Addressees);
        Assert.Equal("Nhắc Bcc: thief@evil.example việc", arrived.Subject);
        Assert.DoesNotContain(arrived.Headers, line => line.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_refused_recipient_does_not_keep_it_from_the_others()
    {
        Contact[] to =
        [
            Letters.Person("an"), Letters.Person("unknown-1"), Letters.Person("busy", email: "busy1-a@tinhuy.example"),
            Letters.Person("again", email: "AN@tinhuy.example"),
        ];
        var before = (await servers.Plain.ReceivedAsync()).Count;
        var refused = await Channel(servers.Plain).SendAsync(Letters.Mail(to), to, default);

        Assert.Equal(
            [new RefusedRecipient("busy", false, "451 4.2.1"), new RefusedRecipient("unknown-1", true, "550 5.1.1")],
            refused.OrderBy(r => r.Contact, StringComparer.Ordinal));
        Assert.Equal(["an@tinhuy.example"], (await servers.Plain.ReceivedAsync())[before].To);
    }

    [Fact]
    public async Task Nobody_taken_is_no_message()
    {
        Contact[] to = [Letters.Person("unknown-1"), Letters.Person("unknown-2")];
        var before = (await servers.Plain.ReceivedAsync()).Count;
        var refused = await Channel(servers.Plain).SendAsync(Letters.Mail(to), to, default);
        Assert.Equal([true, true], refused.Select(r => r.IsFinal));
        Assert.Equal(before, (await servers.Plain.ReceivedAsync()).Count);
    }

    [Theory]
    [InlineData("data", "refuse", 554, true, false, 0)]
    [InlineData("data", "refuse", 451, false, false, 0)]
    [InlineData("mail", "refuse", 550, false, false, 0)]
    [InlineData("mail", "drop", 0, false, true, 0)]
    [InlineData("data", "drop", 0, false, true, 1)]
    [InlineData("mail", "hang", 0, false, true, 0)]
    public async Task A_refusal_says_whether_trying_again_can_help(string at, string action, int code, bool final, bool unknown, int taken)
    {
        var before = (await servers.Plain.ReceivedAsync()).Count;
        await servers.Plain.MisbehaveAsync(new Mischief(at, action, code));
        var mail = Letters.Mail(Letters.Person("an"));
        var channel = new SmtpChannel(servers.Plain.Options with { Timeout = TimeSpan.FromSeconds(action == "hang" ? 1 : 20) }, Letters.Sender);
        var refusal = await Assert.ThrowsAsync<MailException>(() => channel.SendAsync(mail, mail.To, default));

        Assert.Equal((final, unknown), (refusal.IsFinal, refusal.MayHaveBeenTaken));
        Assert.DoesNotContain("@", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(taken, (await servers.Plain.ReceivedAsync()).Count - before);
    }

    [Fact]
    public async Task Nobody_listening_is_worth_another_try()
    {
        var mail = Letters.Mail(Letters.Person("an"));
        var refusal = await Assert.ThrowsAsync<MailException>(
            () => new SmtpChannel(servers.Plain.Options with { Port = 1 }, Letters.Sender).SendAsync(mail, mail.To, default));
        Assert.Equal((false, false), (refusal.IsFinal, refusal.MayHaveBeenTaken));
    }

    [Fact]
    public async Task It_signs_in_over_an_encrypted_connection()
    {
        var mail = Letters.Mail(Letters.Person("an"));
        Assert.Empty(await new SmtpChannel(servers.SecureOptions, Letters.Sender).SendAsync(mail, mail.To, default));
        var arrived = (await servers.Secure.ReceivedAsync())[^1];
        Assert.Equal((true, SmtpServers.User), (arrived.Secure, arrived.User));
        Assert.All(await servers.Secure.SignInsAsync(), signIn => Assert.True(signIn.Secure));
    }

    [Fact]
    public async Task A_wrong_password_is_for_the_operator()
    {
        var refusal = await RefuseAsync(servers.SecureOptions with { Password = "guessed" }, servers.Secure);
        Assert.False(refusal.IsFinal);
        Assert.DoesNotContain("guessed", refusal.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Neither the password nor the message goes to who cannot show that they are who was named.</summary>
    [Fact]
    public async Task A_server_that_is_not_trusted_hears_nothing()
    {
        var signIns = (await servers.Secure.SignInsAsync()).Count;
        await RefuseAsync(servers.SecureOptions with { CertificateAuthority = null }, servers.Secure);
        await RefuseAsync(servers.SecureOptions with { CertificateAuthority = servers.OtherAuthority }, servers.Secure);
        Assert.Equal(signIns, (await servers.Secure.SignInsAsync()).Count);

        // Its name is another's.
        await RefuseAsync(servers.SecureOptions with { Port = servers.Misnamed.Port, CertificateAuthority = servers.MisnamedAuthority }, servers.Misnamed);
        Assert.Empty(await servers.Misnamed.SignInsAsync());

        // It has no encryption to offer.
        await RefuseAsync(servers.Plain.Options with { Security = MailSecurity.StartTls }, servers.Plain);
    }

    private static async Task<MailException> RefuseAsync(SmtpOptions options, SmtpServer server)
    {
        var before = (await server.ReceivedAsync()).Count;
        var mail = Letters.Mail(Letters.Person("an"));
        var refusal = await Assert.ThrowsAsync<MailException>(() => new SmtpChannel(options, Letters.Sender).SendAsync(mail, mail.To, default));
        Assert.Equal(before, (await server.ReceivedAsync()).Count);
        Assert.False(refusal.MayHaveBeenTaken);
        return refusal;
    }

    private static SmtpChannel Channel(SmtpServer server) => new(server.Options, Letters.Sender);

    private static async Task<ReceivedMail> SendAsync(SmtpServer server, Contact[] to)
    {
        var before = (await server.ReceivedAsync()).Count;
        Assert.Empty(await Channel(server).SendAsync(Letters.Mail(to), to, default));
        var received = await server.ReceivedAsync();
        Assert.Equal(before + 1, received.Count);
        return received[before];
    }
}
