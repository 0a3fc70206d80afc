using System.Text.RegularExpressions;
using CadreReports.Access;
using CadreReports.Catalogue;
using CadreReports.Portal.Contacts;
using CadreReports.Portal.Frame;
using CadreReports.Portal.Periods;
using CadreReports.Portal.Reminders;

namespace CadreReports.Tests.Portal;

/// <summary>The centre's pages promise what the system does, and to each person what that person may do.</summary>
public sealed partial class OfficerWordingTests
{
    private static readonly Period Period = CatalogueSet.Load().Period("2023H1")!;

    /// <summary>Provinces are written to when figures are opened again and when a day moves; of what else is decided they get no letter.</summary>
    [Theory]
    [InlineData(PeriodState.Draft)]
    [InlineData(PeriodState.Open)]
    [InlineData(PeriodState.Locked)]
    [InlineData(PeriodState.Published)]
    [InlineData(PeriodState.Reopened)]
    public async Task Reason_is_said_to_reach_provinces_only_where_they_get_a_letter(PeriodState state)
    {
        var html = await ShowAsync<PeriodDeskPage, PeriodDeskModel>(Role.CentralAdministrator, new PeriodDeskModel(Period with { State = state }, []));
        var forms = Form().Matches(html).Select(form => form.Value).Where(form => form.Contains("Ghi thành câu", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(forms);
        Assert.All(forms, form => Assert.Equal(
            form.Contains("value=\"reopened\"", StringComparison.Ordinal) || form.Contains("name=\"due\"", StringComparison.Ordinal),
            form.Contains("trong thư báo", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Sending_letters_is_said_to_be_theirs_who_may()
    {
        var model = RemindersModel.Of(Period, new ReminderQuery(null, null, null, 1), [], null, [], []);

        Assert.Contains("Ở đây xem trước từng thư, gửi ngay, dừng hoặc gửi lại.", await ShowAsync<RemindersPage, RemindersModel>(Role.CentralAdministrator, model), StringComparison.Ordinal);
        Assert.Contains("chỉ Quản trị Trung ương gửi ngay", await ShowAsync<RemindersPage, RemindersModel>(Role.CentralAnalyst, model), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Centre_is_not_asked_to_tell_itself_whom_to_write_to()
    {
        var model = new ContactsOfModel(Period.Province("82"), [], Period.CutOff);

        Assert.DoesNotContain("Hãy báo", await ShowAsync<ContactsOfPage, ContactsOfModel>(Role.CentralAnalyst, model), StringComparison.Ordinal);
        Assert.Contains("Hãy báo", await ShowAsync<ContactsOfPage, ContactsOfModel>(Role.ProvinceClerk, model), StringComparison.Ordinal);
    }

    private static async Task<string> ShowAsync<TPage, TModel>(Role role, TModel model)
        where TPage : PageOf<TModel>
    {
        await using var renderer = new PageRenderer();
        var viewer = new Principal("thu", role, role == Role.ProvinceClerk ? Period.Province("82") : null, SignInWay.Development);
        return await renderer.RenderAsync<TPage, TModel>(new PageContext(viewer, "/", "token", Period.Due), model);
    }

    [GeneratedRegex("<form .*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();
}
