namespace CadreReports.Tests.EndToEnd;

/// <summary>
/// Who gets what from which address. A line is an endpoint as its trigger has it, an address that is called, and the status that
/// each of <see cref="Callers"/> gets. Whoever is let in to change something sends nothing that could be done: 400 says that
/// they were let in. What stands behind an address is sent as its body, <c>{}</c> when nothing does.
/// </summary>
internal static class AccessTable
{
    /// <summary>Stands in addresses for the caller's own province or another one; the centre and nobody ask about the first.</summary>
    public const string Own = "82";

    /// <inheritdoc cref="Own"/>
    public const string Other = "83";

    /// <summary>Who calls, as the trial's header says it, null for nobody; and about which province.</summary>
    public static readonly (string? Who, string Province)[] Callers =
    [
        (null, Own),
        ($"ProvinceClerk:{Own}", Own), ($"ProvinceClerk:{Own}", Other),
        ($"ProvinceApprover:{Own}", Own), ($"ProvinceApprover:{Own}", Other),
        ("CentralAnalyst", Own),
        ("CentralAdministrator", Own),
    ];

    public static readonly (string Endpoint, string Address, string Expected)[] Lines =
    [
        //                                                            nobody | clerk: own, other | approver: own, other | analyst | administrator
        ("* {*rest}", "api/nothing", "404 404 404 404 404 404 404"),
        ("get api/openapi.json", "api/openapi.json", "200 200 200 200 200 200 200"),
        ("get api/health", "api/health", "200 200 200 200 200 200 200"),
        ("get api/health/deep", "api/health/deep", "401 403 403 403 403 200 200"),

        ("get api/catalogues", "api/catalogues", "401 200 200 200 200 200 200"),
        ("get api/catalogues/{version}", "api/catalogues/2023", "401 200 200 200 200 200 200"),
        ("get api/catalogues/{version}/rules", "api/catalogues/2023/rules", "401 200 200 200 200 200 200"),
        ("get api/catalogues/{version}/rules.xlsx", "api/catalogues/2023/rules.xlsx", "401 200 200 200 200 200 200"),
        ("get api/templates/{period}/{province}", "api/templates/2023H1/{province}", "401 200 403 200 403 200 200"),

        ("put api/submissions/{period}/{province}", "api/submissions/2023H1/{province}", "401 400 403 400 403 403 403"),
        ("post api/uploads", "api/uploads {\"period\": \"2023H2\", \"province\": \"{province}\"}", "401 409 403 409 403 403 403"),
        ("post api/submissions/{period}/{province}/versions/{number}/confirm", "api/submissions/2023H1/{province}/versions/1/confirm", "401 403 403 409 403 403 403"),
        ("post api/validations/{period}/{province}", "api/validations/2023H1/{province}", "401 400 403 400 403 400 400"),
        ("post api/submissions/{period}/{province}/explanations", "api/submissions/2023H1/{province}/explanations", "401 400 403 400 403 403 403"),
        ("put api/submissions/{period}/{province}/versions/{number}/confirmation", "api/submissions/2023H1/{province}/versions/1/confirmation", "401 400 403 400 403 403 403"),

        ("post api/submissions/{period}/{province}/explanations/{finding}/insufficient", "api/submissions/2023H1/{province}/explanations/0123456789abcdef/insufficient", "401 403 403 403 403 400 400"),
        ("post api/submissions/{period}/{province}/questions", "api/submissions/2023H1/{province}/questions", "401 403 403 403 403 400 400"),
        ("post api/submissions/{period}/{province}/return", "api/submissions/2023H1/{province}/return", "401 403 403 403 403 400 400"),

        ("get api/submissions/{period}/{province}", "api/submissions/2023H1/{province}", "401 200 403 200 403 200 200"),
        ("get api/submissions/{period}/{province}/receipt", "api/submissions/2023H1/{province}/receipt", "401 200 403 200 403 200 200"),
        ("get api/submissions/{period}/{province}/receipt.html", "api/submissions/2023H1/{province}/receipt.html", "401 200 403 200 403 200 200"),
        ("get api/submissions/{period}/{province}/annotated", "api/submissions/2023H1/{province}/annotated", "401 200 403 200 403 200 200"),
        ("get api/submissions/{period}/{province}/explanations", "api/submissions/2023H1/{province}/explanations", "401 200 403 200 403 200 200"),
        ("get api/submissions/{period}/{province}/versions", "api/submissions/2023H1/{province}/versions", "401 200 403 200 403 200 200"),
        ("get api/submissions/{period}/{province}/versions/{number}", "api/submissions/2023H1/{province}/versions/1", "401 200 403 200 403 200 200"),
        ("get api/submissions/{period}/{province}/versions/{number}/original", "api/submissions/2023H1/{province}/versions/1/original", "401 200 403 200 403 200 200"),
        // What nobody has found safe is the centre's alone to look into.
        ("get api/submissions/{period}/{province}/versions/{number}/refused", "api/submissions/2023H1/{province}/versions/1/refused", "401 403 403 403 403 409 409"),
        ("get api/unclaimed/{upload}", "api/unclaimed/khong-co", "401 403 403 403 403 404 404"),
        ("get api/submissions/{period}/{province}/versions/{first}/diff/{second}", "api/submissions/2023H1/{province}/versions/1/diff/1", "401 200 403 200 403 200 200"),
        ("get api/submissions/{period}/{province}/versions/{number}/confirmation-sheet.html", "api/submissions/2023H1/{province}/versions/1/confirmation-sheet.html", "401 200 403 200 403 200 200"),
        ("get api/submissions/{period}/{province}/versions/{number}/confirmation/status", "api/submissions/2023H1/{province}/versions/1/confirmation/status", "401 200 403 200 403 200 200"),
        ("get api/submissions/{period}/{province}/versions/{number}/confirmation", "api/submissions/2023H1/{province}/versions/1/confirmation", "401 404 403 404 403 404 404"),
        ("get api/facts", "api/facts?period=2023H1&form=BM01&row=02&column=total&province={province}", "401 200 403 200 403 200 200"),
        ("get api/facts", "api/facts?period=2023H1&form=BM01&row=02&column=total", "401 200 200 200 200 200 200"),

        ("get api/periods", "api/periods", "401 403 403 403 403 200 200"),
        ("get api/periods/{period}", "api/periods/2023H1", "401 403 403 403 403 200 200"),
        ("get api/periods/{period}/provinces/{province}", "api/periods/2023H1/provinces/{province}", "401 200 403 200 403 200 200"),
        ("get api/periods/{period}/status", "api/periods/2023H1/status", "401 403 403 403 403 200 200"),
        ("get api/periods/{period}/reminders", "api/periods/2023H1/reminders", "401 403 403 403 403 200 200"),
        ("post api/periods/{period}/state", "api/periods/2023H1/state", "401 403 403 403 403 403 400"),
        ("post api/periods/{period}/confirmation", "api/periods/2023H1/confirmation", "401 403 403 403 403 403 400"),
        ("post api/periods/{period}/due", "api/periods/2023H1/due", "401 403 403 403 403 403 400"),
        ("post api/periods/{period}/status/retry", "api/periods/2023H1/status/retry", "401 403 403 403 403 403 200"),
        ("post api/periods/{period}/status/dismiss", "api/periods/2023H1/status/dismiss", "401 403 403 403 403 403 400"),
        ("post api/periods/{period}/reminders/run", "api/periods/2023H1/reminders/run", "401 403 403 403 403 403 202"),
        ("get api/periods/{period}/reminders/{notice}", "api/periods/2023H1/reminders/tw.digest.2023-06-07", "401 403 403 403 403 200 200"),
        ("post api/periods/{period}/reminders/{notice}/stop", "api/periods/2023H1/reminders/tw.digest.2023-06-07/stop", "401 403 403 403 403 403 400"),
        ("post api/periods/{period}/reminders/{notice}/send", "api/periods/2023H1/reminders/tw.digest.2023-06-07/send", "401 403 403 403 403 403 409"),
        ("post api/housekeeping/run", "api/housekeeping/run", "401 403 403 403 403 403 200"),

        // What is being drafted is the centre's; what is published, the region's provinces' too; another region's, never.
        ("get api/summaries/{period}/{region}", "api/summaries/2023H1/mien-nam", "401 403 403 403 403 200 200"),
        ("get api/summaries/{period}/{region}", "api/summaries/2022H2/mien-nam", "401 200 200 200 200 200 200"),
        ("get api/summaries/{period}/{region}", "api/summaries/2022H2/mien-nam?revision=1", "401 403 403 403 403 200 200"),
        ("get api/summaries/{period}/{region}", "api/summaries/2022H2/mien-bac", "401 403 403 403 403 200 200"),
        ("get api/summaries/{period}/{region}", "api/summaries/2022H2/mien-nam+mien-bac", "401 403 403 403 403 200 200"),
        ("get api/summaries/{period}/{region}", "api/summaries/2022H2/ca-nuoc", "401 403 403 403 403 200 200"),
        ("get api/summaries/{period}/{region}/revisions", "api/summaries/2022H2/mien-nam/revisions", "401 403 403 403 403 200 200"),
        ("get api/summaries/{period}/{region}/provinces/{province}", "api/summaries/2023H1/mien-nam/provinces/{province}", "401 403 403 403 403 200 200"),
        ("get api/summaries/{period}/{region}/provinces/{province}", "api/summaries/2022H2/mien-nam/provinces/{province}", "401 200 403 200 403 200 200"),

        ("get api/contacts/{place}", "api/contacts/{province}", "401 200 403 200 403 200 200"),
        ("get api/contacts/{place}", "api/contacts/trung-uong", "401 403 403 403 403 200 200"),
        ("post api/contacts/{place}", "api/contacts/{province}", "401 403 403 403 403 403 400"),
        ("put api/contacts/{place}/{id}", "api/contacts/{province}/1", "401 403 403 403 403 403 400"),
        ("get api/contacts/proposals", "api/contacts/proposals?period=2023H1", "401 403 403 403 403 200 200"),
        ("post api/contacts/proposals/{period}/{province}", "api/contacts/proposals/2023H1/{province}", "401 403 403 403 403 403 400"),

        ("get api/keys", "api/keys", "401 403 403 403 403 403 200"),
        ("post api/keys", "api/keys", "401 403 403 403 403 403 400"),
        ("delete api/keys/{id}", "api/keys/none", "401 403 403 403 403 403 404"),
        ("get api/audit", "api/audit", "401 403 403 403 403 403 200"),

        // A session is a password's, and the trial's header is none.
        ("get api/session", "api/session", "200 200 200 200 200 200 200"),
        ("post api/session", "api/session", "400 400 400 400 400 400 400"),
        ("delete api/session", "api/session", "401 403 403 403 403 403 403"),
        ("put api/session/password", "api/session/password", "401 403 403 403 403 403 403"),
        ("get api/accounts", "api/accounts", "401 403 403 403 403 403 200"),
        ("post api/accounts", "api/accounts", "401 403 403 403 403 403 400"),
        ("put api/accounts/{account}", "api/accounts/khong-co", "401 403 403 403 403 403 400"),
        ("post api/accounts/{account}/state", "api/accounts/khong-co/state", "401 403 403 403 403 403 400"),
        ("post api/accounts/{account}/password", "api/accounts/khong-co/password", "401 403 403 403 403 403 404"),

        // Pages lead who is nobody to the sign-in; a form that says nothing is refused by 400 once its sender was let in.
        ("get {x:maxlength(0)?}", "", "303 303 303 303 303 303 303"),
        ("get tep/{tag}/{name}", "tep/0/none.css", "404 404 404 404 404 404 404"),
        ("get dang-nhap", "dang-nhap", "200 303 303 303 303 303 303"),
        ("post dang-nhap", "dang-nhap", "400 400 400 400 400 400 400"),
        ("post dang-xuat", "dang-xuat", "401 403 403 403 403 403 403"),
        ("get huong-dan", "huong-dan", "200 200 200 200 200 200 200"),
        ("get mat-khau", "mat-khau", "303 403 403 403 403 403 403"),
        ("post mat-khau", "mat-khau", "401 403 403 403 403 403 403"),
        ("get ky/{period}/nhac-viec", "ky/2023H1/nhac-viec?ngay=2023-06-07", "303 403 403 403 403 200 200"),
        ("post ky/{period}/nhac-viec", "ky/2022H1/nhac-viec", "401 403 403 403 403 403 303"),
        ("get ky/{period}/nhac-viec/thu/{notice}", "ky/2023H1/nhac-viec/thu/tw.digest.2023-06-07", "303 403 403 403 403 200 200"),
        ("post ky/{period}/nhac-viec/thu/{notice}/dung", "ky/2023H1/nhac-viec/thu/tw.digest.2023-06-07/dung", "401 403 403 403 403 403 400"),
        ("post ky/{period}/nhac-viec/thu/{notice}/gui", "ky/2023H1/nhac-viec/thu/tw.digest.2023-06-07/gui", "401 403 403 403 403 403 409"),
        ("get ky/{period}/quan-ly", "ky/2022H2/quan-ly", "303 403 403 403 403 200 200"),
        ("post ky/{period}/quan-ly/trang-thai", "ky/2023H1/quan-ly/trang-thai state=published", "401 403 403 403 403 403 409"),
        ("post ky/{period}/quan-ly/han", "ky/2023H1/quan-ly/han", "401 403 403 403 403 403 400"),
        ("post ky/{period}/quan-ly/xac-nhan", "ky/2023H1/quan-ly/xac-nhan", "401 403 403 403 403 403 400"),
        ("get tai-khoan", "tai-khoan", "303 403 403 403 403 403 200"),
        ("post tai-khoan", "tai-khoan", "401 403 403 403 403 403 400"),
        ("get tai-khoan/{account}", "tai-khoan/khong-co", "303 403 403 403 403 403 404"),
        ("post tai-khoan/{account}", "tai-khoan/khong-co", "401 403 403 403 403 403 400"),
        ("post tai-khoan/{account}/trang-thai", "tai-khoan/khong-co/trang-thai state=closed", "401 403 403 403 403 403 404"),
        ("post tai-khoan/{account}/mat-khau", "tai-khoan/khong-co/mat-khau", "401 403 403 403 403 403 404"),
        ("get dau-moi", "dau-moi", "303 403 403 403 403 200 200"),
        ("get dau-moi/{place}", "dau-moi/{province}", "303 200 403 200 403 200 200"),
        ("get dau-moi/{place}", "dau-moi/trung-uong", "303 403 403 403 403 200 200"),
        ("post dau-moi/{place}", "dau-moi/{province}", "401 403 403 403 403 403 400"),
        ("get dau-moi/{place}/{id}", "dau-moi/{province}/khong-co", "303 403 403 403 403 403 404"),
        ("post dau-moi/{place}/{id}", "dau-moi/{province}/khong-co", "401 403 403 403 403 403 400"),
        ("get dau-moi/de-xuat/{period}", "dau-moi/de-xuat/2023H1", "303 403 403 403 403 200 200"),
        ("post dau-moi/de-xuat/{period}/{province}", "dau-moi/de-xuat/2023H1/{province}", "401 403 403 403 403 403 400"),
        ("get khoa", "khoa", "303 403 403 403 403 403 200"),
        ("post khoa", "khoa", "401 403 403 403 403 403 400"),
        ("post khoa/{id}/thu-hoi", "khoa/none/thu-hoi", "401 403 403 403 403 403 404"),
        ("get nhat-ky", "nhat-ky", "303 403 403 403 403 403 200"),
        ("get tinh-trang", "tinh-trang", "303 403 403 403 403 200 200"),
        ("post tinh-trang", "tinh-trang", "401 403 403 403 403 403 303"),

        ("get ky/{period}/tinh/{province}", "ky/2023H1/tinh/{province}", "303 200 403 200 403 200 200"),
        ("post ky/{period}/tinh/{province}/gui", "ky/2023H1/tinh/{province}/gui", "401 400 403 400 403 403 403"),
        ("get ky/{period}/tinh/{province}/gui/{upload}", "ky/2023H1/tinh/{province}/gui/khong-co", "303 404 403 404 403 404 404"),
        ("post ky/{period}/tinh/{province}/kiem-tra", "ky/2023H1/tinh/{province}/kiem-tra", "401 400 403 400 403 400 400"),
        ("get tinh/{province}", "tinh/{province}", "303 200 403 200 403 200 200"),
        // A report's versions are its province's and the centre's to read; what is said about them is said by whose part it is.
        ("get ky/{period}/tinh/{province}/phien-ban", "ky/2023H1/tinh/{province}/phien-ban", "303 200 403 200 403 200 200"),
        ("get ky/{period}/tinh/{province}/phien-ban/{number}", "ky/2023H1/tinh/{province}/phien-ban/1", "303 200 403 200 403 200 200"),
        ("get ky/{period}/tinh/{province}/so-sanh", "ky/2023H1/tinh/{province}/so-sanh?truoc=1&sau=1", "303 303 403 303 403 303 303"),
        ("get ky/{period}/tinh/{province}/so-sanh/{first}/{second}", "ky/2023H1/tinh/{province}/so-sanh/1/1", "303 200 403 200 403 200 200"),
        ("post ky/{period}/tinh/{province}/phien-ban/{number}/giai-trinh", "ky/2023H1/tinh/{province}/phien-ban/1/giai-trinh", "401 400 403 400 403 403 403"),
        ("post ky/{period}/tinh/{province}/phien-ban/{number}/tra-loi", "ky/2023H1/tinh/{province}/phien-ban/1/tra-loi", "401 400 403 400 403 403 403"),
        ("post ky/{period}/tinh/{province}/phien-ban/{number}/xac-nhan", "ky/2023H1/tinh/{province}/phien-ban/1/xac-nhan", "401 403 403 409 403 403 403"),
        ("post ky/{period}/tinh/{province}/phien-ban/{number}/phieu-xac-nhan", "ky/2023H1/tinh/{province}/phien-ban/1/phieu-xac-nhan", "401 400 403 400 403 403 403"),
        ("post ky/{period}/tinh/{province}/phien-ban/{number}/giai-trinh/{finding}/chua-dat", "ky/2023H1/tinh/{province}/phien-ban/1/giai-trinh/0123456789abcdef/chua-dat", "401 403 403 403 403 400 400"),
        ("get ky", "ky", "303 403 403 403 403 200 200"),
        ("get ky/{period}", "ky/2023H1", "303 403 403 403 403 200 200"),
        ("get ky/{period}", "ky/2023H1?vung=mien-nam&trang-thai=accepted", "303 403 403 403 403 200 200"),
        ("get ky/{period}/phat-hien", "ky/2023H1/phat-hien", "303 403 403 403 403 200 200"),
        ("post ky/{period}/phat-hien/{province}/{finding}", "ky/2023H1/phat-hien/{province}/0123456789abcdef", "401 403 403 403 403 400 400"),
        ("get ky/{period}/can-xu-ly", "ky/2023H1/can-xu-ly", "303 403 403 403 403 200 200"),
        ("post ky/{period}/can-xu-ly/thu-lai", "ky/2023H1/can-xu-ly/thu-lai", "401 403 403 403 403 403 303"),
        ("post ky/{period}/can-xu-ly/bo-qua", "ky/2023H1/can-xu-ly/bo-qua", "401 403 403 403 403 403 400"),
        ("get ky/{period}/tinh/{province}/tra-lai", "ky/2023H1/tinh/{province}/tra-lai", "303 403 403 403 403 200 200"),
        ("post ky/{period}/tinh/{province}/tra-lai", "ky/2023H1/tinh/{province}/tra-lai version=1", "401 403 403 403 403 400 400"),
        ("get ky/{period}/tinh/{province}/hoi", "ky/2023H1/tinh/{province}/hoi?ti-le=admitted-of-quota", "303 403 403 403 403 200 200"),
        ("post ky/{period}/tinh/{province}/hoi", "ky/2023H1/tinh/{province}/hoi", "401 403 403 403 403 400 400"),
        ("get ky/{period}/tong-hop", "ky/2023H1/tong-hop", "303 403 403 403 403 200 200"),
        ("get ky/{period}/tong-hop/{scope}", "ky/2023H1/tong-hop/mien-nam", "303 403 403 403 403 200 200"),
        ("get ky/{period}/tong-hop/{scope}", "ky/2022H2/tong-hop/mien-nam", "303 200 200 200 200 200 200"),
        ("get ky/{period}/tong-hop/{scope}", "ky/2022H2/tong-hop/mien-nam?lan=1", "303 403 403 403 403 200 200"),
        ("get ky/{period}/tong-hop/{scope}", "ky/2022H2/tong-hop/mien-bac", "303 403 403 403 403 200 200"),
        ("get ky/{period}/tong-hop/{scope}", "ky/2022H2/tong-hop/ca-nuoc", "303 403 403 403 403 200 200"),

        ("get api/development/clock", "api/development/clock", "401 403 403 403 403 403 200"),
        ("put api/development/clock", "api/development/clock", "401 403 403 403 403 403 400"),
    ];
}
