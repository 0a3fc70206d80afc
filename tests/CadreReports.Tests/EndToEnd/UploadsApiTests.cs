using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Local.Samples;

namespace CadreReports.Tests.EndToEnd;

public sealed class UploadsApiTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_workbook_put_at_its_address_is_its_senders_report()
    {
        using var response = await PostAsync("ProvinceApprover:82", """{"period": "2023H1", "province": "82"}""");
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Contains("no-store", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var upload = await response.Content.ReadFromJsonAsync<JsonElement>();
        var status = upload.GetProperty("status").GetString()!;
        Assert.Equal(status, response.Headers.Location!.ToString());
        Assert.Equal("PUT", upload.GetProperty("method").GetString());
        Assert.Equal(20 * 1024 * 1024, upload.GetProperty("maximumBytes").GetInt64());
        var id = upload.GetProperty("upload").GetString()!;
        var address = upload.GetProperty("address").GetString()!;
        Assert.Contains($"/inbox/2023H1/82/{id}.xlsx?", address, StringComparison.Ordinal);
        Assert.InRange(upload.GetProperty("until").GetDateTimeOffset() - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));

        var before = await app.Http.GetFromJsonAsync<JsonElement>(status);
        Assert.Equal("missing", before.GetProperty("status").GetString());
        Assert.Contains("15 phút", before.GetProperty("message").GetString(), StringComparison.Ordinal);

        using var storage = new HttpClient();
        using var put = new HttpRequestMessage(HttpMethod.Put, address)
        {
            Content = new ByteArrayContent(new SampleWorkbooks(CatalogueSet.Load()).Upload(new PeriodId(2023, 1), "82")!.Content),
        };
        foreach (var header in upload.GetProperty("headers").EnumerateObject())
        {
            if (!put.Headers.TryAddWithoutValidation(header.Name, header.Value.GetString()))
            {
                put.Content.Headers.Add(header.Name, header.Value.GetString());
            }
        }

        using var stored = await storage.SendAsync(put);
        Assert.Equal(HttpStatusCode.Created, stored.StatusCode);
        await RunningApp.UntilAsync(
            () => app.Http.GetFromJsonAsync<JsonElement>(status), result => result.GetProperty("status").GetString() == "accepted");
        var versions = await app.Http.GetFromJsonAsync<JsonElement>("api/submissions/2023H1/82/versions");
        var version = Assert.Single(versions.GetProperty("versions").EnumerateArray());
        Assert.Equal("development-ProvinceApprover:82", version.GetProperty("sender").GetString());
        Assert.Equal("development-ProvinceApprover:82", version.GetProperty("senderText").GetString());
    }

    [Fact]
    public async Task A_file_of_nobody_is_called_so()
    {
        var inbox = new Azure.Storage.Blobs.BlobContainerClient(app.Storage, CadreReports.Storage.StorageNames.InboxContainer);
        await inbox.GetBlobClient("2023H1/83/bằng cách khác.xlsx").UploadAsync(
            new BinaryData(new SampleWorkbooks(CatalogueSet.Load()).Upload(new PeriodId(2023, 1), "83")!.Content));
        var versions = await RunningApp.UntilAsync(
            () => app.Http.GetFromJsonAsync<JsonElement>("api/submissions/2023H1/83/versions"), v => v.GetProperty("versions").GetArrayLength() > 0);
        var version = Assert.Single(versions.GetProperty("versions").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, version.GetProperty("sender").ValueKind);
        Assert.Equal("không rõ người gửi", version.GetProperty("senderText").GetString());
        await RunningApp.UntilAsync(
            () => app.Http.GetFromJsonAsync<JsonElement>("api/submissions/2023H1/83"), result => result.GetProperty("status").GetString() == "accepted");
        Assert.Contains("(không rõ người gửi)", await app.Http.GetStringAsync("api/submissions/2023H1/83/receipt.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", """{"period": "2023H1", "province": "82"}""", HttpStatusCode.Unauthorized)]
    [InlineData("", "không phải JSON", HttpStatusCode.Unauthorized)]
    [InlineData("ProvinceClerk:83", """{"period": "2023H1", "province": "82"}""", HttpStatusCode.Forbidden)]
    [InlineData("ProvinceApprover:83", """{"period": "2023H1", "province": "82"}""", HttpStatusCode.Forbidden)]
    [InlineData("CentralAnalyst", """{"period": "2023H1", "province": "82"}""", HttpStatusCode.Forbidden)]
    [InlineData("CentralAdministrator", """{"period": "2023H1", "province": "82"}""", HttpStatusCode.Forbidden)]
    [InlineData("ProvinceClerk:82", """{"period": "2026H1", "province": "82"}""", HttpStatusCode.Forbidden)]
    [InlineData("ProvinceClerk:82", """{"period": "2023H2", "province": "82"}""", HttpStatusCode.Conflict)]
    [InlineData("ProvinceClerk:82", """{"period": "2023H1", "province": "99"}""", HttpStatusCode.NotFound)]
    [InlineData("ProvinceClerk:82", """{"period": "2023H3", "province": "82"}""", HttpStatusCode.NotFound)]
    [InlineData("ProvinceClerk:82", """{"period": "2023H1/82/../../2022H2", "province": "82"}""", HttpStatusCode.NotFound)]
    [InlineData("ProvinceClerk:82", """{"period": "2023H1", "province": "82/../83"}""", HttpStatusCode.NotFound)]
    [InlineData("ProvinceClerk:82", """{"period": "2023H1", "province": "%2E%2E"}""", HttpStatusCode.NotFound)]
    [InlineData("ProvinceClerk:82", """{"province": "82"}""", HttpStatusCode.BadRequest)]
    [InlineData("ProvinceClerk:82", """{"period": "2023H1", "province": 82}""", HttpStatusCode.BadRequest)]
    [InlineData("ProvinceClerk:82", """[]""", HttpStatusCode.BadRequest)]
    public async Task Nobody_announces_a_file_elsewhere_or_for_others(string caller, string body, HttpStatusCode expected)
    {
        using var response = await PostAsync(caller, body);
        Assert.Equal(expected, response.StatusCode);
        Assert.DoesNotContain("sig=", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> PostAsync(string caller, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "api/uploads") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(DevelopmentIdentity.Header, caller);
        return app.Http.SendAsync(request);
    }
}
