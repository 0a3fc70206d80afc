using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Local.Samples;
using CadreReports.Spreadsheets;
using CadreReports.Storage;
using CadreReports.Tests.Summaries.Exports;

namespace CadreReports.Tests.EndToEnd;

/// <summary>What the board and its programs ask of summaries, from outside.</summary>
public sealed class SummaryApiTests(SummaryApp app) : IClassFixture<SummaryApp>
{
    private const string Address = "api/summaries/2023H1/mien-nam";

    [Theory]
    [InlineData("", ContentTypes.Xlsx, "xlsx")]
    [InlineData("?format=xlsx", ContentTypes.Xlsx, "xlsx")]
    [InlineData("?format=docx", ContentTypes.Docx, "docx")]
    [InlineData("?format=json", ContentTypes.Json, "json")]
    [InlineData("?format=csv", "text/csv", "csv")]
    public async Task A_summary_is_had_in_every_format(string query, string type, string extension)
    {
        using var response = await app.Http.GetAsync(Address + query);
        Assert.Equal((HttpStatusCode.OK, type), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal($"2023H1-mien-nam.{extension}", response.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("true", Assert.Single(response.Headers.GetValues("X-Summary-Current")));
        Assert.Equal("1", Assert.Single(response.Headers.GetValues("X-Summary-Revision")));
        var content = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(response.Content.Headers.ContentLength, content.Length);
        Assert.True(content.Length > 1000);

        // Each format has a tag of its own, and whoever has it need not have it again.
        using var again = new HttpRequestMessage(HttpMethod.Get, Address + query);
        again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        using var unchanged = await app.Http.SendAsync(again);
        Assert.Equal((HttpStatusCode.NotModified, 0), (unchanged.StatusCode, (await unchanged.Content.ReadAsByteArrayAsync()).Length));
        Assert.EndsWith($".{extension}\"", response.Headers.ETag!.Tag, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Address + "?format=pdf", HttpStatusCode.BadRequest, "pdf”. Các định dạng: xlsx, docx, json, csv.")]
    [InlineData(Address + "?format=", HttpStatusCode.BadRequest, "Các định dạng: xlsx, docx, json, csv.")]
    [InlineData(Address + "?format=XLSX", HttpStatusCode.BadRequest, "XLSX”. Các định dạng: xlsx, docx, json, csv.")]
    [InlineData(Address + "?format=xlsx&format=csv", HttpStatusCode.BadRequest, "Các định dạng: xlsx, docx, json, csv.")]
    [InlineData(Address + "?revision=0", HttpStatusCode.NotFound, "0")]
    [InlineData(Address + "?revision=", HttpStatusCode.NotFound, "miền Nam")]
    [InlineData(Address + "?revision=abc", HttpStatusCode.NotFound, "abc")]
    [InlineData(Address + "?revision=1&revision=1", HttpStatusCode.NotFound, "1,1")]
    [InlineData(Address + "?revision=99999999999999999999", HttpStatusCode.NotFound, "99999999999999999999")]
    [InlineData("api/summaries/2023H1/Mien-Nam", HttpStatusCode.NotFound, "Mien-Nam")]
    [InlineData("api/summaries/2023H1/+", HttpStatusCode.NotFound, "mien-nam; có thể ghép")]
    [InlineData("api/summaries/2023H1/mien-nam+", HttpStatusCode.NotFound, "mien-nam+")]
    [InlineData("api/summaries/2023H1/ca-nuoc+mien-nam", HttpStatusCode.NotFound, "ca-nuoc+mien-nam")]
    [InlineData("api/summaries/2023H1/mien-nam%2Frevisions", HttpStatusCode.NotFound, "revisions")]
    [InlineData("api/summaries/2023H1/mien-nam%2F..%2Fmien-bac", HttpStatusCode.NotFound, "mien-bac")]
    [InlineData("api/summaries/2023H1/mien-bac+mien-nam/provinces/82", HttpStatusCode.NotFound, "theo một khu vực")]
    [InlineData(Address + "?revision=99", HttpStatusCode.NotFound, "99")]
    [InlineData(Address + "?revision=-1", HttpStatusCode.NotFound, "-1")]
    [InlineData(Address + "?revision=1%2F..%2F1", HttpStatusCode.NotFound, "1/../1")]
    [InlineData("api/summaries/2023H1/mien-tay", HttpStatusCode.NotFound, "mien-nam; có thể ghép")]
    [InlineData("api/summaries/2023H1/mien-nam+mien-nam", HttpStatusCode.NotFound, "mien-nam+mien-nam")]
    [InlineData("api/summaries/2023H1/ca-nuoc/provinces/82", HttpStatusCode.NotFound, "theo một khu vực")]
    [InlineData(Address + "/provinces/01", HttpStatusCode.NotFound, "01")]
    [InlineData("api/facts?period=2023H1&form=BM01&row=02", HttpStatusCode.BadRequest, "“column”")]
    [InlineData("api/facts?form=BM01&row=02&column=total", HttpStatusCode.BadRequest, "“period”")]
    [InlineData("api/facts?period=2099H1&form=BM01&row=02&column=total", HttpStatusCode.NotFound, "2099H1")]
    [InlineData("api/facts?period=2023H1&form=BM11&row=02&column=total", HttpStatusCode.NotFound, "BM01, BM02")]
    [InlineData("api/facts?period=2023H1&form=BM10&row=A01&column=content", HttpStatusCode.NotFound, "“BM10”")]
    [InlineData("api/facts?period=2023H1&form=BM01&row=99&column=total", HttpStatusCode.NotFound, "“99”. Các dòng: 01")]
    [InlineData("api/facts?period=2023H1&form=BM01&row=02&column=tot", HttpStatusCode.NotFound, "“tot”. Các cột: total")]
    [InlineData("api/facts?period=2023H1&form=BM01&row=02&column=total&province=82&province=83", HttpStatusCode.NotFound, "“82,83”")]
    [InlineData("api/facts?period=2023H1&form=BM01&row=02&column=total&province=99", HttpStatusCode.NotFound, "“99”")]
    public async Task What_is_not_there_is_named_in_Vietnamese(string address, HttpStatusCode status, string part)
    {
        using var response = await app.Http.GetAsync(address);
        Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains(part, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Proxies and download programs look before they fetch.</summary>
    [Theory]
    [InlineData(Address + "?format=docx")]
    [InlineData(Address + "?format=csv&revision=1")]
    [InlineData(Address + "/provinces/82")]
    public async Task A_file_can_be_looked_at_without_its_content(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using var head = await app.Http.SendAsync(request);
        using var get = await app.Http.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, 0), (head.StatusCode, (await head.Content.ReadAsByteArrayAsync()).Length));
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal(get.Content.Headers.ContentDisposition, head.Content.Headers.ContentDisposition);
        Assert.Equal((get.Headers.ETag, true), (head.Headers.ETag, get.Headers.ETag is { IsWeak: false }));
        Assert.Equal(("true", "1"), (Assert.Single(head.Headers.GetValues("X-Summary-Current")), Assert.Single(head.Headers.GetValues("X-Summary-Revision"))));
        Assert.True(head.Headers.CacheControl is { Private: true, NoCache: true });
    }

    [Fact]
    public async Task A_very_long_name_is_no_region()
    {
        using var response = await app.Http.GetAsync("api/summaries/2023H1/" + string.Join('+', Enumerable.Repeat("mien-nam", 400)));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Every_edition_is_listed_with_the_versions_it_is_made_of_and_can_be_had_again()
    {
        var list = await app.Http.GetFromJsonAsync<JsonElement>(Address + "/revisions");
        Assert.Equal(("2023H1", "mien-nam", 1), (list.GetProperty("period").GetString(), list.GetProperty("region").GetString(), list.GetProperty("latest").GetInt32()));
        var edition = Assert.Single(list.GetProperty("revisions").EnumerateArray());
        var version = Assert.Single(edition.GetProperty("versions").EnumerateArray());
        Assert.Equal(("82", 1, SummaryApp.Sha256), (version.GetProperty("province").GetString(), version.GetProperty("version").GetInt32(), version.GetProperty("sha256").GetString()));
        Assert.Equal(LocalClock.Date, edition.GetProperty("builtAt").GetDateTimeOffset().UtcDateTime.Date);

        Assert.Equal(await app.Http.GetByteArrayAsync(Address + "?format=csv"), await app.Http.GetByteArrayAsync(Address + "?format=csv&revision=1"));
    }

    /// <summary>Nobody asked for it before: the first answer says when to come again.</summary>
    [Theory]
    [InlineData("mien-nam+mien-bac", "mien-bac+mien-nam", 48)]
    [InlineData("mien-trung-tay-nguyen%2Bmien-nam", "mien-trung-tay-nguyen+mien-nam", 35)]
    [InlineData("mien-nam%20mien-trung-tay-nguyen%20mien-bac", "mien-bac+mien-trung-tay-nguyen+mien-nam", 63)]
    [InlineData("ca-nuoc", "ca-nuoc", 63)]
    public async Task Several_regions_and_the_country_are_built_when_asked_for(string asked, string code, int provinces)
    {
        using (var first = await app.Http.GetAsync($"api/summaries/2023H1/{asked}?format=json"))
        {
            Assert.Equal((HttpStatusCode.NotFound, true), (first.StatusCode, first.Headers.RetryAfter?.Delta > TimeSpan.Zero));
        }

        using var response = await RunningApp.UntilAsync(() => app.Http.GetAsync($"api/summaries/2023H1/{asked}?format=json"), r => r.StatusCode == HttpStatusCode.OK);
        Assert.Equal($"2023H1-{code}.json", response.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        var json = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((code, provinces), (json.GetProperty("scope").GetProperty("code").GetString(), json.GetProperty("provinces").GetArrayLength()));
        Assert.Equal(1, json.GetProperty("counts").GetProperty("in").GetInt32());
    }

    /// <summary>From a figure of the summary to the cell, and from the cell's workbook back to the figure.</summary>
    [Fact]
    public async Task A_figure_is_followed_back_to_the_cell_that_a_second_reader_finds_it_in()
    {
        var lines = CsvTable.Read(await app.Http.GetByteArrayAsync(Address + "?format=csv")).Where(l => l["Mã tỉnh"] == "82").ToList();
        var original = LibreOffice(await app.Http.GetByteArrayAsync("api/submissions/2023H1/82/versions/1/original"));
        foreach (var line in lines.Where((_, i) => i % 40 == 0))
        {
            var found = await app.Http.GetFromJsonAsync<JsonElement>(
                $"api/facts?period=2023H1&form={line["Mã biểu"]}&row={line["Mã dòng"]}&column={line["Mã cột"]}&province=82");
            var origin = Assert.Single(found.GetProperty("provinces").EnumerateArray());
            Assert.Equal((line["Mã số liệu"], 1, 1), (found.GetProperty("figure").GetString(), found.GetProperty("from").GetInt32(), found.GetProperty("of").GetInt32()));
            Assert.Equal(
                (line["Giá trị"], line["Phiên bản"], line["Sheet"], line["Ô"], SummaryApp.Sha256),
                (origin.GetProperty("value").GetRawText(), origin.GetProperty("version").GetRawText(), origin.GetProperty("sheet").GetString(), origin.GetProperty("cell").GetString(), origin.GetProperty("sha256").GetString()));
            Assert.Equal(LocalClock.Date, origin.GetProperty("receivedAt").GetDateTimeOffset().UtcDateTime.Date);
            Assert.True(CellAddress.TryParse(line["Ô"], out var row, out var column));
            Assert.Equal(line["Giá trị"], original[line["Sheet"]][(row, column)]);
        }

        var everywhere = await app.Http.GetFromJsonAsync<JsonElement>("api/facts?period=2023H1&form=BM01&row=02&column=total");
        Assert.Equal((63, 1), (everywhere.GetProperty("provinces").GetArrayLength(), everywhere.GetProperty("from").GetInt32()));
        Assert.Equal(JsonValueKind.Null, everywhere.GetProperty("provinces")[0].GetProperty("value").ValueKind);
    }

    [Fact]
    public async Task A_provinces_own_sheet_holds_the_figures_of_its_workbook()
    {
        using var response = await app.Http.GetAsync(Address + "/provinces/82");
        Assert.Equal(("2023H1-82.xlsx", ContentTypes.Xlsx), (response.Content.Headers.ContentDisposition!.FileName, response.Content.Headers.ContentType!.MediaType));
        var cells = LibreOffice(await response.Content.ReadAsByteArrayAsync()).Values.SelectMany(sheet => sheet.Values).ToHashSet(StringComparer.Ordinal);
        var own = CsvTable.Read(await app.Http.GetByteArrayAsync(Address + "?format=csv")).Where(l => l["Mã tỉnh"] == "82").ToList();
        Assert.InRange(own.Count, 300, 400);
        Assert.All(own, line => Assert.Contains(line["Giá trị"], cells));

        using var absent = await app.Http.GetAsync(Address + "/provinces/83");
        Assert.Equal(HttpStatusCode.NotFound, absent.StatusCode);
        Assert.Contains("Bến Tre", (await absent.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ProvinceClerk:82", Address, HttpStatusCode.Forbidden)]
    [InlineData("ProvinceClerk:82", Address + "?revision=1", HttpStatusCode.Forbidden)]
    [InlineData("ProvinceClerk:82", Address + "/revisions", HttpStatusCode.Forbidden)]
    [InlineData("ProvinceClerk:82", Address + "/provinces/82", HttpStatusCode.Forbidden)]
    [InlineData("ProvinceClerk:82", "api/summaries/2023H1/ca-nuoc", HttpStatusCode.Forbidden)]
    [InlineData("ProvinceClerk:82", "api/summaries/2023H1/mien-nam+mien-bac", HttpStatusCode.Forbidden)]
    [InlineData("ProvinceClerk:82", "api/facts?period=2023H1&form=BM01&row=02&column=total&province=83", HttpStatusCode.Forbidden)]
    [InlineData("ProvinceClerk:82", "api/facts?period=2023H1&form=BM01&row=02&column=total&province=82", HttpStatusCode.OK)]
    [InlineData("ProvinceClerk:82", "api/facts?period=2023H1&form=BM01&row=02&column=total", HttpStatusCode.OK)]
    [InlineData("CentralAnalyst", Address + "/revisions", HttpStatusCode.OK)]
    [InlineData("CentralAnalyst", Address + "/provinces/82", HttpStatusCode.OK)]
    [InlineData("CentralAnalyst", Address + "?format=csv&revision=1", HttpStatusCode.OK)]
    [InlineData("nobody", Address, HttpStatusCode.Unauthorized)]
    [InlineData("nobody", Address + "/revisions", HttpStatusCode.Unauthorized)]
    [InlineData("nobody", Address + "/provinces/82", HttpStatusCode.Unauthorized)]
    [InlineData("nobody", "api/facts", HttpStatusCode.Unauthorized)]
    [InlineData("nobody", "api/facts?period=2023H1&form=BM01&row=02&column=total", HttpStatusCode.Unauthorized)]
    public async Task Before_publication_only_the_centre_reads_summaries(string who, string address, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add(DevelopmentIdentity.Header, who);
        using var response = await app.Http.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
        if (expected == HttpStatusCode.OK && who.StartsWith("Province", StringComparison.Ordinal))
        {
            var provinces = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("provinces");
            Assert.Equal("82", Assert.Single(provinces.EnumerateArray()).GetProperty("province").GetString());
        }
    }

    private static DateTime LocalClock => RunningApp.ClockStart.UtcDateTime;

    private static Dictionary<string, Dictionary<(int Row, int Column), string>> LibreOffice(byte[] workbook) => Workbooks.LibreOffice.Read(workbook);
}

/// <summary>The running app with one accepted report of Tiền Giang, whose summary is built.</summary>
public sealed class SummaryApp : IAsyncLifetime
{
    private static readonly PeriodId Period = new(2023, 1);
    private static readonly byte[] Workbook = new SampleWorkbooks(CatalogueSet.Load()).Upload(Period, "82")!.Content;

    private readonly RunningApp app = new();

    public static string Sha256 { get; } = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Workbook));

    /// <inheritdoc cref="RunningApp.Http"/>
    public HttpClient Http => app.Http;

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        await app.Client.SendAsync(Period, "82", Workbook, default);
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(200))
        {
            var board = await app.Client.StatusAsync(Period, "mien-nam", default);
            if (board.Provinces.Single(p => p.Code == "82").Accepted is not null && await app.Client.IsSummaryCurrentAsync(Period, "mien-nam", default))
            {
                break;
            }

            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), "The summary did not become current.");
        }
    }

    public Task DisposeAsync() => app.DisposeAsync();
}
