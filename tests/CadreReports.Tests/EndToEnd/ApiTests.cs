using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Local.Samples;
using CadreReports.Status;
using CadreReports.Storage;
using CadreReports.Submissions;

namespace CadreReports.Tests.EndToEnd;

/// <summary>The running app from outside: its addresses, its triggers, its refusals.</summary>
public sealed class ApiTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static readonly PeriodId Period = new(2023, 1);
    private static readonly SampleWorkbooks Samples = new(CatalogueSet.Load());

    [Fact]
    public async Task Health_says_that_storage_answers()
    {
        var health = await app.Http.GetFromJsonAsync<JsonElement>("api/health");
        Assert.Equal("ok", health.GetProperty("status").GetString());
        Assert.Equal("ok", health.GetProperty("storage").GetProperty("tables").GetString());
    }

    [Fact]
    public async Task A_workbook_put_into_the_inbox_by_any_blob_client_appears_in_the_status()
    {
        var inbox = new BlobContainerClient(app.Storage, StorageNames.InboxContainer);
        await inbox.GetBlobClient("2023H1/82/anything.xlsx").UploadAsync(new BinaryData(Workbook("82")));

        var province = await RunningApp.UntilAsync(() => ProvinceAsync("82"), p => p.Status == "accepted");
        Assert.Equal((1, 1), (province.Version, province.Accepted));
        Assert.True(province.Facts > 300, $"{province.Facts} figures");
    }

    [Fact]
    public async Task An_upload_is_answered_with_where_its_result_will_be()
    {
        var result = await SendAsync("83");

        Assert.Equal("accepted", result.GetProperty("status").GetString());
        Assert.Equal("2023H1-83-000001", result.GetProperty("receipt").GetString());
        Assert.Equal(1, result.GetProperty("accepted").GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task An_error_names_sheet_cell_and_figures()
    {
        var result = await SendAsync(SampleWorkbooks.UnbalancedProvince);

        Assert.Equal("rejected", result.GetProperty("status").GetString());
        var message = Assert.Single(result.GetProperty("findings").EnumerateArray(), f => f.GetProperty("severity").GetString() == "error").GetProperty("message").GetString()!;
        foreach (var part in (string[])["BM02", "328", "276", "125", "151", "Lệch 52"])
        {
            Assert.Contains(part, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_annotated_copy_is_the_provinces_own_workbook_with_what_was_found()
    {
        // Another test sends the same content, which is then the same version.
        await SendAsync(SampleWorkbooks.UnbalancedProvince);
        await RunningApp.UntilAsync(() => ProvinceAsync(SampleWorkbooks.UnbalancedProvince), p => p.Status == "rejected");
        var address = $"api/submissions/2023H1/{SampleWorkbooks.UnbalancedProvince}/annotated";

        using var response = await app.Http.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, ContentTypes.Xlsx), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        var disposition = response.Content.Headers.ContentDisposition!;
        Assert.Equal(("attachment", "2023H1-94-000001-ket-qua.xlsx"), (disposition.DispositionType, disposition.FileName));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        var copy = await response.Content.ReadAsByteArrayAsync();
        using (var seen = new Workbooks.AnnotatedWorkbook(copy))
        {
            Assert.Contains("Lệch 52", seen.Note("BM02", "D11"), StringComparison.Ordinal);
        }

        Assert.Equal(copy, await app.Http.GetByteArrayAsync(address + "?version=1"));
        using var missing = await app.Http.GetAsync(address + "?version=2");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task A_file_that_was_refused_has_no_annotated_copy()
    {
        await SendAsync(SampleWorkbooks.UnreadableProvince);
        await RunningApp.UntilAsync(() => ProvinceAsync(SampleWorkbooks.UnreadableProvince), p => p.Status == "rejected");
        using var response = await app.Http.GetAsync($"api/submissions/2023H1/{SampleWorkbooks.UnreadableProvince}/annotated");
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains("Tệp của phiên bản 1 không đọc được", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_template_that_is_served_is_read_as_that_provinces_own()
    {
        var template = await app.Http.GetByteArrayAsync("api/templates/2023H1/87");
        var result = await ValidateAsync("87", template);

        Assert.Equal("rejected", result.GetProperty("status").GetString());
        var findings = result.GetProperty("findings").EnumerateArray().ToList();
        Assert.Contains(findings, f => f.GetProperty("ruleId").GetString() == "DE-TRONG-BAT-BUOC");
        // Nothing but blanks: in the forms, and on the cover.
        Assert.All(findings, f => Assert.True(
            f.GetProperty("ruleId").GetString()!.StartsWith("DE-TRONG", StringComparison.Ordinal) ||
            f.GetProperty("cells").EnumerateArray().Any(c => c.GetProperty("sheet").GetString() == "BIA"), f.ToString()));
        Assert.Equal("missing", (await ProvinceAsync("87")).Status);
    }

    [Fact]
    public async Task A_check_stores_nothing()
    {
        var result = await ValidateAsync("89", Workbook("89"));

        Assert.Equal("accepted", result.GetProperty("status").GetString());
        Assert.Equal("missing", (await ProvinceAsync("89")).Status);
        var inbox = new BlobContainerClient(app.Storage, StorageNames.InboxContainer);
        Assert.Empty(inbox.GetBlobsAsync(BlobTraits.None, BlobStates.None, "2023H1/89/", default).ToBlockingEnumerable());
    }

    [Fact]
    public async Task A_summary_follows_what_is_accepted()
    {
        await SendAsync("91");
        await RunningApp.UntilAsync(() => app.Client.IsSummaryCurrentAsync(Period, "mien-nam", default), current => current);

        using var response = await app.Http.GetAsync("api/summaries/2023H1/mien-nam");
        Assert.Equal(ContentTypes.Xlsx, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("2023H1-mien-nam.xlsx", response.Content.Headers.ContentDisposition!.FileName);
        Assert.NotNull(response.Headers.ETag);
    }

    [Theory]
    [InlineData("GET", "api/templates/2099H1/82", HttpStatusCode.NotFound)]
    [InlineData("GET", "api/templates/2023H1/99", HttpStatusCode.NotFound)]
    [InlineData("GET", "api/submissions/..%2F2023H1/82", HttpStatusCode.NotFound)]
    [InlineData("GET", "api/periods/2023H1/status?region=mien-tay", HttpStatusCode.NotFound)]
    [InlineData("GET", "api/summaries/2023H1/mien-bac", HttpStatusCode.NotFound)]
    [InlineData("GET", "api/nothing/here", HttpStatusCode.NotFound)]
    [InlineData("GET", "api/submissions/2023H1/82?upload=0123456789abcdef0123456789abcdef", HttpStatusCode.NotFound)]
    [InlineData("GET", "api/submissions/2023H1/82?upload=a%2Fb", HttpStatusCode.NotFound)]
    [InlineData("GET", "api/submissions/2023H1/86/annotated", HttpStatusCode.NotFound)]
    [InlineData("GET", "api/submissions/2023H1/86/annotated?version=1", HttpStatusCode.NotFound)]
    [InlineData("GET", "api/submissions/2023H1/86/annotated?version=..%2F1", HttpStatusCode.NotFound)]
    [InlineData("PUT", "api/submissions/2023H2/82", HttpStatusCode.Conflict)]
    [InlineData("PUT", "api/submissions/2023H1/86", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_answered_is_a_problem_in_Vietnamese(string method, string address, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        using var response = await app.Http.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.All((string[])["title", "detail"], part => Assert.Contains(problem.GetProperty(part).GetString()!, c => c > 127));
    }

    /// <summary>Pages have a policy of their own, which <see cref="DocumentApiTests"/> looks at.</summary>
    [Theory]
    [InlineData("GET", "api/submissions/2023H1/86")]
    [InlineData("HEAD", "api/submissions/2023H1/86/versions")]
    [InlineData("GET", "api/templates/2023H1/86")]
    [InlineData("GET", "api/catalogues/2023")]
    [InlineData("GET", "api/submissions/2023H1/99")]
    [InlineData("POST", "api/submissions/2023H1/86/return")]
    [InlineData("GET", "api/nothing/here")]
    [InlineData("PUT", "api/submissions/2023H1/86")]
    public async Task No_answer_is_guessed_at_kept_by_others_or_run(string method, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        using var response = await app.Http.SendAsync(request);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal((true, true), (response.Headers.CacheControl!.Private, response.Headers.CacheControl.NoCache));
        Assert.Contains("sandbox", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_is_refused(bool chunked)
    {
        using var body = new ByteArrayContent(new byte[(20 * 1024 * 1024) + 1]);
        using var request = new HttpRequestMessage(HttpMethod.Put, "api/submissions/2023H1/86") { Content = body };
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await app.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("missing", (await ProvinceAsync("86")).Status);
    }

    [Theory]
    [InlineData("ProvinceClerk:82", "GET", "api/submissions/2023H1/82", HttpStatusCode.OK)]
    [InlineData("ProvinceClerk:82", "GET", "api/submissions/2023H1/83", HttpStatusCode.Forbidden)]
    [InlineData("ProvinceClerk:82", "GET", "api/submissions/2023H1/83/annotated", HttpStatusCode.Forbidden)]
    [InlineData("nobody", "GET", "api/submissions/2023H1/82/annotated", HttpStatusCode.Unauthorized)]
    [InlineData("ProvinceClerk:82", "GET", "api/templates/2023H1/83", HttpStatusCode.Forbidden)]
    [InlineData("ProvinceClerk:82", "PUT", "api/submissions/2023H1/83", HttpStatusCode.Forbidden)]
    [InlineData("ProvinceClerk:82", "POST", "api/validations/2023H1/83", HttpStatusCode.Forbidden)]
    [InlineData("ProvinceClerk:82", "GET", "api/periods/2023H1/status", HttpStatusCode.Forbidden)]
    [InlineData("ProvinceClerk:82", "GET", "api/summaries/2023H1/mien-nam", HttpStatusCode.Forbidden)]
    [InlineData("CentralAnalyst", "PUT", "api/submissions/2023H1/83", HttpStatusCode.Forbidden)]
    [InlineData("CentralAnalyst", "GET", "api/periods/2023H1/status", HttpStatusCode.OK)]
    [InlineData("nobody", "GET", "api/periods/2023H1/status", HttpStatusCode.Unauthorized)]
    [InlineData("nobody", "GET", "api/submissions/2023H1/82", HttpStatusCode.Unauthorized)]
    [InlineData("nobody", "GET", "api/health", HttpStatusCode.Unauthorized)]
    [InlineData("nobody", "HEAD", "api/health", HttpStatusCode.Unauthorized)]
    public async Task Everybody_gets_in_only_where_they_may(string who, string method, string address, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Headers.Add(DevelopmentIdentity.Header, who);
        using var response = await app.Http.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_call_that_passed_a_proxy_is_not_the_developer()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/periods/2023H1/status");
        request.Headers.Add("X-Forwarded-For", "127.0.0.1");
        using var response = await app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_file_outside_every_report_is_on_the_centres_list()
    {
        var inbox = new BlobContainerClient(app.Storage, StorageNames.InboxContainer);
        await inbox.GetBlobClient("báo cáo.xlsx").UploadAsync(new BinaryData(Workbook("82")));
        var board = await RunningApp.UntilAsync(() => app.Client.StatusAsync(Period, "mien-nam", default), b => b.Unclaimed.Count > 0);
        var file = Assert.Single(board.Unclaimed);
        Assert.Equal("báo cáo.xlsx", file.Blob);

        // The centre finds out whose it is by looking into it, and that it did is noted.
        using var saved = await app.Http.GetAsync($"api/unclaimed/{file.UploadId}");
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal(Workbook("82"), await saved.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/octet-stream", saved.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment; filename=b-o-c-o.xlsx", saved.Content.Headers.ContentDisposition!.ToString().Split("; filename*", StringSplitOptions.None)[0]);
        Assert.Contains("nosniff", saved.Headers.GetValues("X-Content-Type-Options"));
        var line = await app.Http.GetFromJsonAsync<JsonElement>("api/audit?action=request.read-set-aside&who=development-CentralAdministrator");
        Assert.Contains(line.GetProperty("lines").EnumerateArray(), entry => entry.GetProperty("subject").GetString() == $"GET /api/unclaimed/{file.UploadId}");
        Assert.Contains($"href=\"/api/unclaimed/{file.UploadId}\"", await app.Http.GetStringAsync($"ky/{Period}/can-xu-ly"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_the_guard_refused_can_be_saved_by_the_centre()
    {
        byte[] sent = [.. "%PDF-1.7 không phải sổ tính"u8];
        var status = await app.Client.SendAsync(Period, "86", sent, default);
        await RunningApp.UntilAsync(() => app.Http.GetFromJsonAsync<JsonElement>(status), result => result.GetProperty("status").GetString() == "rejected");

        using var saved = await app.Http.GetAsync($"api/submissions/{Period}/86/versions/1/refused");
        Assert.Equal(sent, await saved.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/octet-stream", saved.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment", saved.Content.Headers.ContentDisposition!.DispositionType);
        var link = $"href=\"/api/submissions/{Period}/86/versions/1/refused\"";
        Assert.Contains(link, await app.Http.GetStringAsync($"ky/{Period}/can-xu-ly"), StringComparison.Ordinal);
        Assert.Contains(link, await app.Http.GetStringAsync($"ky/{Period}/tinh/86/phien-ban/1"), StringComparison.Ordinal);
        Assert.DoesNotContain("/refused", await PageOfClerkAsync($"ky/{Period}/tinh/86/phien-ban/1", "86"), StringComparison.Ordinal);
    }

    private async Task<string> PageOfClerkAsync(string address, string province)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add(DevelopmentIdentity.Header, $"ProvinceClerk:{province}");
        using var response = await app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private static byte[] Workbook(string province) => Samples.Upload(Period, province)!.Content;

    /// <summary>Sends the province's sample and waits for its result.</summary>
    private async Task<JsonElement> SendAsync(string province)
    {
        var status = await app.Client.SendAsync(Period, province, Workbook(province), default);
        return await RunningApp.UntilAsync(
            () => app.Http.GetFromJsonAsync<JsonElement>(status), result => result.GetProperty("status").GetString() != "received");
    }

    private async Task<JsonElement> ValidateAsync(string province, byte[] workbook)
    {
        using var body = new ByteArrayContent(workbook);
        using var response = await app.Http.PostAsync($"api/validations/2023H1/{province}", body);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<ProvinceStatus> ProvinceAsync(string province) =>
        (await app.Client.StatusAsync(Period, "mien-nam", default)).Provinces.Single(p => p.Code == province);
}
