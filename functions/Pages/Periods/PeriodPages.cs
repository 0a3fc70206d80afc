using CadreReports.Functions.Periods;
using Microsoft.Extensions.DependencyInjection;

namespace CadreReports.Functions.Pages.Periods;

/// <summary>What the pages on which periods are decided about are made of.</summary>
public static class PeriodPages
{
    public static IServiceCollection AddPeriodPages(this IServiceCollection services) => services
        .AddSingleton<PostPeriodState>()
        .AddSingleton<PostPeriodDue>()
        .AddSingleton<PostPeriodConfirmation>()
        .AddSingleton<ShowPeriodDesk>();
}
