using CadreReports.Functions.Http;
using CadreReports.Functions.Pages.Accounts;
using CadreReports.Functions.Pages.Audits;
using CadreReports.Functions.Pages.Board;
using CadreReports.Functions.Pages.Contacts;
using CadreReports.Functions.Pages.Health;
using CadreReports.Functions.Pages.Keys;
using CadreReports.Functions.Pages.Periods;
using CadreReports.Functions.Pages.Reminders;
using CadreReports.Functions.Pages.Reports;
using CadreReports.Functions.Pages.Summaries;
using CadreReports.Functions.Pages.Versions;
using CadreReports.Functions.Sessions;
using CadreReports.Portal.Frame;
using Microsoft.Extensions.DependencyInjection;

namespace CadreReports.Functions.Pages;

/// <summary>The parts that pages are made of: what shows them, and the functions that their forms pass on to.</summary>
public static class PageServices
{
    public static IServiceCollection AddPages(this IServiceCollection services) => services
        .AddSingleton<PageRenderer>()
        .AddSingleton<PageAnswers>()
        .AddSingleton<IProblemPage>(provider => provider.GetRequiredService<PageAnswers>())
        .AddSingleton<PostSession>()
        .AddSingleton<DeleteSession>()
        .AddSingleton<PutPassword>()
        .AddSingleton<ShowSignIn>()
        .AddSingleton<ShowPassword>()
        .AddBoardPages()
        .AddReportPages()
        .AddSummaryPages()
        .AddVersionPages()
        .AddReminderPages()
        .AddPeriodPages()
        .AddAccountPages()
        .AddContactPages()
        .AddKeyPages()
        .AddAuditPages()
        .AddHealthPages();
}
