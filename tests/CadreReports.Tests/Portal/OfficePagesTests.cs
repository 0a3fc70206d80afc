using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using CadreReports.Tests.EndToEnd;

namespace CadreReports.Tests.Portal;

/// <summary>What the centre's administrator does on pages, by the forms as they stand there, on the running app.</summary>
public sealed partial class OfficePagesTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task Letter_is_looked_at_stopped_with_a_reason_and_shown_as_stopped()
    {
        const string Letter = "ky/2023H1/nhac-viec/thu/82.reminder.2023-06-07";
        Assert.Contains("82.reminder.2023-06-07", await PageAsync("ky/2023H1/nhac-viec?ngay=2023-06-07"), StringComparison.Ordinal);
        var before = await PageAsync(Letter);
        Assert.Contains("Tiền Giang", before, StringComparison.Ordinal);
        // Written for its own day: three days before 10/6.
        Assert.Contains("còn 3 ngày", before, StringComparison.Ordinal);
        Assert.Contains($"{Letter}/dung", before, StringComparison.Ordinal);

        var (status, refused) = await SendAsync($"{Letter}/dung", ("reason", "ngắn"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("Lý do dừng", refused, StringComparison.Ordinal);
        Assert.Contains(">ngắn</textarea>", refused, StringComparison.Ordinal);

        var (_, stopped) = await SendAsync($"{Letter}/dung", ("reason", "Tỉnh đã báo sẽ gửi muộn do thiên tai."));
        Assert.Contains("Đã dừng thư này", stopped, StringComparison.Ordinal);
        Assert.Contains("development-CentralAdministrator", stopped, StringComparison.Ordinal);
        Assert.Contains("Tỉnh đã báo sẽ gửi muộn do thiên tai.", stopped, StringComparison.Ordinal);
        Assert.DoesNotContain($"{Letter}/dung", stopped, StringComparison.Ordinal);
        Assert.Contains("82.reminder.2023-06-07", await PageAsync("ky/2023H1/nhac-viec?tinh-trang=stopped&noi-nhan=82"), StringComparison.Ordinal);
        Assert.DoesNotContain("82.reminder.2023-06-07", await PageAsync("ky/2023H1/nhac-viec?tinh-trang=sent"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Province_gets_more_time_and_gives_it_back()
    {
        var (_, extended) = await SendAsync(
            "ky/2023H1/quan-ly/han", ("province", "92"), ("due", "2023-06-12T17:00"), ("reason", "Cần Thơ vừa thay cán bộ nhập liệu."));
        Assert.Contains("Đã đổi hạn gửi.", extended, StringComparison.Ordinal);
        Assert.Equal("2023-06-12T17:00:00+07:00", await DueAsync("92"));

        var (_, back) = await SendAsync("ky/2023H1/quan-ly/han", ("province", "92"), ("due", "period"));
        Assert.Contains("Bỏ hạn riêng", back, StringComparison.Ordinal);
        Assert.Equal("2023-06-10T17:00:00+07:00", await DueAsync("92"));

        var (status, refused) = await SendAsync("ky/2023H1/quan-ly/han", ("province", "92"), ("due", "2023-06-09T17:00"), ("reason", "Gõ nhầm ngày của hạn riêng."));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("Hạn riêng của Cần Thơ phải sau hạn chung", refused, StringComparison.Ordinal);
        Assert.Contains("value=\"2023-06-09T17:00\"", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Account_is_made_and_its_password_shown_once()
    {
        var (status, slip) = await SendAsync("tai-khoan", ("account", "can-bo-60"), ("role", "provinceClerk"), ("province", "60"));
        Assert.Equal(HttpStatusCode.OK, status);
        var password = Password().Match(slip).Value;
        Assert.NotEmpty(password);
        using var browser = new HttpClient { BaseAddress = app.Http.BaseAddress };
        using var session = await browser.PostAsJsonAsync("api/session", new { account = "can-bo-60", password });
        Assert.Equal(HttpStatusCode.OK, session.StatusCode);
        Assert.DoesNotMatch(Password(), await PageAsync("tai-khoan/can-bo-60"));
        Assert.DoesNotContain(password, await PageAsync("tai-khoan?vai-tro=ProvinceClerk&noi=60"), StringComparison.Ordinal);
        Assert.DoesNotContain("can-bo-60", await PageAsync("tai-khoan?noi=trung-uong"), StringComparison.Ordinal);

        var (again, taken) = await SendAsync("tai-khoan", ("account", "can-bo-60"), ("role", "provinceClerk"), ("province", "60"));
        Assert.Equal(HttpStatusCode.Conflict, again);
        Assert.Contains("value=\"can-bo-60\"", taken, StringComparison.Ordinal);

        var (_, renewed) = await SendAsync("tai-khoan/can-bo-60/mat-khau");
        Assert.NotEqual(password, Password().Match(renewed).Value);
        var (_, closed) = await SendAsync("tai-khoan/can-bo-60/trang-thai", ("state", "closed"));
        Assert.Contains("Mở lại tài khoản", closed, StringComparison.Ordinal);
    }

    /// <summary>The two digits meant another province before the merger; here, on a clock before it, they will.</summary>
    [Fact]
    public async Task Account_is_made_for_a_province_of_another_time()
    {
        var form = await PageAsync("tai-khoan");
        Assert.Contains("<optgroup label=\"Trước 1/7/2025\">", form, StringComparison.Ordinal);
        Assert.Contains("<optgroup label=\"Từ 1/7/2025\">", form, StringComparison.Ordinal);
        Assert.Contains("<option value=\"82\">82 Tiền Giang</option>", form, StringComparison.Ordinal);
        Assert.Contains("<option value=\"82@2025-07-01\">82 Đồng Tháp</option>", form, StringComparison.Ordinal);

        await SendAsync("tai-khoan", ("account", "can-bo-dong-thap"), ("role", "provinceClerk"), ("province", "82@2025-07-01"));
        var account = await PageAsync("tai-khoan/can-bo-dong-thap");
        Assert.Contains("<dd>Đồng Tháp (từ 1/7/2025)</dd>", account, StringComparison.Ordinal);
        Assert.Contains("<option value=\"82@2025-07-01\" selected>", account, StringComparison.Ordinal);

        var (status, refused) = await SendAsync("tai-khoan", ("account", "can-bo-82-0"), ("role", "provinceClerk"), ("province", "82@1900-01-01"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("“Tỉnh, thành phố” không phải là một lựa chọn", refused, StringComparison.Ordinal);
    }

    /// <summary>Only a form that was tampered with says so; still nobody is told names that no page has.</summary>
    [Theory]
    [InlineData("ky/2023H1/quan-ly/trang-thai", "state", "xoa", "Trạng thái")]
    [InlineData("ky/2023H1/quan-ly/han", "province", "00", "Tỉnh, thành phố")]
    [InlineData("ky/2023H1/quan-ly/han", "reason", "Gõ nhầm ngày của hạn chung.", "Hạn gửi")]
    [InlineData("ky/2023H1/quan-ly/xac-nhan", "asked", "có", "Yêu cầu xác nhận")]
    [InlineData("tai-khoan", "role", "king", "Vai trò")]
    [InlineData("tai-khoan/can-bo-62/trang-thai", "state", "xoa", "Trạng thái")]
    [InlineData("dau-moi/79", "role", "king", "Vai trò")]
    [InlineData("khoa", "province", "00", "Tỉnh, thành phố")]
    [InlineData("khoa", "role", "provinceClerk", "Khóa của tỉnh, thành phố phải kèm")]
    public async Task Refused_choice_is_called_as_the_page_calls_it(string address, string field, string value, string label)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["account"] = "can-bo-61",
            ["name"] = "Nguyễn Thị An",
            ["email"] = "an@thanhuy.example",
            ["purpose"] = "Gửi báo cáo tự động",
            ["validTo"] = "2023-12-31",
            ["role"] = "clerk",
        };
        fields[field] = value;
        await SendAsync("tai-khoan", ("account", "can-bo-62"), ("role", "provinceClerk"), ("province", "62"));
        var (status, html) = await SendAsync(address, [.. fields.Select(one => (one.Key, one.Value))]);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        var said = Regex.Match(html, "role=\"alert\".*?</div>", RegexOptions.Singleline).Value;
        Assert.Contains(label, said, StringComparison.Ordinal);
        Assert.DoesNotMatch("“[a-zA-Z]+”|provinceClerk|reopened", said);
    }

    [Fact]
    public async Task Contact_is_added_changed_and_ended()
    {
        var (_, added) = await SendAsync("dau-moi/79", ("name", "Nguyễn Thị An"), ("role", "clerk"), ("email", "an@thanhuy.example"));
        Assert.Contains("Đã thêm đầu mối.", added, StringComparison.Ordinal);
        var address = ContactAddress().Match(added).Groups["address"].Value;
        Assert.NotEmpty(address);
        Assert.Contains("Chưa có người duyệt", await PageAsync("dau-moi"), StringComparison.Ordinal);

        var (status, refused) = await SendAsync(address, ("name", "Nguyễn Thị An"), ("role", "clerk"), ("email", "không phải địa chỉ"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("Thư điện tử phải là đúng một địa chỉ", refused, StringComparison.Ordinal);

        var (_, ended) = await SendAsync(
            address, ("name", "Nguyễn Thị An"), ("role", "clerk"), ("email", "an@thanhuy.example"), ("validFrom", "2023-01-01"), ("validTo", "2023-06-01"));
        Assert.Contains("Đã kết thúc", ended, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_is_made_shown_once_and_revoked()
    {
        var (_, made) = await SendAsync("khoa", ("role", "provinceClerk"), ("province", "82"), ("purpose", "Gửi báo cáo tự động"), ("validTo", "2023-12-31"));
        var text = Regex.Match(made, "class=\"secret\">(?<key>[^<]+)<").Groups["key"].Value;
        Assert.NotEmpty(text);
        var list = await PageAsync("khoa");
        Assert.DoesNotContain(text, list, StringComparison.Ordinal);
        var (_, revoked) = await SendAsync(Regex.Match(list, "action=\"/(?<address>khoa/[^\"]+)\"").Groups["address"].Value);
        Assert.Contains("Đã thu hồi khóa.", revoked, StringComparison.Ordinal);

        // A province that was forgotten makes no key to everybody's reports.
        var (status, _) = await SendAsync("khoa", ("role", "provinceClerk"), ("purpose", "Gửi báo cáo tự động"), ("validTo", "2023-12-31"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    [Fact]
    public async Task Trail_is_read_by_what_was_done_and_the_system_is_looked_over()
    {
        var (_, done) = await SendAsync("tinh-trang");
        Assert.Contains("Đã rà soát hệ thống.", done, StringComparison.Ordinal);
        Assert.Contains("Xử lý báo cáo gửi về", done, StringComparison.Ordinal);
        var trail = await PageAsync("nhat-ky?viec=housekeeping.run");
        Assert.Contains("Rà soát hệ thống", trail, StringComparison.Ordinal);
        Assert.Contains("development-CentralAdministrator", trail, StringComparison.Ordinal);
        Assert.Contains("/api/audit?from=2023-05-30&to=2023-06-05&action=housekeeping.run&format=csv", trail, StringComparison.Ordinal);
        Assert.Contains("Không có việc nào được ghi", await PageAsync("nhat-ky?tu=2020-01-01&den=2020-01-02"), StringComparison.Ordinal);
        Assert.Contains("Ngày đầu không được sau ngày cuối", await PageAsync("nhat-ky?tu=2023-06-05&den=2023-06-01"), StringComparison.Ordinal);
    }

    private async Task<string> PageAsync(string address)
    {
        using var response = await app.Http.GetAsync(address);
        Assert.Equal((address, HttpStatusCode.OK), (address, response.StatusCode));
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }

    private async Task<(HttpStatusCode Status, string Html)> SendAsync(string address, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await app.Http.PostAsync(address, form);
        return (response.StatusCode, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()));
    }

    private async Task<string?> DueAsync(string province) =>
        (await app.Http.GetFromJsonAsync<JsonElement>($"api/periods/2023H1/provinces/{province}")).GetProperty("province").GetProperty("standing").GetProperty("due").GetString();

    [GeneratedRegex("(?<=class=\"secret\">)[0-9a-z-]{19}(?=<)")]
    private static partial Regex Password();

    [GeneratedRegex("href=\"/(?<address>dau-moi/79/[0-9a-z]+)\"")]
    private static partial Regex ContactAddress();
}
