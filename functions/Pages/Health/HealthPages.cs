using CadreReports.Functions.Housekeeping;
using Microsoft.Extensions.DependencyInjection;

namespace CadreReports.Functions.Pages.Health;

/// <summary>What the page about the system's health is made of.</summary>
public static class HealthPages
{
    public static IServiceCollection AddHealthPages(this IServiceCollection services) => services
        .AddSingleton<PostRound>()
        .AddSingleton<ShowHealth>();
}
