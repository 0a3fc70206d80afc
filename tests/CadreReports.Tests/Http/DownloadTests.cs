using CadreReports.Functions.Http;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CadreReports.Tests.Http;

public sealed class DownloadTests
{
    [Theory]
    [InlineData("2023H1-82.xlsx", "2023H1-82.xlsx")]
    [InlineData("2023H1-mien-nam+mien-bac.docx", "2023H1-mien-nam+mien-bac.docx")]
    [InlineData("a.xlsx\"\r\nSet-Cookie: x=1", "a.xlsx---Set-Cookie--x-1")]
    [InlineData("../../etc/passwd", "-..-etc-passwd")]
    [InlineData("C:\\temp\\x.xlsx", "C--temp-x.xlsx")]
    [InlineData("x.xlsx; filename*=UTF-8''evil.exe", "x.xlsx--filename--UTF-8--evil.exe")]
    [InlineData("báo cáo.xlsx", "b-o-c-o.xlsx")]
    [InlineData("..", "tep")]
    [InlineData("", "tep")]
    public void A_name_keeps_what_every_file_system_takes(string name, string safe) => Assert.Equal(safe, Download.SafeName(name));

    /// <summary>As it is written into the answer, whatever the name was made of.</summary>
    [Fact]
    public void No_name_says_anything_more_in_the_header_than_a_name()
    {
        var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var texts = ArbMap.Default.GeneratorFor<string>();
        var attacks = from parts in Gen.Elements("\r\n", "\n", "\"", "/", "\\", "..", ";", "filename=", "\0", "ế", "\u2028", "x", ".exe", "\uD800").ArrayOf() select string.Concat(parts);
        Prop.ForAll(Gen.OneOf(texts, attacks).Where(t => t is not null).ToArbitrary(), name =>
        {
            var http = new DefaultHttpContext { RequestServices = services };
            Download.Of(new MemoryStream(), "application/pdf", name).ExecuteAsync(http).GetAwaiter().GetResult();
            var header = http.Response.Headers.ContentDisposition.ToString();
            const string Start = "attachment; filename=";
            var written = header.Split("; filename*=")[0][Start.Length..].Trim('"');
            return header.StartsWith(Start, StringComparison.Ordinal) && !header.Any(char.IsControl) &&
                written == Download.SafeName(name) && written.Length is > 0 and <= 120 && written[0] != '.' && written[^1] != '.' &&
                written.All(c => char.IsAsciiLetterOrDigit(c) || "-_+.".Contains(c, StringComparison.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void A_long_name_keeps_its_extension() =>
        Assert.Equal((120, ".xlsx"), (Download.SafeName(new string('a', 300) + ".xlsx").Length, Path.GetExtension(Download.SafeName(new string('a', 300) + ".xlsx"))));
}
