using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using CadreReports.Access;
using CadreReports.Addresses;
using CadreReports.Portal.Frame;
using CadreReports.Tests.EndToEnd;

namespace CadreReports.Tests.Portal;

/// <summary>Whatever an address or a form says, pages answer what they mean to: nothing fails, nothing shows insides, nothing leads astray.</summary>
[Collection(PortalStage.Name)]
public sealed class OddRequestTests(PortalStage stage)
{
    /// <summary>Goes nowhere by itself.</summary>
    private static readonly HttpClient Http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

    /// <summary>What stands where something else is meant.</summary>
    private static readonly string[] Odd =
    [
        "", " ", "0", "-1", "99999999999999999999", "2147483647", "9999-12-31", "0001-01-01", "mien-nam+mien-bac+mien-nam", "<script>alert(1)</script>", "\"'`={0}{",
        "../../2023H1/83/x", "..", "%2F", "a\\b", "đặng văn ạ", "🙂", "\0", "a\r\nX-Evil: 1", "2023H1", "2023h1", "82", "all", new string('x', 1500),
    ];

    public static TheoryData<string> Pages() => [.. AccessTable.Lines
        .Where(line => line.Endpoint.StartsWith("get ", StringComparison.Ordinal) && !line.Endpoint.StartsWith("get api/", StringComparison.Ordinal))
        .Select(line => line.Address.Split('?')[0].Replace("{province}", AccessTable.Own, StringComparison.Ordinal))
        .Distinct()];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_fails_for_no_query(string address)
    {
        var names = QueryNames();
        foreach (var value in Odd)
        {
            await AssertAnsweredAsync($"{address}?{string.Join('&', names.Select(name => $"{name}={Uri.EscapeDataString(value)}"))}", value);
        }

        // One by one too, as one that is odd may keep others from being read.
        foreach (var name in names)
        {
            await AssertAnsweredAsync($"{address}?{name}=2147483647", "2147483647");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_fails_for_no_part_of_its_address(string address)
    {
        var parts = address.Split('/');
        for (var i = 0; i < parts.Length; i++)
        {
            foreach (var value in Odd.Where(value => value is not (".." or "")))
            {
                await AssertAnsweredAsync(string.Join('/', parts.Select((part, at) => at == i ? Uri.EscapeDataString(value) : part)), value);
            }
        }
    }

    [Theory]
    [InlineData("/huong-dan/")]
    [InlineData("//huong-dan")]
    [InlineData("//example.org/huong-dan")]
    [InlineData("//ky/2023H1/tinh/82/gui")]
    [InlineData("///khoa/0123/thu-hoi")]
    [InlineData("/%2Fexample.org")]
    [InlineData("/KY/2023H1")]
    [InlineData("/ky//2023H1")]
    [InlineData("/ky/2023H1/tinh/82%2F..%2F83")]
    [InlineData("/ky/2023H1/tinh/82/gui/..%2F..%2F83%2Fx")]
    [InlineData("/ky/2023H1/tinh/82/gui/%5C..%5C")]
    [InlineData("/tep/0/../portal.css")]
    [InlineData("/api")]
    [InlineData("/api/")]
    public async Task An_odd_path_leads_nowhere_else(string path)
    {
        foreach (var method in (string[])["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(stage.Address, new Uri(path.StartsWith("//", StringComparison.Ordinal) ? "." + path : path, UriKind.Relative)));
            request.Headers.Add(DevelopmentIdentity.Header, "ProvinceClerk:82");
            using var response = await SendAsync(request);
            Assert.InRange((int)response.StatusCode, 200, 499);
            if (response.Headers.Location is { } next)
            {
                Assert.Matches("^/[^/\\\\]", next.OriginalString);
            }
        }
    }

    /// <summary>Letters that a header does not take are escaped, not refused.</summary>
    [Theory]
    [InlineData("/ky/đặng", "/ky/%C4%91%E1%BA%B7ng")]
    [InlineData("/ky/2023H1?vung=ă%20b", "/ky/2023H1?vung=%C4%83%20b")]
    [InlineData("/🙂", "/%F0%9F%99%82")]
    public async Task One_goes_on_at_an_address_in_any_letters(string next, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "dang-nhap?tiep=" + Uri.EscapeDataString(next));
        request.Headers.Add(DevelopmentIdentity.Header, "CentralAnalyst");
        using var response = await SendAsync(request);
        Assert.Equal((303, expected), ((int)response.StatusCode, response.Headers.Location?.OriginalString));
    }

    /// <summary>A browser that sends a bad credential along with every request, also with the sign-in page's, is told so and not led in a circle.</summary>
    [Fact]
    public async Task Who_has_a_credential_that_is_no_good_is_told_and_not_led_in_a_circle()
    {
        var address = "/ky/2023H1";
        for (var steps = 0; ; steps++)
        {
            Assert.True(steps < 3, address);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Accept.ParseAdd("text/html");
            request.Headers.Add(DevelopmentIdentity.Header, ["CentralAnalyst", "ProvinceClerk:82"]);
            using var response = await SendAsync(request);
            if (response.Headers.Location is { } next)
            {
                address = next.OriginalString;
                continue;
            }

            Assert.Equal(401, (int)response.StatusCode);
            Assert.Contains("<h1>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            return;
        }
    }

    public static TheoryData<string, string?> OddBodies() => new()
    {
        { "multipart/form-data", "--x\r\n" },
        { "multipart/form-data; boundary=x", "" },
        { "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"account\"\r\n\r\nai" },
        { "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xlsx\"\r\n\r\nai" },
        { "multipart/form-data; boundary=x", "--x\r\nno header\r\n\r\nai\r\n--x--\r\n" },
        { "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data\r\n\r\nai\r\n--x--\r\n" },
        { "multipart/form-data; boundary=\"\"", "x" },
        { "application/x-www-form-urlencoded; charset=utf-16", "account=a&password=b" },
        { "application/x-www-form-urlencoded; charset=khong-co", "account=a" },
        { "application/x-www-form-urlencoded", "%&=&&account&%zz=%FF%00&[].x=1&a[].b=1&a[b].c=1&a[b]=2&a=1" },
        { "application/x-www-form-urlencoded", "account=%ED%A0%80&password=%00" },
        { "application/x-www-form-urlencoded", string.Concat(Enumerable.Repeat("a=1&", 2000)) },
        { "text/plain", "account=a" },
        { "application/json", "[]" },
        { "application/json", "{\"account\": 1}" },
        { "application/xml", "<a/>" },
        { "", "x" },
    };

    [Theory]
    [MemberData(nameof(OddBodies))]
    public async Task A_form_that_is_none_is_refused_with_a_page(string type, string? body)
    {
        foreach (var (address, who) in (IEnumerable<(string, string?)>)
        [
            ("dang-nhap", null),
            ("ky/2023H1/tinh/82/phien-ban/1/giai-trinh", "ProvinceClerk:82"),
            ("ky/2023H1/tinh/82/kiem-tra", "ProvinceClerk:82"),
            ("khoa", "CentralAdministrator"),
        ])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body ?? string.Empty)) };
            if (type.Length > 0)
            {
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            }

            if (who is not null)
            {
                request.Headers.Add(DevelopmentIdentity.Header, who);
            }

            using var response = await SendAsync(request);
            var html = await response.Content.ReadAsStringAsync();
            // A file that is no workbook is looked at and said to be none.
            var most = address.EndsWith("kiem-tra", StringComparison.Ordinal) ? 200 : 400;
            Assert.True((int)response.StatusCode is >= 200 and < 500 && (int)response.StatusCode >= most, $"{address} {response.StatusCode}");
            Assert.Contains("<html lang=\"vi\">", html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("khoa/{0}/thu-hoi", "")]
    [InlineData("tai-khoan/{0}/mat-khau", "")]
    [InlineData("tai-khoan/{0}/trang-thai", "state=closed")]
    [InlineData("tai-khoan/{0}", "role=centralAnalyst")]
    [InlineData("dau-moi/{0}", "name=A&role=clerk&email=a@example.org")]
    [InlineData("dau-moi/82/{0}", "name=A&role=clerk&email=a@example.org")]
    [InlineData("dau-moi/de-xuat/2023H1/{0}", "version=1&role=clerk")]
    [InlineData("ky/2023H1/nhac-viec/thu/{0}/gui", "")]
    [InlineData("ky/2023H1/nhac-viec/thu/{0}/dung", "reason=Tỉnh đã nộp báo cáo giấy cho Ban rồi.")]
    [InlineData("ky/2023H1/phat-hien/82/{0}", "answer=1&reason=Số liệu chưa khớp với báo cáo của kỳ trước.")]
    [InlineData("ky/2023H1/tinh/82/phien-ban/1/giai-trinh/{0}/chua-dat", "answer=1&reason=Số liệu chưa khớp với báo cáo của kỳ trước.")]
    [InlineData("ky/2023H1/tinh/82/phien-ban/{0}/xac-nhan", "revision=1")]
    [InlineData("ky/2023H1/can-xu-ly/thu-lai", "failure={0}")]
    [InlineData("ky/2023H1/can-xu-ly/bo-qua", "failure={0}&reason=Số liệu chưa khớp với báo cáo của kỳ trước.")]
    public async Task A_form_fails_for_nothing_that_it_names(string address, string fields)
    {
        foreach (var value in Odd.Where(value => value.Length > 0 && value is not (".." or "82")))
        {
            var escaped = Uri.EscapeDataString(value);
            using var request = new HttpRequestMessage(HttpMethod.Post, address.Replace("{0}", escaped, StringComparison.Ordinal))
            {
                Content = new StringContent(fields.Replace("{0}", escaped, StringComparison.Ordinal), Encoding.UTF8, "application/x-www-form-urlencoded"),
            };
            request.Headers.Add(DevelopmentIdentity.Header, address.EndsWith("xac-nhan", StringComparison.Ordinal) ? "ProvinceApprover:82" : "CentralAdministrator");
            using var response = await SendAsync(request);
            Assert.True((int)response.StatusCode is >= 200 and < 500, $"{address} {value}: {response.StatusCode}");
        }
    }

    /// <summary>What is shown once is kept nowhere, and is not in what was asked.</summary>
    [Fact]
    public async Task What_is_shown_once_no_browser_keeps()
    {
        using var browser = new FormBrowser(stage.Address);
        var name = stage.NewName();
        await browser.EnterAsync(name, await stage.AccountAsync(name, "CentralAdministrator"));
        await browser.GetAsync("tai-khoan");
        var made = await browser.PostAsync("tai-khoan", ("account", stage.NewName()), ("role", "centralAnalyst"));
        Assert.Contains("class=\"secret\"", made.Html, StringComparison.Ordinal);
        Assert.True(made.Headers.CacheControl!.NoStore);
        var key = await browser.PostAsync("khoa", ("purpose", "Thử"), ("role", "centralAnalyst"), ("validTo", "2023-06-30"));
        Assert.Contains("class=\"secret\"", key.Html, StringComparison.Ordinal);
        Assert.True(key.Headers.CacheControl!.NoStore);
        // Letters lead there too, whatever this request was sent to.
        Assert.Contains(">http://localhost:7071/<", made.Html, StringComparison.Ordinal);
    }

    private static List<string> QueryNames() =>
    [
        .. new[] { typeof(PageAddress).Assembly, typeof(PageFrame).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type == typeof(PageAddress) || type.Namespace?.StartsWith("CadreReports.Portal", StringComparison.Ordinal) == true)
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
            .Where(field => field.IsLiteral && field.FieldType == typeof(string) && (field.Name.EndsWith("Query", StringComparison.Ordinal) || field.Name.EndsWith("Name", StringComparison.Ordinal)))
            .Select(field => (string)field.GetRawConstantValue()!)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    private async Task AssertAnsweredAsync(string address, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add(DevelopmentIdentity.Header, "CentralAdministrator");
        using var response = await SendAsync(request);
        var html = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode is >= 200 and < 500, $"{address}: {response.StatusCode}");
        Assert.False(response.Headers.Contains("X-Evil"));
        if (value.Contains('<', StringComparison.Ordinal))
        {
            Assert.DoesNotContain(value, html, StringComparison.Ordinal);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        request.RequestUri = new Uri(stage.Address, request.RequestUri!);
        return await Http.SendAsync(request);
    }
}
