using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Local.Samples;
using CadreReports.Storage;

namespace CadreReports.Tests.EndToEnd;

/// <summary>Receipts, confirmations and catalogues as the running app serves them.</summary>
public sealed class DocumentApiTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Report = "api/submissions/2023H1/";
    private const string Clerk = "ProvinceClerk:";

    private static readonly PeriodId Period = new(2023, 1);
    private static readonly SampleWorkbooks Samples = new(CatalogueSet.Load());

    [Fact]
    public async Task A_receipt_is_data_and_a_page()
    {
        await SendAsync("82");
        var receipt = await app.Http.GetFromJsonAsync<JsonElement>($"{Report}82/receipt");
        Assert.Equal("2023H1-82-000001", receipt.GetProperty("number").GetString());
        Assert.Equal("accepted", receipt.GetProperty("status").GetString());

        var page = await PageAsync($"{Report}82/receipt.html?version=1");
        Assert.Contains(receipt.GetProperty("sha256").GetString()!, page, StringComparison.Ordinal);
        Assert.Contains("Ban Tổ chức Tỉnh ủy Tiền Giang", page, StringComparison.Ordinal);
        foreach (var missing in (string[])["82/receipt?version=2", "82/receipt?version=x", "82/receipt.html?version=99999999999", "60/receipt"])
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("CentralAnalyst", HttpMethod.Get, Report + missing));
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Clerk + "82", HttpMethod.Get, Report + "82/receipt"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(Clerk + "83", HttpMethod.Get, Report + "82/receipt.html"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("nobody", HttpMethod.Get, Report + "82/receipt.html"));
    }

    [Fact]
    public async Task A_signed_confirmation_goes_to_its_version()
    {
        const string Version = Report + "83/versions/1/";
        await SendAsync("83");
        Assert.Contains("PHIẾU XÁC NHẬN SỐ LIỆU", await PageAsync(Version + "confirmation-sheet.html"), StringComparison.Ordinal);
        Assert.False((await app.Http.GetFromJsonAsync<JsonElement>(Version + "confirmation/status")).GetProperty("attached").GetBoolean());
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Clerk + "83", HttpMethod.Get, Version + "confirmation"));

        var pdf = Encoding.UTF8.GetBytes("%PDF-1.7\nđã ký\n%%EOF\n");
        var first = await AttachAsync(Clerk + "83", Version, pdf);
        var again = await AttachAsync("ProvinceApprover:83", Version, pdf);
        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(first, again);

        var status = await app.Http.GetFromJsonAsync<JsonElement>(Version + "confirmation/status");
        Assert.Equal("development-ProvinceClerk:83", status.GetProperty("current").GetProperty("attachedBy").GetString());
        Assert.Equal(1, status.GetProperty("all").GetArrayLength());

        using var response = await app.Http.GetAsync(Version + "confirmation");
        Assert.Equal(pdf, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(ContentTypes.Pdf, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task What_is_no_confirmation_is_refused()
    {
        const string Version = Report + "87/versions/1/";
        await SendAsync("87");
        await SendAsync(SampleWorkbooks.UnbalancedProvince);
        var pdf = "%PDF-1.7\n%%EOF\n"u8.ToArray();

        Assert.Equal(HttpStatusCode.Forbidden, (await AttachAsync("CentralAdministrator", Version, pdf)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await AttachAsync(Clerk + "83", Version, pdf)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await AttachAsync(Clerk + "87", Report + "87/versions/9/", pdf)).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await AttachAsync(Clerk + "87", Version, new byte[(20 * 1024 * 1024) + 1])).Status);
        foreach (var (body, word) in ((byte[], string)[])[([], "Chưa có tệp"), ("PK\u0003\u0004"u8.ToArray(), "không phải là PDF"), ("%PDF-1.7"u8.ToArray(), "thiếu phần cuối")])
        {
            var refused = await AttachAsync(Clerk + "87", Version, body);
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.Contains(word, refused.Body, StringComparison.Ordinal);
        }

        const string Rejected = Report + SampleWorkbooks.UnbalancedProvince + "/versions/1/";
        Assert.Equal(HttpStatusCode.Conflict, (await AttachAsync(Clerk + SampleWorkbooks.UnbalancedProvince, Rejected, pdf)).Status);
        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync("CentralAnalyst", HttpMethod.Get, Rejected + "confirmation-sheet.html"));
        Assert.False((await app.Http.GetFromJsonAsync<JsonElement>(Version + "confirmation/status")).GetProperty("attached").GetBoolean());
    }

    [Fact]
    public async Task Whoever_is_signed_in_reads_the_catalogues()
    {
        var list = await app.Http.GetFromJsonAsync<JsonElement>("api/catalogues");
        var version = list.GetProperty("catalogues").EnumerateArray().Single(c => c.GetProperty("version").GetString() == "2023");
        Assert.Contains(version.GetProperty("periods").EnumerateArray(), p => p.GetString() == "2023H1");
        var links = version.GetProperty("links");

        Assert.Contains("DANH MỤC QUY TẮC KIỂM TRA", await PageAsync(links.GetProperty("rules").GetString()!), StringComparison.Ordinal);
        foreach (var link in (string[])["workbook", "rulesWorkbook"])
        {
            using var response = await app.Http.GetAsync(links.GetProperty(link).GetString());
            Assert.Equal(ContentTypes.Xlsx, response.Content.Headers.ContentType!.MediaType);
            Assert.EndsWith("2023.xlsx", response.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
            Assert.Equal("PK"u8.ToArray(), (await response.Content.ReadAsByteArrayAsync())[..2]);
        }

        foreach (var address in (string[])["api/catalogues", "api/catalogues/2023", "api/catalogues/2023/rules", "api/catalogues/2023/rules.xlsx"])
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(Clerk + "82", HttpMethod.Get, address));
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("nobody", HttpMethod.Get, address));
        }

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Clerk + "82", HttpMethod.Get, "api/catalogues/1999"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Clerk + "82", HttpMethod.Get, "api/catalogues/1999/rules"));
    }

    private async Task SendAsync(string province)
    {
        var address = await app.Client.SendAsync(Period, province, Samples.Upload(Period, province)!.Content, default);
        for (var tries = 0; ; tries++)
        {
            var result = await app.Http.GetFromJsonAsync<JsonElement>(address);
            if (result.GetProperty("status").GetString() != "received")
            {
                return;
            }

            Assert.True(tries < 600, $"Not read in two minutes: {result}");
            await Task.Delay(200);
        }
    }

    private async Task<string> PageAsync(string address)
    {
        using var response = await app.Http.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.StartsWith("default-src 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<(HttpStatusCode Status, string Body)> AttachAsync(string who, string version, byte[] pdf)
    {
        using var body = new ByteArrayContent(pdf);
        using var request = new HttpRequestMessage(HttpMethod.Put, version + "confirmation") { Content = body };
        request.Headers.Add(DevelopmentIdentity.Header, who);
        using var response = await app.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<HttpStatusCode> StatusAsync(string who, HttpMethod method, string address)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Add(DevelopmentIdentity.Header, who);
        using var response = await app.Http.SendAsync(request);
        return response.StatusCode;
    }
}
