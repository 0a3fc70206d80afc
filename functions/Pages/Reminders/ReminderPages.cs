using CadreReports.Functions.Reminders;
using Microsoft.Extensions.DependencyInjection;

namespace CadreReports.Functions.Pages.Reminders;

/// <summary>What the pages about letters are made of.</summary>
public static class ReminderPages
{
    public static IServiceCollection AddReminderPages(this IServiceCollection services) => services
        .AddSingleton<RemindersReader>()
        .AddSingleton<PostReminders>()
        .AddSingleton<PostNoticeStop>()
        .AddSingleton<PostNoticeSend>()
        .AddSingleton<ShowReminders>()
        .AddSingleton<ShowLetter>();
}
